"""What holds of every page of a built site."""

import re
from collections import Counter
from xml.etree import ElementTree as ET

import pytest

from partnerbase.i18n import html_tag
from partnerbase.plan.paths import SEARCH, named_path, record_path
from partnerbase.templating import CSP, CSP_OF_SEARCH
from tests.content.conftest import BuiltSite
from tests.content.pages import target

MOST_CLICKS = 4
DRAWN = frozenset({"svg", "title", "desc", "style", "g", "line", "rect", "circle", "path", "text"})
"""The elements of a chart in a file of its own."""
IN_TWO_LANGUAGES = re.compile(r"\.dossier\.[\w-]+\.html$")
"""The name of a dossier whose second language depends on the first."""


def test_every_link_leads_to_a_file_and_a_place_in_it(site: BuiltSite) -> None:
    ids = {path: frozenset(page.ids) for path, page in site.pages.items()}
    lost = []
    for path, page in site.pages.items():
        for address in dict.fromkeys(page.links):
            found = target(path, address, site.base)
            if found and (found[0] not in site.files or not (_is_state(found[1]) or found[1] in ids.get(found[0], ()))):
                lost.append((path, address))
    assert lost == []


def test_links_to_other_hosts_are_whole_addresses(site: BuiltSite) -> None:
    schemes = ("https://", "http://", "mailto:")
    odd = [
        (path, address)
        for path, page in site.pages.items()
        for address in page.links
        if target(path, address, site.base) is None and not address.startswith(schemes)
    ]
    assert odd == []


def test_no_page_asks_another_host_for_anything(site: BuiltSite) -> None:
    strange = [
        (path, address)
        for path, page in site.pages.items()
        for address in page.resources
        if (target(path, address, site.base) or ("",))[0] not in site.files
    ]
    assert strange == []


def test_every_page_begins_with_its_policy(site: BuiltSite) -> None:
    others = {path: page.policy_first for path, page in site.pages.items() if page.policy_first != CSP}
    assert others == {named_path(SEARCH, language): CSP_OF_SEARCH for language in site.records.settings.languages}


def test_no_page_has_scripts_or_styles_of_its_own(site: BuiltSite) -> None:
    assert {path: page.inline for path, page in site.pages.items() if page.inline} == {}


def test_every_id_stands_once(site: BuiltSite) -> None:
    repeated = {
        path: [name for name, count in Counter(page.ids).items() if count > 1] for path, page in site.pages.items()
    }
    assert {path: names for path, names in repeated.items() if names} == {}


def test_every_page_has_language_title_and_description(site: BuiltSite) -> None:
    bare = {
        path
        for path, page in site.pages.items()
        if not (page.title and page.description and page.lang == html_tag(_language(site, path)))
    }
    assert bare == set()


def test_no_page_shows_what_a_program_should_have_filled_in(site: BuiltSite) -> None:
    marks = ("%(", "{{ ", "{%", "Undefined")
    shown = [(path, mark) for path, page in site.pages.items() for mark in marks if mark in page.text]
    assert shown == []


def test_every_page_is_there_in_every_language(site: BuiltSite) -> None:
    languages = site.records.settings.languages
    alone = [path for path in site.pages if not IN_TWO_LANGUAGES.search(path)]
    pages = {tag: {path.partition("/")[2] for path in alone if path.startswith(f"{tag}/")} for tag in languages}
    assert all(pages[tag] == pages[languages[0]] for tag in languages)


def test_the_first_page_leads_to_each_language(site: BuiltSite) -> None:
    homes = {f"{tag}/index.html" for tag in site.records.settings.languages}
    assert homes <= {(target("index.html", link, site.base) or ("",))[0] for link in site.pages["index.html"].links}


def _is_page(path: str, language: str) -> bool:
    """Whether a path is that of a page in a language, and not of a chart that a page links."""
    return path.startswith(f"{language}/") and path.endswith(".html")


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_every_record_is_found_within_four_clicks(site: BuiltSite, language: str) -> None:
    known = {f"{language}/index.html"}
    newest = known
    for _ in range(MOST_CLICKS):
        linked = (target(path, link, site.base) for path in newest for link in site.pages[path].links)
        newest = {found[0] for found in linked if found and _is_page(found[0], language)} - known
        known = known | newest
    wanted = {record_path(entry.key, language) for entry in site.records}
    assert sorted(wanted - known) == []


def _is_state(fragment: str) -> bool:
    """Whether a fragment names no place in a page, but what a script is to show there, as `records=cities/bonn`."""
    return not fragment or "=" in fragment


def _language(site: BuiltSite, path: str) -> str:
    """Tell the language that a page should have: the default for those that stand outside the languages."""
    first = path.partition("/")[0]
    return first if first in site.records.settings.languages else site.records.settings.tongues.default


def test_charts_are_well_formed_and_ask_for_nothing(site: BuiltSite) -> None:
    charts = sorted(site.folder.glob("*/*/*.svg"))
    assert charts
    for path in charts:
        parts = list(ET.parse(path).getroot().iter())  # noqa: S314 - what the program has just written
        assert {part.tag.partition("}")[2] for part in parts} <= DRAWN, path
        assert not any("href" in name or name.startswith("on") for part in parts for name in part.attrib), path
