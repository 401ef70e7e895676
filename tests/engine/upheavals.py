"""Edits that come and go with whole files, or concern all of the site: records, settings, templates, mistakes."""

import json
import re
from dataclasses import replace

from tests.content_builder import Fields
from tests.engine.changes import (
    LANGUAGES,
    Change,
    Disk,
    Edit,
    History,
    Pick,
    Reach,
    collection_of,
    record,
    with_fields,
    with_settings,
    word,
)
from tests.engine.small_site import SmallSite, naming, slug_of

MISTAKES = (
    b"name: [\n",
    b"\xff\n",
    b"",
    b"name: {en: X}\nnonsense: 1\n",
    b"\tname: X\n",
    b"name: {xx: X}\n",
    b"--- broken",
)
WRONG: tuple[Fields, ...] = (
    {"reviewed": "1988-13"},
    {"sources": ["no-such-source"]},
    {"links": {"wikidata": "42"}},
    {"body": "See [[no-such-record]].\n"},
    {"colour": "blue"},
    {"summary": {"en": "a\tb"}},
)


def add(past: History, pick: Pick) -> Edit:
    """Add a record like one that is there."""
    site = past[-1]
    like = record(site, pick)
    name = f"{like}-{pick(range(10_000))}"
    fields = {key: value for key, value in site.records[like].items() if key != "links"}
    return Edit(f"add {name}", replace(site, records={**site.records, name: fields}), Reach.NAMING, name)


def delete(past: History, pick: Pick) -> Edit:
    """Delete a record with its translations; what points to it stays."""
    return _deleted(past[-1], record(past[-1], pick))


def delete_leaf(past: History, pick: Pick) -> Edit:
    """Delete a record that no other names."""
    site = past[-1]
    leaves = [name for name in site.records if not naming(site, name)]
    return _deleted(site, pick(leaves)) if leaves else Edit("no leaf", site, Reach.NOTHING)


def _deleted(site: SmallSite, name: str) -> Edit:
    records = {other: fields for other, fields in site.records.items() if other != name}
    files = {path: data for path, data in site.files.items() if not path.startswith(f"{name}.")}
    return Edit(f"delete {name}", replace(site, records=records, files=files), Reach.NAMING, name)


def rename(past: History, pick: Pick) -> Edit:
    """Give a record another slug; what points to it follows or does not."""
    site = past[-1]
    name = record(site, pick)
    slug, new = slug_of(name), f"moved-{pick(range(10_000))}"
    follows = pick([True, True, False])

    def followed(text: str) -> str:
        return slug.sub(new, text) if follows else text

    records = {
        (f"{collection_of(name)}/{new}" if other == name else other): json.loads(followed(json.dumps(fields)))
        for other, fields in site.records.items()
    }
    files = {
        re.sub(rf"^{re.escape(name)}\.", f"{collection_of(name)}/{new}.", path): followed(
            data.decode(errors="surrogateescape")
        ).encode(errors="surrogateescape")
        for path, data in site.files.items()
    }
    return Edit(f"rename {name} to {new}, followed: {follows}", replace(site, records=records, files=files))


def move(past: History, pick: Pick) -> Edit:
    """Put a record into another folder of its collection."""
    site = past[-1]
    texts = {path.partition(".")[0] for path in site.files}
    name = pick([name for name in site.records if name not in texts])
    moved = {**site.moved, name: pick(["here", "here/there"])}
    return Edit(f"move {name}", replace(site, moved=moved), Reach.FILE, name, Disk.EXCHANGED)


def draft(past: History, pick: Pick) -> Edit:
    """Make a record a draft, or publish one."""
    site = past[-1]
    name = pick([name for name in site.records if not naming(site, name)] + [record(site, pick)])
    is_draft = not site.records[name].get("draft", False)
    return Edit(f"draft of {name}: {is_draft}", with_fields(site, name, draft=is_draft), Reach.NAMING, name)


def drafts(past: History, _: Pick) -> Edit:
    """Take drafts in, or leave them out."""
    return Edit("--drafts", replace(past[-1], drafts=not past[-1].drafts))


def mistake(past: History, pick: Pick) -> Edit:
    """Make a file that is wrong: its fields, or all of it."""
    site = past[-1]
    name = record(site, pick)
    if pick([True, False]):
        return Edit(f"wrong fields in {name}", with_fields(site, name, **pick(WRONG)))
    path = pick([site.file(name)[0], "cities/astray.de.md", "places/trier.yaml", "site.yaml"])
    return Edit(f"mistake in {path}", replace(site, files={**site.files, path: pick(MISTAKES)}))


def hidden(past: History, pick: Pick) -> Edit:
    """Leave behind what editors' programs leave behind."""
    path = pick(["cities/.trier.yaml.swp", ".DS_Store", ".git/index"])
    files = {**past[-1].files, path: word(pick).encode()}
    return Edit(f"hidden file {path}", replace(past[-1], files=files), Reach.NOTHING)


