"""What leads to the sections of a page names each of them, as it is called and with what it lists."""

import re
from pathlib import Path

import pytest

from partnerbase.outline import LEAST
from partnerbase.render import Renderer
from tests.content_builder import Files, city, event, figure, organisation, partnership, theme
from tests.golden_site import TEMPLATES
from tests.site_builder import make_plans, make_site

LINK = re.compile(r'<li><a href="#([^"]+)">([^<]+)</a>(?: (\d+))?</li>')
FEW: Files = {"cities/trier": city()}
MANY: Files = {
    **FEW,
    "partnerships/trier-xiamen": partnership(since="1995"),
    "events/fair": event(places=["trier"]),
    "events/visit": event(places=["trier"]),
    "figures/visitors": figure(subject="trier"),
    "organisations/chamber": organisation(seat="trier"),
    "themes/trade": theme(body="As in [[trier]]."),
}


@pytest.fixture
def page(tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Render the page of a city with what the test says of it."""
    planned = make_plans(make_site(tmp_path, request.param))["en/cities/trier.html"]
    return Renderer(TEMPLATES).render(planned).data.decode()


@pytest.mark.parametrize("page", [MANY], indirect=True)
def test_a_long_page_leads_to_all_its_sections_in_their_order(page: str) -> None:
    head, _, rest = page.partition('<div class="spread">')
    found = LINK.findall(head)
    assert [place for place, _, _ in found] == re.findall(r'<section [^>]*aria-labelledby="([^"]+)"', rest)[
        : len(found)
    ]
    assert len(found) >= LEAST
    assert ("group-events.places", "Events here", "2") in found
    assert ("facts", "Facts", "") in found
    assert found[-1] == ("sources", "Sources", "1")


@pytest.mark.parametrize("page", [FEW], indirect=True)
def test_a_short_page_is_seen_at_a_glance(page: str) -> None:
    assert LINK.findall(page) == []
