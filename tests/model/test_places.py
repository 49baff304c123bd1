"""Marks are held in few bytes, and are otherwise what a tuple of marks is."""

from hypothesis import given
from hypothesis import strategies as st

from checker.model.document import Marks, Place

EDGE = st.integers(-10_000, 50_000).map(lambda number: number / 20)
COUNT = st.none() | st.integers(1, 5000)
PLACE = st.builds(Place, COUNT, COUNT, COUNT, COUNT, st.none() | st.tuples(EDGE, EDGE, EDGE, EDGE), COUNT)
MARKS = st.lists(st.tuples(st.integers(0, 300), PLACE), max_size=8, unique_by=lambda mark: mark[0]).map(
    lambda marks: tuple(sorted(marks, key=lambda mark: mark[0]))
)


@given(MARKS)
def test_marks_are_those_they_were_made_of(marks):
    made = Marks(marks)
    assert made == marks
    assert marks == made
    assert (len(made), list(made), hash(made)) == (len(marks), list(marks), hash(marks))
    assert [made[at] for at in range(len(made))] == list(marks)
    assert made[1:] == marks[1:]


@given(MARKS, MARKS)
def test_marks_of_two_texts_are_put_together(one, other):
    shifted = tuple((301 + at, place) for at, place in other)
    for second in (other, Marks(other)):
        both = Marks(one)
        both.extend(second, 301)
        assert both == Marks((*one, *shifted))


@given(MARKS, st.integers(0, 300), st.integers(1, 50))
def test_a_piece_keeps_the_places_of_its_characters(marks, start, length):
    made = Marks(marks)
    piece = made.cut(start, start + length)
    if piece:
        assert piece[0][0] == 0
        assert all(piece.at(at) == made.at(start + at) for at in range(length))
    else:
        assert made.at(start) == Place()


def test_a_place_counts_on_in_its_line_and_is_empty_before_the_first_mark():
    made = Marks([(3, Place(line=2, column=5)), (9, Place(page=1))])
    assert [made.at(at) for at in (0, 3, 5, 20)] == [Place(), Place(line=2, column=5), Place(line=2, column=7), Place(page=1)]


def test_boxes_far_off_any_page_are_kept_as_far_as_numbers_go():
    ((_, place),) = Marks([(0, Place(page=1, box=(-1e11, float("nan"), float("inf"), 5.5)))])
    assert place == Place(page=1, box=(-1e7, -1e7, 1e7, 5.5))
