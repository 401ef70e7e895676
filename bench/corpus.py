"""Writes a made-up site of any size in partnerbase's own form: the same bytes for the same size and seed.

    python -m bench.corpus DIR -n 10000 [--languages en] [--seed 1]

One record in five is a place, one in five a partnership, two in five are events, the rest figures, sources,
organisations and a fixed vocabulary of themes and indicators. References are skewed: a few records are named by
hundreds of others, most by few. `partnerbase check` finds nothing to complain about.
"""

import argparse
from collections.abc import Iterable, Sequence
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
        "base_url": "https://towns.example/",
        "licence": {"name": "CC BY 4.0", "url": "https://licence.example/by/4.0/"},
        "countries": [{"code": code} for code in BOUNDS],
    }


def write_site(folder: Path, made: Iterable[Record], languages: Sequence[str]) -> None:
    """Write the settings and all records into a new content folder."""
    folder.mkdir(parents=True)
    (folder / "site.yaml").write_text(dump(settings(languages)), encoding="utf-8")
    for record in made:
        write_record(folder, record)


def write_record(folder: Path, record: Record) -> None:
    """Write a record: fields alone as YAML, with a text as Markdown; each translation of the text is its own file."""
    for file in files_of(folder, record):
        file.unlink(missing_ok=True)
    place = folder / record.collection
    place.mkdir(exist_ok=True)
    fields = dump(record.fields)
    if not record.bodies:
        (place / f"{record.slug}.yaml").write_text(fields, encoding="utf-8")
        return
    first, *translations = record.bodies.items()
    (place / f"{record.slug}.md").write_text(f"---\n{fields}---\n\n{first[1]}", encoding="utf-8")
    for language, text in translations:
        (place / f"{record.slug}.{language}.md").write_text(text, encoding="utf-8")


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
    write_site(given.folder, records(given.n, given.seed, given.languages), given.languages)


if __name__ == "__main__":
    main()
