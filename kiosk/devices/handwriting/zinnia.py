"""Zinnia (BSD licence), an engine for handwriting by support vector machines, through its C interface.

Functions and types are those of ``zinnia.h`` 0.06. The model for simplified Chinese comes from the Tegaki
project (LGPL-2.1+). Both are Debian packages: ``libzinnia0``, ``tegaki-zinnia-simplified-chinese``.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Sequence
from ctypes import c_char_p, c_float, c_int, c_size_t, c_void_p
from pathlib import Path

from kiosk.devices.handwriting.port import Candidate, HandwritingError, Stroke
from kiosk.devices.handwriting.rank import PARTS, words_first
from kiosk.devices.handwriting.strokes import SQUARE, Tidied, tidy

LIBRARY = "libzinnia.so.0"
MODEL = Path("/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model")

_SIGNATURES: dict[str, tuple[type | None, tuple[type, ...]]] = {
    "zinnia_recognizer_new": (c_void_p, ()),
    "zinnia_recognizer_destroy": (None, (c_void_p,)),
    "zinnia_recognizer_open": (c_int, (c_void_p, c_char_p)),
    "zinnia_recognizer_size": (c_size_t, (c_void_p,)),
    "zinnia_recognizer_classify": (c_void_p, (c_void_p, c_void_p, c_size_t)),
    "zinnia_character_new": (c_void_p, ()),
    "zinnia_character_destroy": (None, (c_void_p,)),
    "zinnia_character_set_width": (None, (c_void_p, c_size_t)),
    "zinnia_character_set_height": (None, (c_void_p, c_size_t)),
    "zinnia_character_add": (c_int, (c_void_p, c_size_t, c_int, c_int)),
    "zinnia_result_value": (c_char_p, (c_void_p, c_size_t)),
    "zinnia_result_score": (c_float, (c_void_p, c_size_t)),
    "zinnia_result_size": (c_size_t, (c_void_p,)),
    "zinnia_result_destroy": (None, (c_void_p,)),
}


def load_library(name: str = LIBRARY) -> ctypes.CDLL:
    """Zinnia's library with its functions typed. Raises HandwritingError when it is not installed."""
    try:
        library = ctypes.CDLL(name)
        for function, (result, arguments) in _SIGNATURES.items():
            entry = getattr(library, function)
            entry.restype, entry.argtypes = result, arguments
    except (OSError, AttributeError) as error:
        raise HandwritingError("手写识别引擎没有装好，请安装 libzinnia0。") from error
    return library


class ZinniaRecogniser:
    """A model opened by Zinnia. The file is mapped, not read: opening takes about a millisecond."""

    def __init__(self, model: Path = MODEL, library: str = LIBRARY) -> None:
        """Raises HandwritingError when the library or the model is missing or broken."""
        self._lib = load_library(library)
        if not model.is_file():
            raise HandwritingError("手写字库没有装好，请安装 tegaki-zinnia-simplified-chinese。")
        # Zinnia says nothing about calls from several threads; a character takes 3 ms, so they take turns.
        self._turn = threading.Lock()
        self._engine: int | None = self._lib.zinnia_recognizer_new()
        if not self._engine:
            raise HandwritingError("内存不够，手写识别没有打开。")
        if not self._lib.zinnia_recognizer_open(self._engine, str(model).encode()):
            self.close()
            raise HandwritingError("手写字库坏了，请重新安装 tegaki-zinnia-simplified-chinese。")

    @property
    def size(self) -> int:
        """How many characters the model knows; 0 after :meth:`close`."""
        with self._turn:
            return int(self._lib.zinnia_recognizer_size(self._engine)) if self._engine else 0

    def recognise(
        self, strokes: Sequence[Stroke], width: int, height: int, limit: int
    ) -> tuple[Candidate, ...]:
        if limit < 1:
            raise ValueError(f"asked for {limit} candidates")
        tidied = tidy(strokes, width, height)
        with self._turn:
            if self._engine is None:
                raise HandwritingError("手写识别已经关了。")
            # Zinnia's features of no stroke at all are undefined.
            return self._classify(tidied, limit) if tidied else ()

    def close(self) -> None:
        with self._turn:
            engine, self._engine = self._engine, None
            if engine:
                self._lib.zinnia_recognizer_destroy(engine)

    def __del__(self) -> None:
        if getattr(self, "_engine", None):
            self.close()

    def _classify(self, strokes: Tidied, limit: int) -> tuple[Candidate, ...]:
        lib = self._lib
        character = lib.zinnia_character_new()
        if not character:
            raise HandwritingError("内存不够，没有认出来。")
        try:
            lib.zinnia_character_set_width(character, SQUARE)
            lib.zinnia_character_set_height(character, SQUARE)
            for number, stroke in enumerate(strokes):
                for x, y in stroke:
                    lib.zinnia_character_add(character, number, x, y)
            result = lib.zinnia_recognizer_classify(self._engine, character, limit + len(PARTS))
        finally:
            lib.zinnia_character_destroy(character)
        if not result:
            return ()
        try:
            found = [
                Candidate(
                    lib.zinnia_result_value(result, n).decode("utf-8"),
                    float(lib.zinnia_result_score(result, n)),
                )
                for n in range(lib.zinnia_result_size(result))
            ]
            return words_first(found, limit)
        finally:
            lib.zinnia_result_destroy(result)
