"""The case file as one ZIP, written as it is read: neither it nor a photograph is ever on disk in plain."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

from sync.county.archive import papers
from sync.county.archive.contents import Contents, NamedFile
from sync.county.blobs import services as blobs
from sync.protocol.seal import SealError

DATA, SUMS = "元数据.json", "SHA256SUMS"
_ON_ITS_WAY, _BROKEN = "还在路上，没有收齐", "打不开，内容和登记的对不上"


class _Out:
    """What zipfile writes to: taken away as it comes."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._waiting.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        return None

    def taken(self) -> bytes:
        found = b"".join(self._waiting)
        self._waiting.clear()
        return found


class CaseFileZip:
    """申请表.pdf, 委托书.pdf, 办理过程.pdf, the files as they came, what is known of them, their SHA-256.

    Papers are made when it is made (NoFontError then); a file that is not here, or does not open, is named
    with the reason, and the others go.
    """

    def __init__(self, contents: Contents, made_at: datetime) -> None:
        self._contents, self._made_at = contents, made_at
        self._papers = {"申请表.pdf": papers.application(contents)}
        signed = papers.letter(contents)
        if signed is not None:
            self._papers["委托书.pdf"] = signed
        self._papers["办理过程.pdf"] = papers.record(contents, made_at)
        self._sums: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        self._missing: dict[str, str] = {}

    @property
    def name(self) -> str:
        """Of the file, and of the folder in it; says nothing of the citizen."""
        return f"归档卷-{self._contents.number}"

    def pieces(self) -> Iterator[bytes]:
        """Once. A file that turns out damaged in the middle breaks it off (SealError): none is better than
        half of one."""
        out = _Out()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:  # type: ignore[call-overload]
            for path, paper in self._papers.items():
                yield from self._entry(made, out, path, [paper])
            for one in self._contents.files:
                pieces = self._opened(one)
                if pieces is not None:
                    yield from self._entry(made, out, one.path, pieces)
            about = json.dumps(self._about(), ensure_ascii=False, indent=1).encode()
            yield from self._entry(made, out, DATA, [about])
            sums = "".join(f"{digest}  {path}\n" for path, digest in self._sums.items())
            yield from self._entry(made, out, SUMS, [sums.encode()])
        yield out.taken()

    def _entry(self, made: zipfile.ZipFile, out: _Out, path: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
        info = zipfile.ZipInfo(f"{self.name}/{path}", self._made_at.timetuple()[:6])
        info.external_attr = 0o600 << 16
        digest, size = sha256(), 0
        with made.open(info, "w", force_zip64=True) as entry:
            for piece in pieces:
                entry.write(piece)
                digest.update(piece)
                size += len(piece)
                yield out.taken()
        self._sums[path], self._sizes[path] = digest.hexdigest(), size

    def _opened(self, one: NamedFile) -> Iterator[bytes] | None:
        try:
            return blobs.open_blob(one.message, one.file)
        except LookupError:
            self._missing[one.path] = _ON_ITS_WAY
        except SealError:
            self._missing[one.path] = _BROKEN
        return None

    def _about(self) -> dict[str, Any]:
        case, body = self._contents.case, self._contents.body
        material = {one.path: one for one in self._contents.files}
        kinds = dict.fromkeys(self._papers, "application/pdf")
        kinds |= {path: one.file.type for path, one in material.items()}
        return {
            "办件编号": case.case_no,
            "回执号": case.receipt_no,
            "事项编码": case.matter_code,
            "事项版本": case.matter_rev,
            "事项名称": case.matter_name,
            "表格": body.form_id,
            "表格版本": body.form_version,
            "申请人": body.applicant.name,
            "受理乡镇": case.township,
            "自助终端": body.terminal,
            "办理单位": case.owner.name if case.owner is not None else "",
            "状态": case.status.label,
            "提交时间": _iso(self._contents.filed_at),
            "收到时间": _iso(case.received_at),
            "受理时间": _iso(case.accepted_at),
            "办结时间": _iso(case.closed_at),
            "送达时间": _iso(case.delivered_at),
            "归档卷生成时间": _iso(self._made_at),
            "文件": [
                {
                    "路径": path,
                    "材料": material[path].material if path in material else "",
                    "类型": kinds[path],
                    "字节": self._sizes[path],
                    "SHA-256": digest,
                }
                for path, digest in self._sums.items()
            ],
            "没有装进来的": [
                {"路径": path, "材料": material[path].material, "原因": why}
                for path, why in self._missing.items()
            ],
        }


def _iso(at: datetime | None) -> str:
    return at.astimezone().isoformat(timespec="seconds") if at is not None else ""
