"""The design's hard rules, checked on a page as it stands (DESIGN §2)."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtQuick import QQuickItem

from tests.kiosk.screens.modes import Mode
from tests.kiosk.screens.stage import items

#: Where 结束办理 stands on the portrait panel: x 48 always, y by mode.
END_SLOT = {False: (48, 1784), True: (48, 1732)}


def audit(page: QQuickItem, picture: QImage | None, mode: Mode) -> list[str]:
    """Everything that breaks a rule, one sentence each. picture: None where contrast was looked at before."""
    shown = _uncovered(page)
    texts = [i for i in shown if i.inherits("QQuickText") and str(i.property("text")).strip()]
    controls = [i for i in shown if i.property("pressable")]
    fields = [i for i in shown if i.property("field") is True]
    inputs = [i for i in shown if i.inherits("QQuickTextInput") or i.inherits("QQuickTextEdit")]
    return [
        *_texts_fit(texts, page, mode),
        *_texts_apart(texts, page),
        *(_contrast(texts, page, picture, mode) if picture is not None else ()),
        *_targets(controls, page, mode),
        *_fields_free(fields, controls, page),
        *_inputs(inputs, mode),
        *_named(controls + fields),
        *_end_button(controls, page, mode),
        *_one_primary(controls),
    ]


def _top(page: QQuickItem) -> QQuickItem:
    """The sheet or dialog over the page, all that can be touched then; the page when there is none."""
    return next((i for i in items(page) if i.property("modal") is True), page)


def _uncovered(page: QQuickItem) -> list[QQuickItem]:
    """What is shown, without what lies under the keyboard: that can be neither seen nor touched until the
    keyboard is put away."""
    shown = list(items(page))
    top = next((i for i in shown if i.property("modal") is True), page)
    if top is not page:
        shown = list(items(top))
    keys = page.findChild(QQuickItem, "keys")
    if keys is None or not keys.isVisible():
        return shown
    bed = keys.mapRectToItem(page, QRectF(0, 0, keys.width(), keys.height())).adjusted(-1, -1, 1, 1)

    def covered(item: QQuickItem) -> bool:
        rect = item.mapRectToItem(page, QRectF(0, 0, item.width(), item.height()))
        return bed.contains(rect) and item != keys and not keys.isAncestorOf(item)

    return [item for item in shown if not covered(item)]


def place(item: QQuickItem, page: QQuickItem) -> QRectF:
    """The item's rectangle in page coordinates, cut by clipping ancestors."""
    rect = item.mapRectToItem(page, QRectF(0, 0, item.width(), item.height()))
    return _clipped(item, rect, page)


def _clipped(item: QQuickItem, rect: QRectF, page: QQuickItem) -> QRectF:
    above = item.parentItem()
    while above is not None and above != page:
        if above.clip():
            rect = rect.intersected(above.mapRectToItem(page, QRectF(0, 0, above.width(), above.height())))
        above = above.parentItem()
    return rect


def ink(item: QQuickItem, page: QQuickItem) -> QRectF:
    """Where a text's glyphs are: its painted box, without the leading above and below the characters."""
    wide, tall = float(item.property("paintedWidth")), float(item.property("paintedHeight"))
    left = _aligned(item, "across", item.width() - wide, (0.0, 1.0, 0.5))
    top = _aligned(item, "upDown", item.height() - tall, (0.0, 1.0, 0.5))
    line = tall / max(1, int(item.property("lineCount")))
    return item.mapRectToItem(page, QRectF(left, top + 0.2 * line, wide, tall - 0.36 * line))


def _aligned(item: QQuickItem, name: str, room: float, shares: tuple[float, float, float]) -> float:
    number = item.property(name) or 0
    if number in (1, 0x20):
        return room * shares[0]
    return room * (shares[1] if number in (2, 0x40) else shares[2])


def _words(item: QQuickItem) -> str:
    return f"“{str(item.property('text'))[:16]}”"


def _hidden(rect: QRectF) -> bool:
    return rect.width() <= 0 or rect.height() <= 0


