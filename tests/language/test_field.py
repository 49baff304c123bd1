from hypothesis import given
from hypothesis import strategies as st

from checker.language.field import WordField
from checker.language.phrases import PhraseBook

BOOK = PhraseBook({"ab": ["a", "b c"]})
PHRASES = [
    "a",
    "a ~2 b",
    "(a | b c)? d",
    "{ab} ~3 a",
    "a|b c|d",
    "a* ~1 (b | c d)",
    "#>=13 a",
    "a ~5 b",
    "a ~9 d",
    "(a ~4 b | c) ~6 d",
]


def places(field, bits, runs):
    """Bits as (run, word offset), by counting."""
    starts = [sum(len(run) + 1 for run in runs[:number]) for number in range(len(runs))]
    return {
        (number, at - start)
        for number, start in enumerate(starts)
        for at in range(start, start + len(runs[number]) + 1)
        if bits >> at & 1
    }


@given(st.lists(st.lists(st.sampled_from(["a", "b", "c", "d", "ab", "12", "14"]), max_size=12), min_size=1, max_size=6))
def test_a_field_finds_what_trying_every_place_finds(runs):
    field = WordField(runs)
    for source in PHRASES:
        phrase = BOOK.phrase(source)
        ends = field.ends(phrase)
        found = places(field, ends, runs)
        tried = set()
        for number, run in enumerate(runs):
            for at in range(len(run)):
                for least in range(len(run)):
                    end = phrase.match(run, at, beyond=least)
                    if end > at:
                        tried.add((number, end))
        assert {hit for hit in found if hit[1] > 0} >= tried
        assert all(phrase.search(runs[number]) for number, _ in found)
        holding = sorted({number for number, end in found if end > 0})
        assert field.numbers(field.runs(ends)) == holding
        for number in range(len(runs)):
            assert field.holds(field.runs(ends), number) == (number in holding)
        for number in holding:
            assert field.first(ends, number) + 1 == min(end for run, end in found if run == number and end > 0)


@given(st.lists(st.lists(st.sampled_from("ab"), max_size=5), min_size=1, max_size=4), st.data())
def test_beyond_is_every_place_past_an_offset(runs, data):
    offsets = [data.draw(st.integers(0, len(run))) for run in runs]
    field = WordField(runs)
    wanted = {(n, at) for n, run in enumerate(runs) for at in range(offsets[n] + 1, len(run) + 1)}
    assert places(field, field.beyond(offsets), runs) == wanted
