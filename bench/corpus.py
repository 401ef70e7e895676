"""Writes a made-up site of any size in partnerbase's own form: the same bytes for the same size and seed.

    python -m bench.corpus DIR -n 10000 [--languages en] [--seed 1]

One record in five is a place, one in five a partnership, two in five are events, the rest figures, sources,
organisations and a fixed vocabulary of themes and indicators. References are skewed: a few records are named by
hundreds of others, most by few. `partnerbase check` finds nothing to complain about.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.invented import Said
from bench.made import BOUNDS, LANGUAGES, Record, in_languages, records
from bench.plain_yaml import dump

SEED = 1


def settings(languages: Sequence[str]) -> dict[str, Any]:
    """Give the fields of `site.yaml`."""
    title = Said("Twin towns of nowhere", "Partnerstädte von nirgendwo", "乌有友城")
    summary = Said("A made-up site to measure with", "Eine erdachte Website zum Messen", "用于测速的虚构网站")
    return {
        "title": in_languages(title, languages),
        "summary": in_languages(summary, languages),
        "languages": list(languages),
        "licence": {"name": "CC BY 4.0", "url": "https://licence.example/by/4.0/"},
        "countries": [{"code": code} for code in BOUNDS],
    }


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A made-up site that is made again whenever somebody walks through it, so that it never lies in memory."""

    number: int
    languages: Sequence[str]
    seed: int = SEED

    def __iter__(self) -> Iterator[Record]:
        """Make one record after the other."""
        return records(self.number, self.seed, self.languages)


def write_site(folder: Path, made: Iterable[Record], languages: Sequence[str]) -> None:
    """Write the settings and all records into a new content folder."""
    folder.mkdir(parents=True)
    (folder / "site.yaml").write_text(dump(settings(languages)), encoding="utf-8")
    for record in made:
        (folder / record.collection).mkdir(exist_ok=True)
        _write(folder, record)


def write_record(folder: Path, record: Record) -> None:
    """Write a record in place of what stands there."""
    for file in files_of(folder, record):
        file.unlink(missing_ok=True)
    (folder / record.collection).mkdir(exist_ok=True)
    _write(folder, record)


def _write(folder: Path, record: Record) -> None:
    """Write a record: fields alone as YAML, with a text as Markdown; each translation of the text is its own file."""
    file, fields = f"{folder}/{record.collection}/{record.slug}", dump(record.fields)
    if not record.bodies:
        _put(f"{file}.yaml", fields)
        return
    first, *translations = record.bodies.items()
    _put(f"{file}.md", f"---\n{fields}---\n\n{first[1]}")
    for language, text in translations:
        _put(f"{file}.{language}.md", text)


def _put(file: str, text: str) -> None:
    with open(file, "wb", buffering=0) as written:  # noqa: PTH123 - there are hundreds of thousands of them
        written.write(text.encode())


def files_of(folder: Path, record: Record) -> list[Path]:
    """Name every file that a record may have."""
    endings = (".yaml", ".md", *(f".{language}.md" for language in LANGUAGES))
    return [folder / record.collection / f"{record.slug}{ending}" for ending in endings]


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a site."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR", help="the content folder to make; it must not exist yet")
    parser.add_argument("-n", type=int, default=1000, metavar="N", help="how many records (default: %(default)s)")
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=list(LANGUAGES), metavar="LANGUAGE")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args(arguments)
    write_site(given.folder, MadeUp(given.n, given.languages, given.seed), given.languages)


if __name__ == "__main__":
    main()
