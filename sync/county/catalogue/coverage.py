"""What is still missing in the catalogue: which matters lack a form, a limit, a basis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

import msgspec
from msgspec import Struct

from sync.county.catalogue.models import MatterForm, PublishedMatter
from sync.county.catalogue.releases import forms_in_use
from sync.county.catalogue.rules import SHORT_NAME
from sync.model.matter import Matter


class Gap(StrEnum):
    """Something a citizen or a clerk misses."""

    FORM = "form"
    STATUTORY = "statutory"
    PROMISED = "promised"
    BASIS = "basis"
    MATERIALS = "materials"
    KEYWORDS = "keywords"
    SHORT = "short"

    @property
    def label(self) -> str:
        return _GAPS[self][0]

    @property
    def why(self) -> str:
        return _GAPS[self][1]


_GAPS = {
    Gap.FORM: ("没有表格", "写了能在自助终端办，群众却只能看指南"),
    Gap.STATUTORY: ("没有法定时限", "超没超法定期限算不出来"),
    Gap.PROMISED: ("没有承诺时限", "受理后不知道哪天办好，是目录的错"),
    Gap.BASIS: ("没有设定依据", "群众问凭什么要这些，答不上来"),
    Gap.MATERIALS: ("没有材料", "确实不用材料的可以不管"),
    Gap.KEYWORDS: ("没有群众叫法", "按俗话搜不到"),
    Gap.SHORT: ("名称太长又没有简称", "首页的按钮写不下"),
}
_LACKS: dict[Gap, Callable[[Matter, bool], bool]] = {
    Gap.FORM: lambda m, has_form: m.at_kiosk and not has_form,
    Gap.STATUTORY: lambda m, _: m.statutory.days is None,
    Gap.PROMISED: lambda m, _: m.promised.days is None,
    Gap.BASIS: lambda m, _: not m.basis.strip(),
    Gap.MATERIALS: lambda m, _: not m.materials,
    Gap.KEYWORDS: lambda m, _: not m.keywords,
    Gap.SHORT: lambda m, _: len(m.name) > SHORT_NAME and not m.short_name and m.at_kiosk,
}


class Covered(Struct, frozen=True):
    matter: Matter
    gaps: tuple[Gap, ...]


def coverage() -> Sequence[Covered]:
    """Every published matter with its gaps, by code; two queries however many there are."""
    published = forms_in_use()
    forms = {code for code, form in MatterForm.objects.values_list("code", "form_id") if form in published}
    rows = PublishedMatter.objects.filter(withdrawn_at=None).order_by("code").values_list("record", flat=True)
    matters = [msgspec.json.decode(bytes(record), type=Matter) for record in rows]
    return [Covered(m, tuple(gap for gap in Gap if _LACKS[gap](m, m.code in forms))) for m in matters]
