"""Bullets drawn as shapes are read as bullets; other small shapes are not."""

from checker.model.document import BlockKind
from tests.readers.pdf.drawing import LEADING, LEFT, TOP, lines, read, together

WORDS = "Sell the service to others", "Rent it out for a day or for longer", "Lend it"


def drawn(shape, *, left=LEFT - 14):
    def draw(canvas):
        for at in range(len(WORDS)):
            shape(canvas, left, TOP - at * LEADING + 3)

    return together(lines(*WORDS), draw)


def disc(canvas, left, middle):
    canvas.circle(left + 2, middle, 2, stroke=0, fill=1)


def ring(canvas, left, middle):
    canvas.circle(left + 2, middle, 2, stroke=1, fill=0)


def square(canvas, left, middle):
    canvas.rect(left, middle - 2, 4, 4, stroke=0, fill=1)


def found(draw):
    return [(block.kind, block.label, block.text) for block in read(draw).blocks]


def test_discs_rings_and_squares_before_lines_are_bullets():
    for shape in (disc, ring, square):
        assert found(drawn(shape)) == [(BlockKind.ITEM, "•", text) for text in WORDS]


def test_a_drawn_bullet_has_its_place():
    block = read(drawn(square)).blocks[0]
    assert block.marks[0][1].box[0] == LEFT  # that of the first word: a label is no text


def test_dots_boxes_and_shapes_far_off_or_within_a_line_are_none():
    def dot(canvas, left, middle):
        canvas.rect(left, middle, 0.8, 0.8, stroke=0, fill=1)

    def box(canvas, left, middle):
        canvas.rect(left, middle - 3, 9, 9)

    for draw in (drawn(dot), drawn(box), drawn(disc, left=LEFT - 60), drawn(square, left=LEFT + 19.5)):
        assert not any(label for _, label, _ in found(draw))


def test_a_drawing_of_dots_is_left_alone():
    def dots(canvas):
        for at in range(4000):
            disc(canvas, 20 + at % 100, 100 + at // 100)

    assert found(together(drawn(disc), dots)) == found(lines(*WORDS))