def _texts_fit(texts: list[QQuickItem], page: QQuickItem, mode: Mode) -> list[str]:
    found = []
    frame = QRectF(0, 0, page.width(), page.height())
    for item in texts:
        whole = ink(item, page)
        seen = _clipped(item, whole, page)
        if _hidden(seen):
            continue
        size = item.property("font").pixelSize()
        if size < mode.smallest_text:
            found.append(f"text {_words(item)} is {size} px, smallest allowed {mode.smallest_text}")
        if item.property("truncated"):
            found.append(f"text {_words(item)} is cut with dots")
        if float(item.property("paintedWidth")) > item.width() + 1.5:
            found.append(f"text {_words(item)} is wider than its place")
        if not frame.adjusted(-1, -1, 1, 1).contains(whole):
            found.append(f"text {_words(item)} leaves the screen")
        if (whole.height() - seen.height()) > 1 or (whole.width() - seen.width()) > 1:
            found.append(f"text {_words(item)} is cut by its frame")
        found += _inside_box(item, whole, page)
    return found


def _inside_box(item: QQuickItem, rect: QRectF, page: QQuickItem) -> list[str]:
    """A text stays inside the nearest painted box it stands on."""
    above = item.parentItem()
    while above is not None and above != page:
        if above.inherits("QQuickRectangle") and above.property("color").alpha() > 0:
            box = above.mapRectToItem(page, QRectF(0, 0, above.width(), above.height()))
            if not box.adjusted(-1, -1, 1, 1).contains(rect):
                return [f"text {_words(item)} leaves its box"]
            return []
        above = above.parentItem()
    return []


