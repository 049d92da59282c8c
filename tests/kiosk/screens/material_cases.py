"""The pages on which a material is photographed, taken from a stick or a phone, and looked at again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

import cv2
from PySide6.QtGui import QImage

from kiosk.bridge.flow_model import STEPS
from kiosk.bridge.materials_model import PHONE, SHOOT, STICK, MaterialsModel
from kiosk.bridge.phone_model import PhoneModel
from kiosk.bridge.qr_image import SCHEME
from kiosk.bridge.shoot_model import ShootModel
from kiosk.bridge.stick_model import StickModel
from kiosk.bridge.taken_model import TakenModel
from kiosk.bridge.taken_pictures import TakenPictures
from kiosk.devices.camera.judge import DARK, NO_PAGE, SHADOW
from kiosk.devices.camera.port import Found, Shot, View
from kiosk.services.phone_files import NO_LINE
from kiosk.services.stick_files import StickFile
from sync.model.case import CaseFile, Route
from tests.helpers.photos import FRAME, SLANTED, photograph, sheet
from tests.kiosk.screens.cases import PageCase, no_properties
from tests.kiosk.screens.filing_samples import MATERIALS, PHONE_KEY

NAME = "法定代表人、董事、监事、高级管理人员任职文件"
OUTLINE = tuple((x / FRAME[0], y / FRAME[1]) for x, y in SLANTED)


def at() -> Mapping[str, object]:
    return {"steps": STEPS, "step": 2}


@cache
def packed(what: str) -> bytes:
    frame = sheet() if what == "sheet" else photograph(light=0.4 if what == "dark" else 1.0)
    small = cv2.resize(frame, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    return cv2.imencode(".jpg", small)[1].tobytes()


def found(finding: object) -> Found:
    return Found(finding.rule, finding.words, finding.refused)  # type: ignore[attr-defined]


def shoot(what: str) -> ShootModel:
    model = ShootModel()
    model.begin("残疾人证", 0 if what in ("opening", "none", "trouble") else 2)
    if what == "live":
        model.see(View(packed("page"), OUTLINE, None, still=True, ready=True))
    elif what == "none":
        model.see(View(packed("page"), (), found(NO_PAGE)))
    elif what == "dark":
        model.see(View(packed("dark"), OUTLINE, found(DARK)))
    elif what == "shot":
        model.photographed(Shot(packed("sheet"), asked=False))
    elif what == "doubt":
        model.photographed(Shot(packed("sheet"), True, (found(SHADOW),)))
        model.failed("没有存好，请再试一次；还不行就请帮办员看看。")
    elif what == "trouble":
        model.trouble()
    return model


FILES = tuple(
    StickFile(Path("/none"), name, kind, size, 0.0)
    for name, kind, size in (
        ("残疾人证正面.jpg", "image/jpeg", 2_400_000),
        ("IMG_20261103_091522_虚构的很长的名字不会…第二张.jpg", "image/jpeg", 3_100_000),
        ("IMG_0042.HEIC", "image/heic", 1_900_000),
        ("证明材料.pdf", "application/pdf", 412_000),
        ("扫描件.png", "image/png", 8_200_000),
        ("委托书.pdf", "application/pdf", 99_000),
    )
)


def stick(what: str) -> StickModel:
    model = StickModel(lambda seconds: "11月3日")
    model.begin("残疾人证")
    if what == "list":
        model.show(FILES)
        model.stored(0)
    elif what == "refused":
        model.show(FILES)
        model.failed("HEIC 照片这里打不开。请在手机上存成 JPG，或者把纸放到这里拍。")
    elif what == "none":
        model.trouble("没有找到U盘。请把U盘插好，等几秒钟再点一次。")
    return model


def phone(what: str) -> PhoneModel:
    model = PhoneModel()
    model.begin("残疾人证")
    if what in ("open", "came", "strange"):
        model.open(f"image://{SCHEME}/{PHONE_KEY}")
    if what in ("came", "strange"):
        model.join()
        model.stored(QImage.fromData(packed("sheet")))
    if what == "strange":
        model.failed("手机传来的一个文件不是照片，也不是 PDF，没有收。")
    elif what == "over":
        model.expire()
    elif what == "over-came":
        model.stored(QImage.fromData(packed("sheet")))
        model.expire()
    elif what == "offline":
        model.trouble(NO_LINE.message)
    return model


def offering() -> MaterialsModel:
    """Of everything a machine can have; one material is photographed."""
    model = MaterialsModel()
    model.offer((SHOOT, STICK, PHONE))
    rows = list(MATERIALS)
    done = next(n for n, row in enumerate(rows) if len(row.choices) > 1)
    choices = (Route.PHOTO, *rows[done].choices)
    rows[done] = type(rows[done])(
        **{
            **{name: getattr(rows[done], name) for name in rows[done].__struct_fields__},
            "route": Route.PHOTO, "choices": choices, "pages": 2, "words": "在这里交好了",
        }
    )  # fmt: skip
    more = type(rows[done])(
        key="m9", name="残疾人证", note="原件，有照片的那页", origin=rows[done].origin, route=None,
        choices=(Route.LATER, Route.WINDOW), exempt=False, words="请选一下怎么交",
    )  # fmt: skip
    model.show([*rows, more])
    return model


def taken(what: str) -> TakenModel:
    pictures = TakenPictures()
    model = TakenModel(pictures)
    files = [CaseFile(id=f"f{n}", key=b"", size=1, sha256="", type="image/jpeg") for n in range(3)]
    pictures.put("f1", packed("sheet"))
    model.begin("残疾人证", files)
    model.turn(1 if what != "old" else 0)
    if what == "removed":
        model.toggle()
    return model


def with_ways() -> Mapping[str, object]:
    return {**at(), "materials": offering()}


def case(
    name: str,
    qml: str,
    model: Callable[[], object],
    properties: Callable[[], Mapping[str, object]] = at,
    *,
    state: bool = False,
) -> PageCase:
    return PageCase(name, f"filing/{qml}.qml", model, properties, state=state)  # type: ignore[arg-type]


def after() -> Mapping[str, object]:
    """For a supplement: no steps of a filing above it."""
    return {"materials": offering()}


CASES = (
    case("materials-ways", "MaterialsPage", offering),
    case("shoot-live", "ShootPage", partial(shoot, "live")),
    case("shoot-opening", "ShootPage", partial(shoot, "opening"), state=True),
    case("shoot-none", "ShootPage", partial(shoot, "none"), state=True),
    case("shoot-dark", "ShootPage", partial(shoot, "dark"), state=True),
    case("shoot-shot", "ShootPage", partial(shoot, "shot")),
    case("shoot-doubt", "ShootPage", partial(shoot, "doubt"), state=True),
    case("shoot-trouble", "ShootPage", partial(shoot, "trouble"), state=True),
    case("stick", "StickPage", partial(stick, "list")),
    case("stick-refused", "StickPage", partial(stick, "refused"), state=True),
    case("stick-none", "StickPage", partial(stick, "none"), state=True),
    case("phone", "PhonePage", partial(phone, "open")),
    case("phone-came", "PhonePage", partial(phone, "came")),
    case("phone-strange", "PhonePage", partial(phone, "strange"), state=True),
    case("phone-over", "PhonePage", partial(phone, "over"), state=True),
    case("phone-over-came", "PhonePage", partial(phone, "over-came"), state=True),
    case("phone-offline", "PhonePage", partial(phone, "offline"), state=True),
    case("taken", "TakenPage", partial(taken, "shown"), with_ways),
    case("taken-removed", "TakenPage", partial(taken, "removed"), with_ways, state=True),
    case("shoot-supplement", "ShootPage", partial(shoot, "live"), no_properties, state=True),
    case("stick-supplement", "StickPage", partial(stick, "list"), no_properties, state=True),
    case("taken-supplement", "TakenPage", partial(taken, "shown"), after, state=True),
    case("taken-old", "TakenPage", partial(taken, "old"), with_ways, state=True),
)
