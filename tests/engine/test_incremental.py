"""After any edits, a build with a cache gives what a clean one gives, and renders and writes no more than it must."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from partnerbase.diagnostics import Severity
from tests.engine.changes import LANGUAGES, Edit, Reach, with_fields
from tests.engine.edits import EDITS
from tests.engine.laws import DOSSIER, Oracle, Residence, Workshop, choose, subject
from tests.engine.small_site import small_site

T = TypeVar("T")
Kind = Callable[[Oracle], AbstractContextManager[Workshop]]


@pytest.fixture(scope="module")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> Oracle:
    """Give what clean builds make; most states come again."""
    return Oracle(tmp_path_factory.mktemp("oracle"))


@contextmanager
def workshop(oracle: Oracle) -> Iterator[Workshop]:
    """Give a folder with the small site, built once."""
    with tempfile.TemporaryDirectory() as folder:
        yield Workshop(Path(folder), oracle, small_site())


@contextmanager
def residence(oracle: Oracle) -> Iterator[Residence]:
    """Give a folder with the small site, built once by a process that stays."""
    with tempfile.TemporaryDirectory() as folder:
        shop = Residence(Path(folder), oracle, small_site())
        yield shop
        shop.end()


KINDS = pytest.mark.parametrize("kind", [workshop, residence])


@KINDS
def test_every_kind_of_edit(oracle: Oracle, kind: Kind) -> None:
    random = Random(1)  # noqa: S311 - the same edits each time
    with kind(oracle) as shop:
        for name in EDITS:
            if not shop.steady:
                shop.do(Edit(f"mended before {name}", small_site()))
            choose(random.choice, shop, EDITS[name](shop.history, random.choice))


@KINDS
@settings(max_examples=5, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.data(), st.lists(st.sampled_from(list(EDITS)), min_size=2, max_size=5))
def test_any_edits(oracle: Oracle, kind: Kind, data: st.DataObject, names: Sequence[str]) -> None:
    def pick(options: Sequence[T], /) -> T:
        return data.draw(st.sampled_from(options))

    with kind(oracle) as shop:
        for name in names:
            edit = EDITS[name](shop.history, pick)
            note(edit.what)
            choose(pick, shop, edit)


@pytest.mark.parametrize("name", ["cities/trier", "pages/method"])
def test_a_text_renders_the_pages_of_its_record(oracle: Oracle, name: str) -> None:
    with workshop(oracle) as shop:
        text = small_site().records[name]["body"] + "More.\n"
        last = shop.do(Edit("body", with_fields(small_site(), name, body=text), Reach.OWN, name), alone=True)
        own = {f"{language}/{name}.html" for language in LANGUAGES}
        assert set(last.rendered) == own | {page for page in shop.tree if DOSSIER in page and subject(page) == name}
        back = shop.do(Edit("body as it was", small_site(), Reach.OWN, name))
        assert set(back.rendered) <= set(last.rendered)


def test_a_summary_of_what_lists_show_beside_renders_what_is_near(oracle: Oracle) -> None:
    with workshop(oracle) as shop:
        for name in (name for name in small_site().records if name.partition("/")[0] in ("sources", "people")):
            changed = with_fields(shop.history[-1], name, summary="Another")
            shop.do(Edit(f"summary of {name}", changed, Reach.NAMING, name))


def test_without_a_change_nothing_is_rendered(oracle: Oracle) -> None:
    with workshop(oracle) as shop:
        for alone in (True, False):
            assert shop.do(Edit("nothing", small_site(), Reach.NOTHING), alone=alone).rendered == ()


def test_a_dangling_reference_is_told_and_the_site_stays(oracle: Oracle) -> None:
    with workshop(oracle) as shop:
        site = small_site()
        records = {name: fields for name, fields in site.records.items() if name != "cities/xiamen"}
        outcome = shop.do(Edit("delete a partner", replace(site, records=records)))
        codes = {problem.code for problem in outcome.diagnostics if problem.severity is Severity.ERROR}
        assert (outcome.published, codes) == (False, {"dangling-reference"})
        assert shop.do(Edit("put it back", site, Reach.NOTHING)).published


def test_every_page_that_shows_a_name_shows_the_new_one(oracle: Oracle) -> None:
    with workshop(oracle) as shop:
        new = {"en": "Porta Nova", "de": "Porta Nova", "zh": "新门"}
        edit = Edit("name", with_fields(small_site(), "cities/trier", name=new), Reach.NAMING, "cities/trier")
        rendered = shop.do(edit).rendered
        composed = "/partnerships/trier-quanzhou.html"
        assert {f"{language}{composed}" for language in LANGUAGES} <= set(rendered)
        assert "Porta Nova" in shop.tree[f"en{composed}"].decode()
