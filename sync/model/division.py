"""Administrative divisions of the county: 9-digit codes (GB/T 39046 wants 9)."""

from __future__ import annotations

from msgspec import Struct

COUNTY_CODE = "420626"
COUNTY_NAME = "保康县"
COUNTY_PLACE = "420626000"
"""The county as a place among its townships."""


class Township(Struct, frozen=True):
    """code: 9 digits; name: as written on its signs."""

    code: str
    name: str


TOWNSHIPS: tuple[Township, ...] = (
    Township("420626100", "城关镇"),
    Township("420626101", "黄堡镇"),
    Township("420626102", "后坪镇"),
    Township("420626103", "龙坪镇"),
    Township("420626104", "店垭镇"),
    Township("420626105", "马良镇"),
    Township("420626106", "歇马镇"),
    Township("420626107", "马桥镇"),
    Township("420626108", "寺坪镇"),
    Township("420626109", "过渡湾镇"),
    Township("420626200", "两峪乡"),
)


def township_name(code: str) -> str:
    """The name for a code, or the code itself for one that is not in this county."""
    if code == COUNTY_PLACE:
        return COUNTY_NAME
    return next((t.name for t in TOWNSHIPS if t.code == code), code)
