"""The words of a PDF page -> its lines in reading order, also where columns were painted row by row.

The order of painting is right in most files, and knows about cells and text boxes what positions do not tell. So it
is kept, except where positions contradict it: columns are found by their gutter, and a page on which something was
painted above what it should follow is read from the top.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from checker.readers.outline.labels import is_label
from checker.readers.pdf.columns import Row, in_columns
from checker.readers.pdf.words import Page, Word

_MOST_ROWS = 500
"""A page with more is a drawing with captions: it is read from the top, without looking for columns."""


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one line of one column, left to right.

    `column` names the column: "" for the whole width of the text, else a path of halves ("l", "r", "rl"). `size` is the
    size of most of its letters, `bold` whether all of them are bold.
    """

    words: tuple[Word, ...]
    page: int
    width: float
    column: str
    text: str
    left: float
    right: float
    bottom: float
    top: float
    baseline: float
    size: float
    bold: bool


def lines_of(page: Page, words: Sequence[Word]) -> list[Line]:
    """The lines that `words` of `page` (in the order of painting) form, in reading order."""
    if not words:
        return []
    rows = rows_of(words)
    if len(rows) > _MOST_ROWS:
        return [line_of(page, "", row) for row in rows]
    columned = list(in_columns(rows))
    if all(not column for column, _ in columned):
        fragments = fragments_of(words)
        sound = len(fragments) <= 2 * _MOST_ROWS and is_sound(fragments)
        columned = [("", row) for row in (fragments if sound else rows)]
    return [line_of(page, column, row) for column, row in columned]


def blank_before(before: Word, word: Word) -> bool:
    """Whether a blank stands between two neighbours of a line: not before a raised number that is close."""
    if word.glued:
        return False
    size = max(before.size, word.size)
    return word.left - before.right > 0.1 * size or abs(word.baseline - before.baseline) < 0.1 * size


def words_text(words: Iterable[Word]) -> str:
    """The words of a line with the blanks between them."""
    text = ""
    before: Word | None = None
    for word in words:
        text += (" " if before and blank_before(before, word) else "") + word.text
        before = word
    return text


def line_of(page: Page, column: str, row: Row) -> Line:
    """The line that a row of words makes in a column."""
    words = tuple(_closed_up(row))
    text = words_text(words)
    size = _size(words)
    main = [word for word in words if word.size == size]
    lettered = [word for word in words if any(map(str.isalnum, word.text))]
    return Line(
        words,
        page.number,
        page.width,
        column,
        text,
        left=words[0].left,
        right=max(word.right for word in words),
        bottom=min(word.bottom for word in main),
        top=max(word.top for word in main),
        baseline=median(word.baseline for word in main),
        size=size,
        bold=bool(lettered) and all(word.bold for word in lettered),
    )


def _size(words: Sequence[Word]) -> float:
    """The size of most letters of a line; that of the capitals if it is set in small capitals."""
    weight: dict[float, int] = {}
    for word in words:
        weight[word.size] = weight.get(word.size, 0) + len(word.text)
    if len(weight) == 1:
        return words[0].size
    large, small = max(weight), min(weight)
    if len(weight) == 2 and small > 0.65 * large:
        lower = [word.text[0].islower() for word in words if word.size == small]
        if all(lower) and not any(word.text[0].islower() for word in words if word.size == large):
            return large
    return max(weight, key=lambda size: (weight[size], size))


