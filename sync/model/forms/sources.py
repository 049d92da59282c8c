"""Where an answer may come from before anybody types: what the column ``prefill`` can name."""

from __future__ import annotations

SOURCES: dict[str, str] = {
    "id_card.name": "身份证上的姓名",
    "id_card.number": "身份证号码",
    "id_card.address": "身份证上的住址",
    "person.name": "办事人的姓名",
    "person.id_number": "办事人的证件号码",
    "person.address": "办事人的住址",
    "person.phone": "办事人的手机号",
    "person.birth_date": "证件号码里的出生日期",
    "person.sex": "证件号码里的性别（1 男，2 女）",
    "earlier.phone": "这次前面填过的手机号",
    "elicence.company_name": "电子营业执照上的名称",
    "elicence.credit_code": "电子营业执照上的统一社会信用代码",
}
"""Source -> what it is, in words for staff. ``sync/README.md`` says the same for authors of forms."""

OPEN = ("earlier.", "elicence.")
"""Families that grow with what the county can ask for; a name of theirs may be written before it is known."""


def source_words(source: str) -> str:
    """A source in words; a name that is not known yet stands for itself."""
    return SOURCES.get(source, source)
