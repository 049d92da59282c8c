"""一次性告知单: everything about one matter, told once and completely."""

from __future__ import annotations

from kiosk.paper.slips import NoticeSheet
from sync.paper.fonts import FontChain
from sync.paper.sheet import FAINT, LARGE, Sheet


def notice_pdf(notice: NoticeSheet, chain: FontChain, *, large: bool = False) -> tuple[bytes, int]:
    """(PDF, pages)."""
    footer = f"{notice.centre}　{notice.printed_words} 生成"
    sheet = Sheet(chain, "一次性告知单", scale=LARGE if large else 1.0, footer=footer)
    sheet.text(f"一次性告知单　{notice.path}", 12, colour=FAINT)
    sheet.text(notice.title, 22, bold=True)
    sheet.text(f"主管部门：{notice.department}", 12)
    sheet.rule()
    sheet.columns(notice.facts)
    sheet.rule()
    sheet.item("要准备什么", notice.materials_head, 14, bold=True)
    for number, material in enumerate(notice.materials, 1):
        note = f"（{material.note}）" if material.note else ""
        sheet.item(f"{number}. {material.name}{note}", "  ".join(material.tags), 12)
    sheet.space(4)
    sheet.text("写着“免提交”的，由县里通过电子证照或数据共享核对，不用您交。", 11, colour=FAINT)
    sheet.rule()
    for head, words in (
        ("在哪里能办", "、".join(notice.channels)),
        ("办理依据", notice.basis),
        ("说明", notice.note),
    ):
        if words:
            sheet.heading(head, 13)
            sheet.text(words, 12)
            sheet.space(3)
    sheet.rule()
    sheet.need(sheet.size(12) * 4)
    sheet.text(notice.counter_words, 12, bold=True)
    if notice.phone:
        sheet.text(f"问不明白、办得不顺，请打 {notice.phone}。", 12)
    return sheet.finish(), sheet.pages
