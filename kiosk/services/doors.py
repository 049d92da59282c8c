"""The doors of the elder home page: a domain in folk words, and what people come for behind each.

A domain has up to a hundred matters, four on a page in large type: who goes through 养老 must not turn past
企业社会保险登记 to find the pension. Nothing is left out; what the door is named for stands first, what only
companies can file stands last.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from sync.model.matter import Audience, Domain, Matter


class Door(Struct, frozen=True):
    """first: words in the names of matters; what has an earlier one stands earlier."""

    name: str
    domain: Domain
    first: tuple[str, ...]

    def order(self, matters: Iterable[Matter]) -> list[Matter]:
        """Where two are alike the given order stays: what can be filed here is before what cannot."""
        return sorted(matters, key=self._rank)

    def _rank(self, matter: Matter) -> tuple[bool, int]:
        found = (at for at, word in enumerate(self.first) if word in matter.name)
        return Audience.PERSON not in matter.audience, next(found, len(self.first))


#: By the name that stands on the door (DESIGN §11, 03).
DOORS = {
    door.name: door
    for door in (
        Door(
            "养老",
            Domain.HUMAN_RESOURCES,
            ("城乡居民养老保险", "养老金", "养老保险待遇", "居民", "养老", "退休", "遗属", "社会保障卡"),
        ),
        Door(
            "看病",
            Domain.MEDICAL_INSURANCE,
            ("保险费缴纳", "住院费用", "门诊费用", "城乡居民基本医疗保险", "异地", "慢特病", "救助"),
        ),
        Door(
            "补贴救助",
            Domain.SOCIAL_ASSISTANCE,
            ("高龄", "老年人", "最低生活保障", "残疾人", "特困", "临时救助"),
        ),
        Door(
            "房子土地",
            Domain.REAL_ESTATE,
            ("宅基地", "土地承包", "林权", "继承", "住房信息", "补发", "查询"),
        ),
    )
}
