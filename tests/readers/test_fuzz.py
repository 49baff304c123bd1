"""Broken files: each ends in a sound document or in one clear line. The long run is benchmarks/fuzz.py."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.readers import READERS
from tests.readers.fuzz.mutations import mutate
from tests.readers.fuzz.seeds import KINDS, seeds
from tests.readers.fuzz.soundness import DOCUMENT, REFUSED, outcome

CASES = sorted((Path(__file__).parent / "fuzz" / "cases").iterdir())
LONGEST = 12_000
"""Bytes of a case: enough for every way to break a file, and fast."""


def test_every_reader_has_seeds():
    assert {READERS[suffix] for suffix in KINDS} == set(READERS.values())


@pytest.mark.parametrize("suffix", KINDS)
def test_the_seeds_are_sound_documents(suffix):
    assert {outcome(f"seed{suffix}", seed) for seed in seeds(suffix)} == {DOCUMENT}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_what_was_found_before_stays_sound(case):
    assert outcome(case.stem, case.read_bytes()) in (DOCUMENT, REFUSED)


@pytest.mark.parametrize("suffix", KINDS)
def test_a_broken_file_ends_in_a_document_or_in_one_clear_line(suffix):
    @settings(max_examples=10 if suffix == ".pdf" else 30, deadline=None, derandomize=True, database=None)
    @given(st.integers(0, 2**32))
    def any_case(number):
        assert outcome(f"case{suffix}", mutate(Random(number), seeds(suffix), LONGEST)) in (DOCUMENT, REFUSED)

    any_case()
