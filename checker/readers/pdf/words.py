"""PDF pages -> words with their boxes, in the order in which they were painted, through PDFium's C interface.

Every call into PDFium costs a microsecond, so a page's text is fetched at once and boxes only for the ends of each word:
with three calls for each character this would take five times as long.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.readers.text.characters import plain

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""

MOST_CHARACTERS = 200_000
"""No printed page holds more; what a page holds beyond is not read."""

_WORD = re.compile(r"[^\s\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
"""U+FFFE (U+0002) is what PDFium puts for a hyphen at a line's end; it then glues the next line's word to it."""
_LINE_END_HYPHENS = "\ufffe\x02\u00ad"
_UNNAMED = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
"""Stands for a glyph to which the file gives no meaning."""
_SYMBOLS = str.maketrans(dict(zip("\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf06f\uf076", "•▪□➢✓○❖", strict=True)))
"""What Word's bullets from the Symbol and Wingdings fonts come out as."""
_BOLD = re.compile(r"bold|black|heavy|demi|-bd|-medi|cmbx", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_BLANK = 0.085
"""Sizes: a gap from which characters are two words. PDFium takes a narrow blank for kerning ("ofsuch", "14.Third")."""
_LIGATURES = frozenset({"fi", "fl", "ff", "tt", "ti"})
_LIGATED = 2.5
"""How many times as wide it must be after a ligature, which PDFium often takes for narrower than it is."""


class Word(NamedTuple):
    """A run of characters without a blank.

    The coordinates are those of the page as it is read, text upright, from its bottom left; `box` is the same in the
    file's own space. `glued` says that no blank stands before it although the word before is another.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    baseline: float
    size: float
    bold: bool
    box: Box
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The words of one page, in the order of painting; width and height are those of the page as it is read.

    `garbled` is the share of words whose characters the file does not name. `aslant` counts the words left out because
    they run in another direction than the page: a stamp, a watermark. `crop` is the visible part in the file's own space,
    and `quarter` the quarter turns clockwise of the text in it.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    garbled: float = 0.0
    aslant: int = 0
    crop: Box = (0.0, 0.0, 0.0, 0.0)
    quarter: int = 0


def read_page(page: PdfPage, number: int, whole: set[str]) -> Page:
    """Read the words of an open page; `number` counts from 1, and the caller closes the page.

    `whole` are the words already found to be one word; it grows with each page of the document.
    """
    crop = page.get_bbox()
    text_page = page.get_textpage()
    try:
        painted = _Painted(text_page.raw, whole)
    finally:
        text_page.close()
    directions = Counter(quarter for quarter, _ in painted.words if quarter is not None).most_common(1)
    upright = directions[0][0] if directions else 0
    words = [_turned(word, upright, crop) for quarter, word in painted.words if quarter == upright]
    width, height = crop[2] - crop[0], crop[3] - crop[1]
    if upright % 2:
        width, height = height, width
    shown = tuple(word for word in words if -1 < word.left < width and -1 < word.baseline < height)
    return Page(number, width, height, shown, painted.garbled, len(painted.words) - len(words), crop, upright)


class _Painted:
    """The words of a text page, each with the quarter turns of its direction (None for a slanted one)."""

    def __init__(self, text_page: object, whole: set[str]) -> None:
        import pypdfium2.raw as pdfium

        self.pdfium, self.page, self.whole = pdfium, text_page, whole
        self.words: list[tuple[int | None, Word]] = []
        self._bold: dict[bytes, bool] = {}
        self._rounded: dict[float, float] = {}  # the words of a line share their heights, so that a long file stays small
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        samples = unnamed = 0
        for found in _WORD.finditer(self._text()):
            if len(self.words) % 8 == 0:
                samples += 1
                unnamed += pdfium.FPDFText_HasUnicodeMapError(text_page, found.start()) == 1
                unnamed += bool(_UNNAMED.search(found.group()[:-1].translate(_SYMBOLS)))
            self._add(found.group(), found.start())
        self.garbled = unnamed / max(1, samples)

    def _text(self) -> str:
        """The page's text with one character for each that PDFium counts, so two for an emoji."""
        count = min(self.pdfium.FPDFText_CountChars(self.page), MOST_CHARACTERS)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        if self.pdfium.FPDFText_GetText(self.page, 0, count, buffer) == count + 1:
            return "".join(map(chr, buffer[:count]))
        codes = (self.pdfium.FPDFText_GetUnicode(self.page, index) for index in range(count))
        return "".join(chr(code) if code < 0x10000 else "\ufffd" for code in codes)

    def _add(self, characters: str, start: int, glued: bool = False) -> None:
        """Take in the word whose characters begin at index `start`, in pieces where it is several."""
        last = start + len(characters) - 1
        lead = 0 if characters[0].isalnum() else next((at for at, one in enumerate(characters) if one.isalnum()), 0)
        size, bold, quarter = self._font(start + lead)  # a quotation mark is often in the font of the text before
        x, y = self._origin(start)
        box = self._box(start)
        if last > start:
            end = self._box(last)
            raised = abs(end[1] - box[1]) > 0.01 and abs(self._origin(last)[1] - y) > 1 and quarter == 0
            cut = None
            if raised:
                cut = self._step(start, last, 0.15 * size)
            elif last - start > 1 and characters not in self.whole:
                cut = self._blank(characters, start, _BLANK * size)
                if cut is None:
                    self.whole.add(characters)
            if cut is not None:
                self._add(characters[: cut - start], start, glued)
                self._add(characters[cut - start :], cut, raised and not characters[cut - start].isalpha())
                return
            box = (min(box[0], end[0]), min(box[1], end[1]), max(box[2], end[2]), max(box[3], end[3]))
        left, bottom, right, top = map(self._round, box)
        box = (left, bottom, right, top)
        text = _readable(characters[:-1] + "-" if characters[-1] in _LINE_END_HYPHENS else characters)
        if text:
            baseline = self._round(x if quarter in (1, 3) else y)
            self.words.append((quarter, Word(text, *box, baseline, size, bold, box, glued)))

    def _step(self, start: int, last: int, height: float) -> int | None:
        """Find where the characters leave their base line: for a raised number, or a word of another line."""
        y = self._origin(start)[1]
        return next((index for index in range(start + 1, last + 1) if abs(self._origin(index)[1] - y) > height), None)

    def _blank(self, characters: str, start: int, width: float) -> int | None:
        """Where a blank begins that PDFium took for kerning; None if the letters are spaced out all along."""
        boxes = [self._box(index) for index in range(start, start + len(characters))]
        gaps = [after[0] - before[2] for before, after in pairwise(boxes)]
        usual = sorted(map(abs, gaps))[len(gaps) * 3 // 4 - 1]
        wide = (at for at, gap in enumerate(gaps, 1) if gap > width and gap > 4 * usual)
        for at in wide:
            if gaps[at - 1] > _LIGATED * width or characters[at - 2 : at] not in _LIGATURES:
                return start + at
        return None

    def _box(self, index: int) -> Box:
        rect = self._rect
        self.pdfium.FPDFText_GetLooseCharBox(self.page, index, rect)
        return (rect.left, rect.bottom, rect.right, rect.top)

    def _origin(self, index: int) -> tuple[float, float]:
        self.pdfium.FPDFText_GetCharOrigin(self.page, index, self._x, self._y)
        return self._x.value, self._y.value

    def _font(self, index: int) -> tuple[float, bool, int | None]:
        """Size in points as printed, whether the font is bold by its name or flags, and quarter turns clockwise."""
        pdfium, matrix = self.pdfium, self._matrix
        pdfium.FPDFText_GetMatrix(self.page, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self.page, index) * math.hypot(matrix.c, matrix.d)
        length = pdfium.FPDFText_GetFontInfo(self.page, index, self._name, 128, self._flags)
        name = self._name.value if 0 < length <= 128 else b""
        if name not in self._bold:
            forced = bool(self._flags.value & _FORCE_BOLD)
            self._bold[name] = forced or bool(_BOLD.search(name.decode("utf-8", "replace")))
        quarter: int | None = 0
        if matrix.b or matrix.a < 0:
            turns = math.atan2(-matrix.b, matrix.a) / (math.pi / 2)
            quarter = round(turns) % 4 if abs(turns - round(turns)) < 0.06 else None
        return self._round(size), self._bold[name], quarter

    def _round(self, points: float) -> float:
        found = self._rounded.get(points)
        return self._rounded.setdefault(points, round(points, 2)) if found is None else found


def _readable(characters: str) -> str:
    """The characters as text: ligatures spelt out, the halves of an emoji made one, what has no meaning dropped."""
    if characters.isascii() and characters.isprintable():
        return characters
    if any("\ud800" <= character <= "\udfff" for character in characters):
        characters = characters.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return _UNNAMED.sub("", plain(characters.translate(_SYMBOLS))).strip()


def view_of(box: Box, page: Page) -> Box:
    """A box in the file's own space as it lies on the page as it is read."""
    return _view(box, page.quarter, page.crop)


def _view(box: Box, quarter: int, crop: Box) -> Box:
    left, bottom, right, top = box
    if quarter == 0:
        return (left - crop[0], bottom - crop[1], right - crop[0], top - crop[1])
    if quarter == 1:
        return (crop[3] - top, left - crop[0], crop[3] - bottom, right - crop[0])
    if quarter == 2:
        return (crop[2] - right, crop[3] - top, crop[2] - left, crop[3] - bottom)
    return (bottom - crop[1], crop[2] - right, top - crop[1], crop[2] - left)


def _turned(word: Word, quarter: int, crop: Box) -> Word:
    """The word with its coordinates on the page as it is read, whose origin is the bottom left of the visible part."""
    if quarter == 0 and crop[0] == 0 and crop[1] == 0:
        return word
    left, bottom, right, top = _view(word.box, quarter, crop)
    low, sign = ((crop[1], 1), (crop[0], 1), (crop[3], -1), (crop[2], -1))[quarter]
    baseline = sign * (word.baseline - low)
    return word._replace(left=left, bottom=bottom, right=right, top=top, baseline=baseline)