def _texts_apart(texts: list[QQuickItem], page: QQuickItem) -> list[str]:
    rects = [(item, _clipped(item, ink(item, page), page)) for item in texts]
    found = []
    for (one, a), (two, b) in combinations([r for r in rects if not _hidden(r[1])], 2):
        over = a.intersected(b)
        if over.width() > 2 and over.height() > 2:
            found.append(f"texts {_words(one)} and {_words(two)} overlap")
    return found


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, two: QColor) -> float:
    """Contrast ratio of two opaque colours, 1 to 21 (WCAG 2)."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _contrast(texts: list[QQuickItem], page: QQuickItem, picture: QImage, mode: Mode) -> list[str]:
    found = []
    for item in texts:
        rect = _clipped(item, ink(item, page), page).toAlignedRect().intersected(picture.rect())
        if rect.width() < 4 or rect.height() < 4:
            continue
        colour = QColor(item.property("color"))
        seen: Counter[int] = Counter()
        for y in range(rect.top(), rect.bottom(), max(1, rect.height() // 12)):
            for x in range(rect.left(), rect.right(), max(1, rect.width() // 60)):
                seen[picture.pixel(x, y)] += 1
        # The ground is the commonest colour that is not the letters' own.
        ground = next((QColor(p) for p, _ in seen.most_common() if contrast(QColor(p), colour) > 1.3), colour)
        ratio = contrast(colour, ground)
        if ratio < mode.smallest_contrast:
            found.append(f"text {_words(item)} {colour.name()} on {ground.name()}: contrast {ratio:.1f}")
    return found


def _targets(controls: list[QQuickItem], page: QQuickItem, mode: Mode) -> list[str]:
    found = []
    frame = QRectF(0, 0, page.width(), page.height())
    placed = [(c, place(c, page)) for c in controls]
    placed = [(c, r) for c, r in placed if not _hidden(r)]
    for control, rect in placed:
        name = control.objectName()
        # Ten keys must fit a row: the keyboard keeps its size where elder mode and low reach leave no room.
        smallest = 88 if control.property("key") and mode.low else mode.smallest_touch
        if min(rect.width(), rect.height()) < smallest - 0.5:
            found.append(f"target {name} is {rect.width():.0f}x{rect.height():.0f}, smallest {smallest}")
        if not frame.adjusted(-1, -1, 1, 1).contains(rect):
            found.append(f"target {name} leaves the screen")
        if rect.top() < mode.reach - 0.5 and not _in_field(control) and not page.property("staffOnly"):
            found.append(f"target {name} at y {rect.top():.0f} is above the reach line {mode.reach}")
    for (one, a), (two, b) in combinations(placed, 2):
        if a.contains(b) or b.contains(a):
            continue
        across = max(a.left(), b.left()) - min(a.right(), b.right())
        down = max(a.top(), b.top()) - min(a.bottom(), b.bottom())
        if max(across, down) < mode.smallest_gap - 2:
            found.append(
                f"targets {one.objectName()} and {two.objectName()} are {max(across, down):.0f} apart"
            )
    return found


def _in_field(control: QQuickItem) -> bool:
    """A form field may stand above the reach line, right over the keyboard (DESIGN §2)."""
    above = control.parentItem()
    while above is not None:
        if above.property("field") is True:
            return True
        above = above.parentItem()
    return False


def _fields_free(fields: list[QQuickItem], controls: list[QQuickItem], page: QQuickItem) -> list[str]:
    """No field lies under a button, where a finger cannot reach it; what the keyboard hides rises with it."""
    keys = page.findChild(QQuickItem, "keys")
    if keys is not None and keys.isVisible():
        return []
    found = []
    for item in fields:
        rect = place(item, page)
        for control in controls:
            over = rect.intersected(place(control, page))
            if over.width() > 2 and over.height() > 2 and not item.isAncestorOf(control):
                found.append(f"field {item.objectName()} lies under {control.objectName()}")
    return found


def _inputs(inputs: list[QQuickItem], mode: Mode) -> list[str]:
    """What is typed into has a name for the ear and letters of the size."""
    found = []
    for item in inputs:
        face = QAccessible.queryAccessibleInterface(item)
        if face is None or not face.text(QAccessible.Text.Name):
            found.append(f"input {item.objectName()} has no accessible name")
        size = item.property("font").pixelSize()
        if size < mode.smallest_text:
            found.append(f"input {item.objectName()} is {size} px, smallest allowed {mode.smallest_text}")
    return found


def typed_out_of_sight(page: QQuickItem) -> list[str]:
    """Of a page as it came up, not turned by hand: the keyboard leaves what is typed into in sight."""
    keys = page.findChild(QQuickItem, "keys")
    if keys is None or not keys.isVisible():
        return []
    bed = keys.mapRectToItem(page, QRectF(0, 0, keys.width(), keys.height()))
    return [
        f"input {item.objectName()} is not seen while it is typed into"
        for item in items(page)
        if item.hasActiveFocus() and (item.inherits("QQuickTextInput") or item.inherits("QQuickTextEdit"))
        if _hidden(place(item, page)) or place(item, page).intersects(bed)
    ]


def _named(controls: list[QQuickItem]) -> list[str]:
    found = []
    for control in controls:
        if not control.objectName():
            found.append(f"a control at {control.mapToScene(QPointF(0, 0))} has no objectName")
        face = QAccessible.queryAccessibleInterface(control)
        if control.property("pressable"):
            if face is None or not face.text(QAccessible.Text.Name):
                found.append(f"control {control.objectName()} has no accessible name")
            elif face.role() == QAccessible.Role.NoRole:
                found.append(f"control {control.objectName()} has no role")
    names = Counter(c.objectName() for c in controls)
    return found + [f"objectName {name} is used {n} times" for name, n in names.items() if n > 1]


def _end_button(controls: list[QQuickItem], page: QQuickItem, mode: Mode) -> list[str]:
    end = next((c for c in controls if c.objectName() == "end"), None)
    if end is None or mode.shape != "portrait":
        return []
    rect = place(end, page)
    wanted = END_SLOT[mode.elder]
    if (round(rect.x()), round(rect.y())) != wanted:
        return [f"结束办理 stands at {rect.x():.0f}, {rect.y():.0f}, its slot is {wanted}"]
    return []


def _one_primary(controls: list[QQuickItem]) -> list[str]:
    primary = [c.objectName() for c in controls if c.property("kind") == "primary"]
    return [f"more than one primary: {primary}"] if len(primary) > 1 else []
