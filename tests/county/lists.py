"""Matter lists as staff hand them in, good and bad, made in memory."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import openpyxl

HEADER = (
    "事项编码",
    "事项名称",
    "事项类型",
    "服务对象",
    "主管部门",
    "法定时限(工作日)",
    "承诺时限(工作日)",
    "收费",
    "办理渠道",
    "是否即办",
    "申请材料",
    "设定依据",
    "备注",
)
ROW = (
    "HR-001",
    "养老保险参保登记",
    "公共服务",
    "个人",
    "保康县人力资源和社会保障局",
    30,
    20,
    "不收费",
    "自助终端、窗口",
    "否",
    "1.居民身份证(电子证照)\n2.登记表(现场填写)",
    "《社会保险法》",
    "",
)


def row(**changes: Any) -> tuple[Any, ...]:
    """ROW with columns changed by the Chinese name of the column (brackets left out)."""
    names = [name.split("(")[0] for name in HEADER]
    values = list(ROW)
    for name, value in changes.items():
        values[names.index(name)] = value
    return tuple(values)


def workbook(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    for title, lines in sheets:
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(list(line))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def matter_list(*lines: Sequence[Any], title: str = "人社") -> bytes:
    """One sheet with a title line, the usual header and the given rows."""
    return workbook((title, [("保康县高频事项清单",), HEADER, *lines]))
