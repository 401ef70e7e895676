"""The inputs of a page are all that it is made of: where they stay the same, so does every byte of the page."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from partnerbase.build import check
from partnerbase.derive import derive
from partnerbase.derive.cards import Card, Cards
from partnerbase.link import Key, Site
from partnerbase.plan import plan
from partnerbase.plan.dossiers import Dossier
from partnerbase.plan.groups import GroupPage
from partnerbase.plan.page import PagePlan
from partnerbase.plan.planner import CONTRIBUTE
from partnerbase.records import COLLECTIONS
from partnerbase.render import Renderer
from tests.complete_records import COMPLETE, complete
from tests.content_builder import TODAY, Fields
from tests.golden_site import CONTENT, ROOT
from tests.site_builder import TRILINGUAL, make_inputs, make_plans, make_site

TEMPLATES = Path(__file__).parents[2] / "templates"
RENDERED = "en"
"""The language in which pages are compared; the others are made of the same inputs."""
SAMPLED = 3
"""Of the real content each third page is looked at: complete records and golden site have pages of every kind."""
Made = dict[str, tuple[str, bytes]]


def made(root: Path, files: dict[str, Fields]) -> Made:
    """Give inputs and bytes of each page."""
    site = make_site(root, files, languages=TRILINGUAL)
    plans, inputs = make_plans(site), make_inputs(site)
    shown = [plan for plan in plans.values() if plan.language == RENDERED]
    return {page.path: (inputs[page.path], page.data) for page in map(Renderer(TEMPLATES).render, shown)}


def all_files() -> dict[str, Fields]:
    return {name: complete(name) for name in COMPLETE}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The pages of complete records."""
    return made(tmp_path_factory.mktemp("content"), all_files())


def required_alone(name: str) -> Fields:
    fields = COLLECTIONS[name.partition("/")[0]].model_fields
    return {key: value for key, value in complete(name).items() if key in fields and fields[key].is_required()}


def said_otherwise(name: str) -> Fields:
    changes: dict[str, Any] = {"summary": "Another summary", "reviewed": "2020-02-02", "claims": [], "links": {}}
    return complete(name) | changes


@pytest.mark.parametrize("name", COMPLETE)
@pytest.mark.parametrize("change", [required_alone, said_otherwise])
def test_a_page_with_the_same_inputs_is_the_same(tmp_path: Path, before: Made, name: str, change: Any) -> None:  # noqa: ANN401 - one of the two above
    after = made(tmp_path, all_files() | {name: change(name)})
    same = {path for path, (inputs, _) in after.items() if path in before and inputs == before[path][0]}
    assert {path for path in same if after[path][1] != before[path][1]} == set()
    assert f"{RENDERED}/{name}.html" not in same


def test_a_page_alone_is_the_same_as_among_all_others(tmp_path: Path) -> None:
    plans = make_plans(make_site(tmp_path, all_files(), languages=TRILINGUAL))
    together = {page.path: page.data for page in map(Renderer(TEMPLATES).render, plans.values())}
    alone = {path: Renderer(TEMPLATES).render(plan).data for path, plan in plans.items()}
    assert [path for path in plans if alone[path] != together[path]] == []


class Noting(Cards):
    """Cards that note which of them are asked for."""

    def __init__(self, site: Site) -> None:
        """Note nothing yet."""
        super().__init__(site)
        self.asked: set[Key] = set()

    def __getitem__(self, key: Key) -> Card:
        """Note a key."""
        self.asked.add(key)
        return super().__getitem__(key)


def inputs_of(site: Site, plan: PagePlan) -> set[Key]:
    """Give the keys of the records whose cards are among the inputs of a page."""
    items = {*plan.matter.shows}
    shown = {pointer for key in items for pointer in (*site.abstracts[key].related, *site.abstracts[key].companions)}
    if plan.collection and not plan.entry:
        shown |= {pointer for key in items for pointer in site.abstracts[key].themes}
    if isinstance(plan.matter, Dossier):
        return {*of_dossier(site, plan.matter), *map(site.follow, shown), *plan.prose, CONTRIBUTE}
    beside = {plan.matter.key} if isinstance(plan.matter, GroupPage) else set()
    own = {plan.entry.key, *(target for _, target in site.targets(plan.entry.key))} if plan.entry else set()
    return {*items, *map(site.follow, shown), *own, *beside, *plan.prose, CONTRIBUTE}


def of_dossier(site: Site, matter: Dossier) -> set[Key]:
    """Give the keys of what a dossier shows, with what that lies in, and all sources that stand behind it."""
    shown = {matter.contents.key, *matter.shows}
    sources = {slug for slugs in matter.contents.sources.values() for slug in slugs}
    sources |= {slug for key in shown for slug in matter.profiles.cited(key)}
    named = {target for _, target in site.targets(matter.contents.key)}
    return {*shown, *named, *(("sources", slug) for slug in sources)}


@pytest.mark.parametrize("content", ["complete", "golden", "real"])
def test_a_page_looks_up_the_cards_among_its_inputs_alone(tmp_path: Path, content: str) -> None:
    if content == "complete":
        site = make_site(tmp_path, all_files(), languages=TRILINGUAL)
    else:
        checked = check(CONTENT if content == "golden" else ROOT / "content", today=TODAY)
        assert checked.site
        site = checked.site
    facts = derive(site, TODAY)
    pages = list(plan(site, facts))
    if content == "real":
        pages = [planned for planned in pages if planned.path.startswith(f"{RENDERED}/")][::SAMPLED]
    for planned in pages:
        given = planned.make()
        if not isinstance(given, PagePlan):
            continue
        noting = Noting(site)
        Renderer(TEMPLATES).render(replace(given, cards=noting))
        assert noting.asked <= inputs_of(site, given), planned.path
