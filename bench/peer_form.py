"""The made-up records as other site generators read them: one Markdown file each, fields in its front matter.

What partnerbase works out itself is written out for them: the names of partnerships and figures, the collections of
references, and the addresses and labels of links in texts.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench.made import Record
from bench.plain_yaml import dump

REFERENCES = frozenset(
    {
        *("region", "seat", "indicator", "subject", "party", "place"),
        *("parties", "places", "partnerships", "themes", "organisers", "organisations"),
    }
)
WIKI_LINK = re.compile(r"\[\[([^|\]]+)(?:\|([^\]]+))?\]\]")


class PeerForm:
    """Writes records for the other generators; it knows the collection and name of each."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Note where each slug leads."""
        self.known = {record.slug: (record.collection, record.name) for record in records}

    def write(self, folder: Path, record: Record) -> None:
        """Write one record below a content folder."""
        self.known[record.slug] = record.collection, record.name
        place = folder / record.collection
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{record.slug}.md").write_text(self.text(record), encoding="utf-8")

    def text(self, record: Record) -> str:
        """Give the file of a record."""
        fields = {"name": record.name, **{name: self._value(name, value) for name, value in record.fields.items()}}
        fields["name"] = record.name
        body = WIKI_LINK.sub(self._link, next(iter(record.bodies.values()), ""))
        return f"---\nfields:\n{dump(fields, 1, quote_dates=True)}---\n\n{body}"

    def _value(self, name: str, value: Any) -> Any:  # noqa: ANN401 - any field
        if name == "source":
            return self._citation(value)
        if name == "sources":
            return [self._citation(citation) for citation in value]
        if isinstance(value, Mapping):
            return {part: self._value(part, inner) for part, inner in value.items()}
        if isinstance(value, list):
            return [self._value(name, item) for item in value]
        return self._key(value) if name in REFERENCES else value

    def _citation(self, citation: str | Mapping[str, Any]) -> dict[str, Any]:
        fields = citation if isinstance(citation, Mapping) else {"source": citation}
        return {**fields, "source": self._key(fields["source"])}

    def _key(self, slug: str) -> str:
        return f"{self.known[slug][0]}/{slug}"

    def _link(self, found: re.Match[str]) -> str:
        slug = found[1].rpartition("/")[2]
        return f"[{found[2] or self.known[slug][1]}](/{self._key(slug)}.html)"
