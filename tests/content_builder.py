"""Builds the smallest content folders: valid records of which a test spells out only what it is about.

    root = write_site(tmp_path, {"partnerships/trier-xiamen": partnership(since="1988")})
    assert diagnose(root) == []

What a record refers to and the test does not give is added from `DEFAULTS`: its source, its parties, its indicator.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from partnerbase.build import check
from partnerbase.diagnostics import Diagnostic

TODAY = date(2026, 1, 1)
Fields = dict[str, Any]
Files = Mapping[str, Mapping[str, Any] | str | bytes]
"""Records by `collection/slug`, or whole files by their path with its ending."""


def site(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give the settings of a site in English that knows Germany and China."""
    countries = [
        {"code": "DE", "bounds": {"west": 5.8, "south": 47.2, "east": 15.1, "north": 55.1}},
        {"code": "CN", "bounds": {"west": 73.4, "south": 18.1, "east": 134.8, "north": 53.6}},
    ]
    licence = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    defaults = {"title": "Site", "summary": "A site", "languages": ["en"], "licence": licence, "countries": countries}
    return defaults | fields


def _with_source(defaults: Fields, fields: Fields) -> Fields:
    return defaults | {"sources": ["report"]} | fields


def city(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give a German city."""
    return _with_source({"name": "Trier", "country": "DE", "kind": "city"}, fields)


def region(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give a German state."""
    return _with_source({"name": "Saarland", "country": "DE", "kind": "state"}, fields)


def partnership(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give a partnership of Trier and Xiamen."""
    return _with_source({"parties": ["trier", "xiamen"]}, fields)


def event(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give an event of 2024."""
    return _with_source({"title": "Visit", "kind": "delegation", "start": "2024-05-06"}, fields)


def series(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give a recurring event."""
    return _with_source({"name": "Forum"}, fields)


def agreement(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give a signed memorandum."""
    return _with_source({"title": "Memorandum", "kind": "memorandum"}, fields)


def figure(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give a figure of Xiamen with one observation."""
    return _with_source({"indicator": "projects", "subject": "xiamen", "observations": [observation()]}, fields)


def observation(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give the value of an indicator at one time; `period` replaces `as_of`."""
    time = {} if "period" in fields else {"as_of": "2024"}
    return time | {"value": 309, "unit": "projects", "source": "report"} | fields


def indicator(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give an indicator that only grows."""
    return {
        "name": "Projects",
        "definition": "Projects so far",
        "unit": "projects",
        "accumulation": "cumulative",
    } | fields


def organisation(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give a company."""
    return _with_source({"name": "Porta Nigra GmbH", "kind": "company"}, fields)


def person(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give a mayor of Trier."""
    return _with_source({"name": "Erika Muster", "roles": [{"title": "Mayor", "of": "trier"}]}, fields)


def theme(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give a word of the vocabulary."""
    return {"name": "Culture"} | fields


def source(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give a published document."""
    return {"title": "Report", "url": "https://www.trier.example/report", "language": "en", "kind": "report"} | fields


def page(**fields: Any) -> Fields:  # noqa: ANN401 - any YAML value
    """Give a page of prose, which stands in the navigation."""
    return {"title": "About", "nav": 1} | fields


DEFAULTS: dict[str, Fields] = {
    "cities/trier": city(),
    "cities/xiamen": city(name="Xiamen", country="CN"),
    "regions/saarland": region(),
    "partnerships/trier-xiamen": partnership(),
    "events/visit": event(),
    "series/forum": series(),
    "indicators/projects": indicator(),
    "organisations/porta-nigra": organisation(),
    "people/erika-muster": person(),
    "themes/culture": theme(),
    "sources/report": source(),
}
"""Records that come by themselves where another one names their slug."""


def write_site(root: Path, files: Files, **settings: Any) -> Path:  # noqa: ANN401 - any YAML value
    """Write a content folder.

    Args:
        root: The folder, made where it does not exist.
        files: The records; fields under `body` become the Markdown body of an `.md` file. A text or bytes are
            written as they are, to the path with its ending (`cities/trier.md`; `.yaml` where it has none).
        settings: Fields of `site.yaml` other than the defaults.

    Returns:
        `root`.
    """
    complete = {"site.yaml": site(**settings), **_completed(files)}
    for name, content in complete.items():
        path, data = as_file(name, content)
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return root


def check_site(root: Path, today: date = TODAY, *, drafts: bool = False) -> list[Diagnostic]:
    """Check a content folder and give what is found, in order."""
    return list(check(root, today=today, drafts=drafts).report)


def diagnose(root: Path, today: date = TODAY, *, drafts: bool = False) -> list[str]:
    """Check a content folder and give what is found, each in one line as the reporters write it."""
    return [as_line(diagnostic) for diagnostic in check_site(root, today, drafts=drafts)]


def as_line(diagnostic: Diagnostic) -> str:
    """Give a diagnostic as `path:line:column: severity[code]: message; hint`."""
    span = diagnostic.span
    head = f"{span.path}:{span.line}:{span.column}: {diagnostic.severity}[{diagnostic.code}]"
    return f"{head}: {'; '.join(filter(None, (diagnostic.message, diagnostic.hint)))}"


def as_file(name: str, content: Mapping[str, Any] | str | bytes) -> tuple[str, bytes]:
    """Give path and bytes of a file, from how `write_site` is told of it."""
    has_ending = "." in name.rpartition("/")[2]
    if isinstance(content, bytes):
        return name if has_ending else f"{name}.yaml", content
    if isinstance(content, str):
        return name if has_ending else f"{name}.yaml", content.encode()
    fields = yaml.safe_dump({k: v for k, v in content.items() if k != "body"}, sort_keys=False, allow_unicode=True)
    if "body" in content:
        return f"{name}.md", f"---\n{fields}---\n{content['body']}".encode()
    return name if has_ending else f"{name}.yaml", fields.encode()


def _completed(files: Files) -> dict[str, Mapping[str, Any] | str | bytes]:
    """Add the default records that others name, until nothing is missing."""
    complete = dict(files)
    given = {name.partition(".")[0] for name in files}
    while True:
        named = {text for content in complete.values() if isinstance(content, Mapping) for text in _texts(content)}
        missing = {key: DEFAULTS[key] for key in DEFAULTS if key.partition("/")[2] in named and key not in given}
        if not missing:
            return complete
        complete |= missing
        given |= set(missing)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
