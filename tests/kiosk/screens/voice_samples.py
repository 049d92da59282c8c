"""Fictional content for the pages of complaints, opinions and messages, and of the openness zone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kiosk.bridge.openness_model import DocumentModel, OpennessModel
from kiosk.bridge.receipt_model import ReceiptModel
from kiosk.bridge.voice_model import VoiceModel, VoiceViewModel
from kiosk.services.openness import DocumentHit, facts, line_of, pieces, sentences
from kiosk.services.saying import Saying
from sync.county.openness.text import read_document
from sync.model.document import Block, BlockKind, Document, Force
from sync.model.voice import About, VoiceKind
from tests.kiosk.screens.filing_samples import QR_ADDRESS, RECEIPT_NO

DOCUMENTS = Path(__file__).resolve().parents[3] / "assets" / "notices" / "documents"
WORDS = "上午九点来的，窗口开着门，没有人。等了一个多钟头才来人，问什么都说不清楚，让我下午再来。"


def voice(kind: VoiceKind = VoiceKind.COMPLAINT, helper: str = "王*琴") -> VoiceModel:
    model = VoiceModel()
    model.begin(Saying(kind), helper)
    return model


def about_chosen() -> VoiceModel:
    model = voice()
    model.chooseAbout(About.SERVICE.value)
    return model


def writing() -> VoiceModel:
    model = about_chosen()
    model.open_writing()
    return model


def written() -> VoiceModel:
    model = writing()
    model.typeWhich("综合窗口")
    model.typeWords(WORDS)
    model.forward()
    return model


def written_full() -> VoiceModel:
    model = voice()
    model.chooseAbout(About.OTHER.value)
    model.open_writing()
    model.typeWords("等了很久没有人来。" * 55)
    return model


def dictated() -> VoiceModel:
    model = voice()
    model.chooseAbout(About.TERMINAL.value)
    model.dictate(helps=True)
    model.open_writing()
    return model


def contact() -> VoiceModel:
    model = written()
    model.open_contact()
    return model


def contact_dictated() -> VoiceModel:
    model = dictated()
    model.typeWords(WORDS)
    model.open_contact()
    model.chooseContact("none")
    model.fail("存储满了，请叫管理员检查。您写的没有交上去，还在屏幕上，可以再点一次“提交”。")
    return model


def contact_phone() -> VoiceModel:
    model = contact()
    model.chooseContact("call")
    model.forward()
    for key in "1380000":
        model.typed(key)
    return model


def contact_phone_wrong() -> VoiceModel:
    model = contact_phone()
    model.fail("少了 4 位，应是 11 位数字。", "phone")
    return model


def qr() -> VoiceModel:
    model = voice()
    model.show_qr(QR_ADDRESS)
    return model


def slip(code: str = "", paper: str = "") -> ReceiptModel:
    model = ReceiptModel()
    rows = [
        ("类别", "投诉", False),
        ("关于", "工作人员的服务", False),
        ("答复时间", "预计 11月27日 星期五 前", True),
    ]
    if code:
        rows.insert(0, ("查询码", code, True))
    model.show(number=RECEIPT_NO, sentence="已存在这台机器里，联网后自动送到县里", rows=rows, qr=QR_ADDRESS)
    key = "查询码" if code else "手机号码"
    model.set_steps([("people", "交给专人", "有人负责"), ("progress", "凭回执号", f"和{key}查")])
    if paper:
        model.set_paper(paper, "已生成回执单，共 1 页")
    return model


def slip_anonymous() -> ReceiptModel:
    return slip(code="402917", paper="done")


def sent_words() -> dict[str, object]:
    return {"success": "您说的已收好", "caption": "回执号（凭它查答复）"}


def looked_up(state: str = "办理", answered: bool = False) -> VoiceViewModel:
    model = VoiceViewModel()
    events = [
        {
            "what": "提交投诉",
            "when": "11月22日 09:41",
            "who": "歇马镇自助终端，本人写的",
            "phase": "done",
        },
        {
            "what": "县里已收到",
            "when": "11月22日 10:02",
            "who": "等待交给专人",
            "phase": "done",
        },
        {
            "what": "已交专人办理",
            "when": "11月23日 09:10",
            "who": "李*督 · 由 王*琴负责",
            "phase": "now",
        },
    ]
    if answered:
        events[2] = events[2] | {"phase": "done"}
        events += [
            {"what": "已答复", "when": "11月25日 15:30", "who": "示例局 · 王*琴", "phase": "done"},
            {"what": "复核办结", "when": "11月26日 09:00", "who": "示例督查室 · 李*督", "phase": "done"},
        ]
    rows = [("回执号", RECEIPT_NO), ("关于", "工作人员的服务"), ("在谁手里", "示例局 · 王*琴")]
    if not answered:
        rows.append(("什么时候答复", "11月27日 前答复"))
    model.show(
        matter="您的投诉",
        state="已答复，办结" if answered else "已交专人办理",
        kind="g" if answered else "y",
        words="已经答复，办结了。" if answered else "已经有专人负责，正在核实。",
        rows=rows,
        missing=(),
        events=events,
    )
    if answered:
        text = "您反映的情况我们查过了。窗口的人去送材料，没有安排人顶替，对不起。"
        model.set_answer(sentences(text), sentences("两个人轮岗，离开要有人顶上，写明去向和电话。"))
    return model


def looked_up_answered() -> VoiceViewModel:
    return looked_up(answered=True)


def starting_documents() -> list[Document]:
    found = [read_document(path.read_text("utf-8"), path.stem) for path in sorted(DOCUMENTS.glob("*.md"))]
    return [document for document in found if isinstance(document, Document)]


def _listing(documents: list[Document]) -> OpennessModel:
    model = OpennessModel()
    model.set_hits([DocumentHit(d.key, d.title, line_of(d)) for d in documents])
    return model


def openness() -> OpennessModel:
    return _listing(starting_documents())


def openness_many() -> OpennessModel:
    block = (Block(BlockKind.PARAGRAPH, "一段。"),)
    return _listing(
        [
            Document(
                key=f"d{n}",
                title=f"关于做好城乡居民示例补贴发放工作的通知（第 {n} 号）",
                issuer="保康县示例和示例社会保障局",
                issued=date(2026, 1, n),
                number=f"保示发〔2026〕{n}号",
                force=list(Force)[n % 3],
                blocks=block,
            )
            for n in range(1, 16)
        ]
    )


def openness_none() -> OpennessModel:
    return _listing([])


def _reader(document: Document) -> DocumentModel:
    model = DocumentModel()
    model.show(
        title=document.title,
        state=document.force.label,
        kind="g",
        rows=[row for row in facts(document) if row[0] != "效力"],
        source=document.source,
        pieces=pieces(document),
    )
    return model


def document() -> DocumentModel:
    return _reader(next(d for d in starting_documents() if d.number))


def document_table() -> DocumentModel:
    return _reader(next(d for d in starting_documents() if d.key == "your-say"))


def document_large() -> DocumentModel:
    model = document()
    model.enlarge()
    model.set_printing(False, "已生成，共 1 页", done=True)
    return model
