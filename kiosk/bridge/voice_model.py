"""A complaint, an opinion or a message in the making: one question after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.progress_model import ProgressModel
from kiosk.bridge.shown import said
from kiosk.services.saying import Saying
from sync.model.voice import LONGEST_SUBJECT, LONGEST_WORDS, About, VoiceKind

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

#: What somebody may want to be called back on: value, words, remark.
CONTACTS = (
    ("call", "留手机号码，要回电话", ""),
    ("phone", "留手机号码，不用回电话", "凭号码查答复"),
    ("none", "不留，匿名", "凭查询码查答复"),
)
_WHICH = {
    About.CASE: ("是哪一件事？", "可以写回执号，也可以写办的什么事"),
    About.MATTER: ("是哪个事项？", "比如：养老保险认证"),
    About.SERVICE: ("是哪个窗口、哪位工作人员？", "不知道可以不写"),
}


@QmlElement
@QmlUncreatable("Python owns the voice model")
class VoiceModel(QObject):  # type: ignore[operator]
    """``current``: on the writing page ``which`` or ``words``, on the contact page ``choice`` or ``phone``.

    What is typed goes straight into the visit's ``Saying``; the model itself keeps no word of it.
    """

    changed = Signal()
    #: It was not handed over, and why stands on the page now.
    refused = Signal()
    #: complaint, opinion or message was chosen.
    kindChosen = Signal(str)
    submitAsked = Signal()
    #: 用手机写.
    phoneAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saying: Saying | None = None
        self._current = "words"
        self._problem = ""
        self._busy = False
        self._chosen = ""
        self._about = ""
        self._helper = ""
        self._qr = ""

    # ---- used by Python ----

    def begin(self, saying: Saying, helper: str) -> None:
        """helper: who is on duty, masked; "" when nobody is."""
        self.clear()
        self._saying, self._helper = saying, helper
        self.changed.emit()

    def clear(self) -> None:
        self._saying = None
        self._current, self._problem, self._busy = "words", "", False
        self._chosen = self._about = self._helper = self._qr = ""
        self.changed.emit()

    def open_writing(self) -> None:
        """The writing page is shown: first which one, where that is a question at all."""
        self._current = "which" if self._asks_which() and not self._said("words") else "words"
        self._problem = ""
        self.changed.emit()

    def open_contact(self) -> None:
        self._current, self._problem = "choice", ""
        self.changed.emit()

    def dictate(self, helps: bool) -> None:
        if self._saying is not None:
            self._saying.dictated = helps
            self.changed.emit()

    def fail(self, sentence: str, current: str = "") -> None:
        """current: the field it is about, "" for the one shown."""
        self._busy, self._problem = False, sentence
        self._current = current or self._current
        self.changed.emit()
        self.refused.emit()

    def wait(self) -> None:
        self._busy, self._problem = True, ""
        self.changed.emit()

    def show_qr(self, address: str) -> None:
        self._qr = address
        self.changed.emit()

    # ---- read by the pages ----

    @Property(str, notify=changed)
    def kind(self) -> str:
        """投诉, 意见 or 留言."""
        return self._saying.kind.label if self._saying is not None else ""

    @Property(bool, notify=changed)
    def complaint(self) -> bool:
        return self._saying is not None and self._saying.kind is VoiceKind.COMPLAINT

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def abouts(self) -> list[dict[str, Any]]:
        return [{"key": about.value, "words": about.label} for about in About]

    @Property(str, notify=changed)
    def about(self) -> str:
        return self._about

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def contacts(self) -> list[dict[str, Any]]:
        return [{"key": key, "words": words, "remark": remark} for key, words, remark in CONTACTS]

    @Property(str, notify=changed)
    def contact(self) -> str:
        """call, phone or none; "" before it is chosen."""
        return self._chosen

    @Property(str, notify=changed)
    def current(self) -> str:
        return self._current

    @Property(str, notify=changed)
    def which(self) -> str:
        return self._said("which")

    @Property(bool, notify=changed)
    def asksWhich(self) -> bool:
        return self._asks_which()

    @Property(str, notify=changed)
    @said
    def whichLabel(self) -> str:
        return self._which()[0]

    @Property(str, notify=changed)
    @said
    def whichHint(self) -> str:
        return self._which()[1]

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._said("words")

    @Property(int, constant=True)
    def longest(self) -> int:
        return LONGEST_WORDS

    @Property(int, constant=True)
    def longestWhich(self) -> int:
        return LONGEST_SUBJECT

    @Property(int, notify=changed)
    def left(self) -> int:
        """Characters that may still be written."""
        return LONGEST_WORDS - len(self._said("words").strip())

    @Property(bool, notify=changed)
    def written(self) -> bool:
        return bool(self._said("words").strip())

    @Property(str, notify=changed)
    def phone(self) -> str:
        text = self._said("phone")
        return " ".join(part for part in (text[:3], text[3:7], text[7:]) if part)

    @Property(bool, notify=changed)
    def dictated(self) -> bool:
        return self._saying is not None and self._saying.dictated

    @Property(bool, notify=changed)
    def readBack(self) -> bool:
        return self._saying is not None and self._saying.read_back

    @Property(str, notify=changed)
    def helper(self) -> str:
        return self._helper

    @Property(str, notify=changed)
    @said
    def problem(self) -> str:
        return self._problem

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(QUrl, notify=changed)
    def qr(self) -> QUrl:
        return QUrl(self._qr)

    # ---- asked by the pages ----

    @Slot(str)
    def begin_(self, kind: str) -> None:
        """One of the three kinds was touched."""
        self.kindChosen.emit(kind)

    @Slot(str)
    def chooseAbout(self, about: str) -> None:
        if self._saying is not None and about != self._about:
            self._saying.about, self._saying.which = About(about), ""
            self._about = about
            self.changed.emit()

    @Slot(str)
    def typeWhich(self, text: str) -> None:
        self._write("which", text)

    @Slot(str)
    def typeWords(self, text: str) -> None:
        self._write("words", text)

    @Slot(str)
    def chooseContact(self, key: str) -> None:
        if self._saying is not None:
            self._chosen = key
            self._saying.contact, self._saying.call_back = key != "none", key == "call"
            self._problem = ""
            self.changed.emit()

    @Slot(bool)
    def confirm(self, heard: bool) -> None:
        """The citizen has heard what the helper wrote."""
        if self._saying is not None:
            self._saying.read_back = heard
            self.changed.emit()

    @Slot(str)
    def typed(self, key: str) -> None:
        self._write("phone", (self._said("phone") + key)[:11])

    @Slot()
    def erased(self) -> None:
        self._write("phone", self._said("phone")[:-1])

    @Slot(result=bool)
    def forward(self) -> bool:
        """On to the next question of the same page; False when that was the last."""
        if self._current == "which":
            return self._turn("words")
        return self._current == "choice" and self._chosen != "none" and self._turn("phone")

    @Slot(result=bool)
    def backward(self) -> bool:
        """Back to the question before on the same page; False when there is none."""
        if self._current == "words" and self._asks_which():
            return self._turn("which")
        return self._current == "phone" and self._turn("choice")

    @Slot()
    def askPhone(self) -> None:
        self.phoneAsked.emit()

    @Slot()
    def submit(self) -> None:
        if self._saying is not None and not self._busy:
            self.submitAsked.emit()

    # ---- inside ----

    def _turn(self, to: str) -> bool:
        self._current, self._problem = to, ""
        self.changed.emit()
        return True

    def _which(self) -> tuple[str, str]:
        """The question for which one it is, and its hint; empty where there is nothing to ask."""
        return _WHICH.get(About(self._about), ("", "")) if self._about else ("", "")

    def _asks_which(self) -> bool:
        return self._which() != ("", "")

    def _said(self, field: str) -> str:
        return str(getattr(self._saying, field)) if self._saying is not None else ""

    def _write(self, field: str, text: str) -> None:
        if self._saying is not None and text != self._said(field) and not self._busy:
            setattr(self._saying, field, text)
            self._problem = ""
            self.changed.emit()


@QmlElement
@QmlUncreatable("Python owns the model of a voice looked up")
class VoiceViewModel(ProgressModel):  # type: ignore[operator]
    """One's own complaint, opinion or message: as a case, and what was answered."""

    answered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        self._answer: list[str] = []
        self._measure: list[str] = []
        super().__init__(parent)

    def set_answer(self, answer: Sequence[str], measure: Sequence[str]) -> None:
        """Sentences of the answer, and of what was done so that it does not happen again."""
        self._answer, self._measure = list(answer), list(measure)
        self.answered.emit()

    def clear(self) -> None:
        super().clear()
        self.set_answer((), ())

    @Property("QStringList", notify=answered)  # type: ignore[arg-type]
    def answer(self) -> list[str]:
        return self._answer

    @Property("QStringList", notify=answered)  # type: ignore[arg-type]
    def measure(self) -> list[str]:
        return self._measure
