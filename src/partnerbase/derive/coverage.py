"""How complete the collections are."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from partnerbase.abstract import Key
from partnerbase.link import Site


@dataclass(frozen=True, slots=True)
class Coverage:
    """How complete a collection is: counts of records, and per language of those with a name, summary and body."""

    records: int
    names: Mapping[str, int]
    summaries: Mapping[str, int]
    bodies: Mapping[str, int]
    reviewed: int


def coverage(site: Site) -> Mapping[str, Coverage]:
    """Count, of each collection, what its records have in which language."""
    return {name: _coverage(site, keys) for name, keys in site.collections.items()}


def _coverage(site: Site, keys: tuple[Key, ...]) -> Coverage:
    languages = site.settings.tongues.tags
    names, summaries, bodies = Counter[str](), Counter[str](), Counter[str]()
    abstracts = [site.abstracts[key] for key in keys]
    for abstract in abstracts:
        names.update(languages if abstract.names is None else (language for language, _ in abstract.names))
        summaries.update(abstract.summaries)
        bodies.update(abstract.bodies)
    return Coverage(
        len(abstracts),
        {language: names[language] for language in languages},
        {language: summaries[language] for language in languages},
        {language: bodies[language] for language in languages},
        sum(bool(abstract.reviewed) for abstract in abstracts),
    )