def settings_shown(past: History, pick: Pick) -> Edit:
    """Change what the pages show of the settings."""
    key = pick(["title", "summary", "repository", "branch", "base_url", "licence"])
    new = word(pick)
    url = f"https://{new.lower()}.example.org/"
    values = {
        "repository": url,
        "base_url": url,
        "licence": {"name": new, "url": url},
        "title": dict.fromkeys(past[-1].settings["languages"][:2], new),
    }
    return Edit(f"{key} of the site", with_settings(past[-1], **{key: values.get(key, new)}))


def settings_for_checks(past: History, pick: Pick) -> Edit:
    """Change what the checks alone read of the settings, or take the map away, to which every page leads."""
    levels = {pick(["stale-figure", "duplicate-wikidata-id", "same-place"]): pick(["warning", "off"])}
    countries = [*past[-1].settings["countries"], {"code": pick(["FR", "JP", "IT"])}]
    unmapped = [{key: value for key, value in country.items() if key != "map"} for country in countries]
    choices: list[Fields] = [
        {"stale_after_years": 7},
        {"levels": levels},
        {"levels": {}},
        {"countries": countries},
        {"countries": unmapped},
    ]
    fields = pick(choices)
    takes_map = fields.get("countries") == unmapped != countries
    return Edit(f"settings {fields}", with_settings(past[-1], **fields), Reach.ANYTHING if takes_map else Reach.NOTHING)


def languages(past: History, pick: Pick) -> Edit:
    """Add a language, take one away with its texts, or let another be the first."""
    site = past[-1]
    tags = site.settings["languages"]
    match pick(["add", "remove", "turn"]):
        case "add":
            return Edit("add fr", with_settings(site, languages=[*(tag for tag in tags if tag != "fr"), "fr"]))
        case "turn":
            return Edit("another first language", with_settings(site, languages=[*tags[1:], tags[0]]))
        case _:
            return Edit("without zh", _without(site, "zh"))


def _without(site: SmallSite, tag: str) -> SmallSite:
    def strip(value: object) -> object:
        if isinstance(value, dict):
            kept = {key: strip(item) for key, item in value.items()}
            return {key: item for key, item in kept.items() if key != tag} if set(kept) <= {*LANGUAGES, "fr"} else kept
        return [strip(item) for item in value] if isinstance(value, list) else value

    tags = [other for other in site.settings["languages"] if other != tag]
    records: dict[str, Fields] = {name: strip(fields) for name, fields in site.records.items()}  # type: ignore[misc]
    files = {path: data for path, data in site.files.items() if not path.endswith(f".{tag}.md")}
    settings: Fields = {**{key: strip(value) for key, value in site.settings.items()}, "languages": tags or ["en"]}
    return replace(site, records=records, files=files, settings=settings)


def given_address(past: History, pick: Pick) -> Edit:
    """Build for another address."""
    return Edit("--base-url", replace(past[-1], base_url=pick([None, "https://a.example/", "https://b.example/x/"])))


def template(past: History, pick: Pick) -> Edit:
    """Change a template, in what it shows or in a comment."""
    site = past[-1]
    path = pick(sorted(path for path in site.layout() if path.endswith(".j2")))
    collection = path.partition("records/")[2].partition(".")[0]
    new = pick([f"{{# {word(pick)} #}}", f"<!-- {word(pick)} -->", f"<!-- {word(pick)} -->"]).encode()
    templates = {**site.templates, path: site.layout()[path] + new}
    reach = (Reach.COLLECTION, collection) if path.startswith("records/") else (Reach.ANYTHING, "")
    return Edit(f"template {path}: {new!r}", replace(site, templates=templates), *reach)


def styles(past: History, pick: Pick) -> Edit:
    """Change a component's style or an asset."""
    site = past[-1]
    path = pick([*sorted(path for path in site.layout() if path.endswith(".css")), "components/new/style.css"])
    data = site.layout().get(path, b"") + f"/* {word(pick)} */\n".encode()
    return Edit(f"style {path}", replace(site, templates={**site.templates, path: data}), Reach.NOTHING)


def broken_template(past: History, pick: Pick) -> Edit:
    """Make a mistake in a template."""
    site = past[-1]
    path = pick(["base.html.j2", "records/cities.html.j2", "list.html.j2", "components/section/macro.html.j2"])
    templates = {**site.templates, path: site.layout()[path] + b"{% if %}"}
    return Edit(f"mistake in template {path}", replace(site, templates=templates))


WHOLE: dict[str, Change] = {
    "add": add,
    "delete": delete,
    "delete-leaf": delete_leaf,
    "rename": rename,
    "move": move,
    "draft": draft,
    "drafts": drafts,
    "mistake": mistake,
    "hidden": hidden,
    "settings-shown": settings_shown,
    "settings-for-checks": settings_for_checks,
    "languages": languages,
    "address": given_address,
    "template": template,
    "styles": styles,
    "broken-template": broken_template,
}
"""Edits of whole files and of the whole site."""
