"""A sample of the mutations of the real content; `python -m tests.safety.mutations` takes as many as there is time."""

from collections import Counter

import pytest

from partnerbase.load.yaml_subset import read
from tests.safety import accidents, mutations
from tests.safety.rig import Rig

COUNT = 40
SEED = 20261107


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Rig:
    return Rig(tmp_path_factory.mktemp("rig"))


@pytest.fixture(scope="module")
def tally(rig: Rig) -> mutations.Tally:
    return mutations.run(rig, COUNT, SEED)


def test_nothing_fails_and_every_refusal_names_the_file(tally: mutations.Tally) -> None:
    assert tally.failures == []
    assert tally.counts["file named"] == tally.counts["refused"] > COUNT / 3


def test_a_single_wrong_value_is_told_in_its_place(tally: mutations.Tally) -> None:
    assert tally.counts["values"] > COUNT / 8
    assert tally.counts["line"] >= 0.95 * tally.counts["values"], tally.misses
    assert tally.counts["column"] >= 0.9 * tally.counts["values"], tally.misses


def test_all_kinds_occur_and_change_something() -> None:
    made = list(accidents.mutations(COUNT, SEED))
    whole = accidents.files()
    assert {"bytes", "lines", "tokens", "values", "structure"} == set(Counter(m.kind for m in made))
    assert sum(mutation.data != whole[mutation.path] for mutation in made) > 0.9 * len(made)


def test_the_same_seed_gives_the_same_mutations() -> None:
    assert list(accidents.mutations(20, 7)) == list(accidents.mutations(20, 7))
    assert list(accidents.mutations(20, 7)) != list(accidents.mutations(20, 8))


def test_the_rig_notices_what_a_plain_check_notices(rig: Rig) -> None:
    path = "site.yaml"
    wrong = accidents.Mutation("values", path, rig.whole[path].replace(b"languages:", b"languagez:"))
    assert any(problem.span.path == path for problem in rig.run(wrong))
    assert not rig.outcome().errors


@pytest.mark.parametrize("mark", ["|", ">", "|-", ">+"])
def test_a_text_in_the_line_of_its_mark(mark: str) -> None:
    (problem,) = read(f"a: 1\nb: {mark} x\n").problems
    assert (problem.line, problem.column, problem.code) == (2, 4, "invalid-yaml")
    assert problem.hint.startswith("begin the text in the next line")
