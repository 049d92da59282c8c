"""pyqrcode's builder with the three slow steps done with whole rows: the code is the same, ten times sooner.

Left as they are: tables, encoding, padding, interleaving and the fixed patterns. Done anew, each an
overridden method: the words of error correction, laying the data, scoring the eight masks. A row of modules
is an int here, its first module the highest bit. Section numbers are those of ISO/IEC 18004:2015.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import xor

from pyqrcode import tables
from pyqrcode.builder import QRCodeBuilder

_FREE = " "


def build(text: str, level: str) -> Builder:
    """In the shortest of the modes digits, QR's 45 capitals and signs, UTF-8. Raises ValueError for more than
    a code of this level holds."""
    data: str | bytes
    if text.isascii() and text.isdigit():
        mode, data = "numeric", text
    elif all(char in tables.ascii_codes for char in text):
        mode, data = "alphanumeric", text
    else:
        mode, data = "binary", text.encode("utf-8")
    number = tables.modes[mode]
    for version in range(1, 41):
        if tables.data_capacity[version][level][number] >= len(data):
            return Builder(data, version, mode, level)
    raise ValueError(f"{len(data)} are more than a QR code holds")


class Builder(QRCodeBuilder):  # type: ignore[misc]
    """``code``: rows of 0 and 1."""

    def make_error_block(self, block: Sequence[int], block_number: int) -> list[int]:
        """7.5.2: the remainder of a division of polynomials, as a shift register of one long int."""
        count = tables.eccwbi[self.version][self.error][0]
        times = self._times(count)
        rest, keep = 0, (1 << 8 * (count - 1)) - 1
        for word in block:
            rest = ((rest & keep) << 8) ^ times[word ^ (rest >> 8 * (count - 1))]
        return list(rest.to_bytes(count, "big"))

    def _times(self, count: int) -> list[int]:
        """Each of the 256 words times the generator polynomial, without its leading coefficient."""
        kept = self.__dict__.setdefault("_products", {})
        if count not in kept:
            powers = tables.generator_polynomials[count]  # exponents; the leading coefficient is not in it
            basis = []  # a product is the xor of the products of its bits
            for bit in range(8):
                exponent = tables.galois_antilog[1 << bit]  # pyqrcode calls it so
                words = bytes(tables.galois_log[(exponent + power) % 255] for power in powers)
                basis.append(int.from_bytes(words, "big"))
            kept[count] = [
                reduce(xor, (basis[bit] for bit in range(8) if word >> bit & 1), 0) for word in range(256)
            ]
        found: list[int] = kept[count]
        return found

    def make_code(self) -> None:
        """7.7.3 and 7.8: the data is laid once, each mask put over it, and only the best is made whole."""
        size = tables.version_size[self.version]
        template: list[list[int | str]] = [[_FREE] * size for _ in range(size)]
        self.add_detection_pattern(template)
        self.add_position_pattern(template)
        self.add_version_pattern(template)
        fixed = [_number(["1" if cell == 1 else "0" for cell in row]) for row in template]
        self.add_type_pattern(template, "0" * 15)  # the format information has its place
        free = [_number(["1" if cell == _FREE else "0" for cell in row]) for row in template]
        laid = self._laid(template)
        tried = []
        for mask in range(len(tables.mask_patterns)):
            parts = zip(fixed, self._format(mask, size), laid, free, _pattern_rows(mask, size), strict=True)
            tried.append([a | b | ((data ^ over) & open_) for a, b, data, open_, over in parts])
        scores = [penalty(rows, size) for rows in tried]
        self.best_mask = scores.index(min(scores))
        self.code = [[row >> at & 1 for at in range(size - 1, -1, -1)] for row in tried[self.best_mask]]

    def _format(self, mask: int, size: int) -> list[int]:
        """7.9: error correction level and mask, and the dark module beside them stays with the others."""
        blank = [[0] * size for _ in range(size)]
        self.add_type_pattern(blank, tables.type_bits[self.error][mask])
        return [_number(map(str, row)) if 1 in row else 0 for row in blank]

    def _laid(self, template: list[list[int | str]]) -> list[int]:
        """The data in its modules, unmasked, 0 everywhere else; what is left over at the end is 0 too."""
        size = len(template)
        bits = iter(self.buffer.getvalue())
        found = [["0"] * size for _ in range(size)]
        for row, column in _walk(size):
            if template[row][column] == _FREE:
                found[row][column] = next(bits, "0")
        return [_number(row) for row in found]


def _walk(size: int) -> Iterator[tuple[int, int]]:
    """Two columns at a time, from the lower right corner up, then down; the timing column is passed over."""
    up = True
    for right in range(size - 1, 0, -2):
        column = right if right > 6 else right - 1
        for row in range(size - 1, -1, -1) if up else range(size):
            yield row, column
            yield row, column - 1
        up = not up


def _pattern_rows(number: int, size: int) -> list[int]:
    """Which modules a mask turns over. All patterns repeat after twelve rows and after six columns."""
    pattern = tables.mask_patterns[number]
    columns = size + -size % 6
    few = [_number("01"[pattern(row, column)] for column in range(6)) for row in range(12)]
    long = [reduce(lambda made, _: made << 6 | six, range(columns // 6), 0) for six in few]
    return [long[row % 12] >> columns - size for row in range(size)]


def _number(digits: Iterable[str]) -> int:
    return int("".join(digits), 2)


def penalty(rows: Sequence[int], size: int) -> int:
    """7.8.3.1: how far the pattern is from what a scanner reads best; N1 to N4 are 3, 3, 40 and 10."""
    turned = [_number(cells) for cells in zip(*(f"{row:0{size}b}" for row in rows), strict=True)]
    dark = sum(row.bit_count() for row in rows) * 100 / size**2
    even = 10 * int(abs(dark - 50) / 5)
    return sum(_line(line, size) for line in (*rows, *turned)) + 3 * _blocks(rows, size) + even


def _line(line: int, size: int) -> int:
    """Runs of five and more of one colour, and what looks like a finder pattern."""
    alike = ~(line ^ line >> 1) & (1 << size - 1) - 1  # each module with the one before it
    five = alike & alike >> 1 & alike >> 2 & alike >> 3
    runs = five.bit_count() + 2 * (five & ~(five << 1)).bit_count()
    light = ~line & (1 << size) - 1
    core = line & light >> 1 & line >> 2 & line >> 3 & line >> 4 & light >> 5 & line >> 6  # 1011101
    if not core:
        return runs
    four = light & light >> 1 & light >> 2 & light >> 3
    finders = (core & four >> 7).bit_count() + (core >> 4 & four).bit_count()
    return runs + 40 * finders


def _blocks(rows: Sequence[int], size: int) -> int:
    """Squares of two by two of one colour; three by three holds four of them."""
    keep = (1 << size - 1) - 1
    alike = [~(row ^ row >> 1) & keep for row in rows]
    return sum(
        (above & below & ~(a ^ b)).bit_count()
        for a, b, above, below in zip(rows, rows[1:], alike, alike[1:], strict=False)
    )