def _closed_up(row: Row) -> Iterator[Word]:
    """The words of a line with letters that are spaced out ("D E F I N I T I O N S") closed up to words."""
    single = [word for word in row if len(word.text) == 1 and word.text.isalpha()]
    if len(single) < 4 or len(single) < 0.6 * len(row):
        yield from row
        return
    gaps = [after.left - before.right for before, after in pairwise(row)]
    usual = median(gaps)
    held = row[0]
    for gap, word in zip(gaps, row[1:], strict=True):
        if gap < 1.4 * usual + 0.05 * word.size:
            box = (*held.box[:2], max(held.box[2], word.box[2]), max(held.box[3], word.box[3]))
            held = held._replace(text=held.text + word.text, right=word.right, box=box)
        else:
            yield held
            held = word
    yield held


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The words by base line, rows from the top, each from the left, whatever the order of painting."""
    rows: list[Row] = []
    level = size = 0.0
    for word in sorted(words, key=lambda word: -word.baseline):
        if rows and level - word.baseline <= 0.3 * max(size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
            level, size = word.baseline, word.size
    for at in range(len(rows) - 1, -1, -1):
        if len(rows[at]) < 4:
            _rejoin(rows, at)
    for row in rows:
        row.sort(key=lambda word: word.left)
    return [row for row in rows if row]


def _rejoin(rows: list[Row], at: int) -> None:
    """Put the words of a row that hang on larger ones in a neighbouring row to them."""
    for word in list(rows[at]):
        for near in (at + 1, at - 1):
            if 0 <= near < len(rows) and any(_hangs_on(word, host) for host in rows[near]):
                rows[near].append(word)
                rows[at].remove(word)
                break


def _hangs_on(word: Word, host: Word) -> bool:
    """Whether a word is a raised or lowered number right behind a larger one."""
    close = -0.3 * host.size < word.left - host.right < 0.5 * host.size
    return close and word.size < 0.85 * host.size and host.bottom < (word.bottom + word.top) / 2 < host.top


def fragments_of(words: Sequence[Word]) -> list[Row]:
    """The lines as painted, each from the left; a bullet or number is put before the text it stands beside."""
    fragments: list[Row] = []
    for word in words:
        last = fragments[-1] if fragments else []
        if last and _in_line(last, word) and not _overlaps(last, word):
            last.append(word)
        else:
            fragments.append([word])
    strays = [row for row in fragments if len(row) == 1]
    for stray in strays if len(strays) < _MOST_ROWS else []:
        host = next((row for row in fragments if row is not stray and _belongs(stray[0], row)), None)
        if host is not None and len(stray) == 1:
            host += stray
            stray.clear()
    for fragment in fragments:
        fragment.sort(key=lambda word: word.left)
    return [fragment for fragment in fragments if fragment]


def _in_line(row: Row, word: Word) -> bool:
    return _beside(row[-1], word) or _beside(row[0], word) or _hangs_on(word, row[-1])


def _beside(one: Word, other: Word) -> bool:
    return abs(one.baseline - other.baseline) <= 0.45 * max(one.size, other.size)


def _belongs(word: Word, row: Row) -> bool:
    """Whether a word that was painted apart is the label of a line, a number at its right, or a raised number in it."""
    if not row:
        return False
    if _beside(word, row[0]):
        if word.text.isdigit() and word.left > max(other.right for other in row):
            return True
        if 0 <= min(other.left for other in row) - word.right < 6 * word.size and is_label(word.text):
            return True
    return any(_hangs_on(word, host) for host in row)


def _overlaps(row: Row, word: Word) -> bool:
    slack = 0.3 * word.size
    if word.left > row[-1].right - slack:
        return False
    return any(word.left < other.right - slack and other.left < word.right - slack for other in row)


def is_sound(fragments: Sequence[Row]) -> bool:
    """Whether nothing was painted after what stands below it in the same column."""
    spans = [(row[0].baseline, row[0].left, max(word.right for word in row), row[0].size) for row in fragments]
    lowest = 0
    for index, (baseline, left, right, size) in enumerate(spans):
        if baseline > spans[lowest][0] + 0.5 * size:
            for other, other_left, other_right, _ in spans[:index]:
                shared = min(right, other_right) - max(left, other_left)
                if other < baseline - 0.5 * size and shared > 0.3 * min(right - left, other_right - other_left):
                    return False
        if baseline < spans[lowest][0]:
            lowest = index
    return True
