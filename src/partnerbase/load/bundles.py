"""Which files make up which record: told by their names and places alone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from partnerbase import limits
from partnerbase.diagnostics import Diagnostic, Report, did_you_mean, quoted
from partnerbase.files import Found, problem
from partnerbase.values.localtext import Languages
from partnerbase.values.reference import is_slug, slug_hint

Key = tuple[str, str]
"""Collection and slug of a record."""
MOST_SUGGESTIONS = 50
FOLDER = "2026"
"""What a folder within a collection may be called."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of one record: its own, and the translations of its text by language, sorted."""

    key: Key
    own: Found
    translations: tuple[tuple[str, Found], ...] = ()

    @property
    def files(self) -> tuple[Found, ...]:
        """All its files, its own first."""
        return self.own, *(found for _, found in self.translations)

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all its files, its own first."""
        return (
            (self.own.path, *(found.path for _, found in self.translations)) if self.translations else (self.own.path,)
        )


@dataclass(frozen=True, slots=True)
class Shelf:
    """All records of a content folder by path, not read yet.

    `misnamed` are the keys that files in wrong places probably should have, so that references to them are not
    reported as well.
    """

    bundles: tuple[Bundle, ...]
    misnamed: frozenset[Key] = frozenset()


@dataclass(slots=True)
class _Sorting:
    """The records found so far, and the translations that wait for theirs."""

    own: dict[Key, Found] = field(default_factory=dict)
    translations: dict[Key, dict[str, Found]] = field(default_factory=dict)
    misnamed: set[Key] = field(default_factory=set)


def shelve(
    files: Iterable[Found], collections: Sequence[str], settings: str, languages: Languages, report: Report
) -> Shelf:
    """Put the files of each record together.

    Args:
        files: All files below the content folder.
        collections: The names of the folders that records may lie in.
        settings: The name of the settings' file, which is no record.
        languages: The languages in which bodies may be written.
        report: Takes what is wrong with names and places.
    """
    sorting = _Sorting()
    for found in files:
        if found.path == settings:
            continue
        if wrong := misplaced(found, collections):
            report.add(wrong)
            slug = _probable_slug(found)
            sorting.misnamed.update((collection, slug) for collection in collections)
        else:
            _sort_in(found, languages, sorting, report)
    _report_orphans(sorting, report)
    bundles = (
        Bundle(key, own, tuple(sorted(sorting.translations.get(key, {}).items()))) for key, own in sorting.own.items()
    )
    return Shelf(tuple(sorted(bundles, key=lambda bundle: bundle.own.path)), frozenset(sorting.misnamed))


def misplaced(found: Found, collections: Iterable[str]) -> Diagnostic | None:
    """Tell what is wrong with the place or ending of a file."""
    if not found.folders:
        hint = f"move it into a collection's folder, such as {next(iter(collections))}/"
        return problem(found.path, "misplaced-file", "a file outside any collection", hint)
    if found.folders[0] not in collections:
        known = sorted(collections)
        hint = did_you_mean(found.folders[0], known) or f"the collections are {', '.join(known)}"
        return problem(found.path, "unknown-collection", f"no collection {quoted(found.folders[0])}", hint)
    if not found.name.endswith((".md", ".yaml")):
        hint = "rename it to .yaml" if found.name.endswith(".yml") else "records are .md or .yaml files"
        return problem(found.path, "misplaced-file", f"{quoted(found.name)} is no record", hint)
    return _wrong_way(found)


def _wrong_way(found: Found) -> Diagnostic | None:
    """Tell what is wrong with the folders that a record lies in: they must fit every file system, as its name must."""
    if wrong := next((folder for folder in found.folders if not is_slug(folder)), None):
        message = f"the folder name {quoted(wrong)} is no slug"
        return problem(found.path, "invalid-slug", message, slug_hint(FOLDER))
    if len(found.path) > limits.PATH_CHARACTERS:
        hint = "use fewer folders, or shorter names: some file systems allow no more"
        message = f"the path has more than {limits.PATH_CHARACTERS} characters"
        return problem(found.path, "invalid-slug", message, hint)
    return None


def _probable_slug(found: Found) -> str:
    """Guess the slug of a record that lies in a wrong place or has a wrong name."""
    return re.sub("[^a-z0-9]+", "-", found.name.partition(".")[0].lower()).strip("-")


def _sort_in(found: Found, languages: Languages, sorting: _Sorting, report: Report) -> None:
    stem, _, ending = found.name.rpartition(".")
    slug, dot, language = stem.partition(".")
    key = found.folders[0], slug
    if wrong := _wrong_name(found, slug, language, languages, is_translation=bool(dot)):
        report.add(wrong)
        sorting.misnamed.add((key[0], _probable_slug(found)))
    elif dot and ending == "md":
        first = sorting.translations.setdefault(key, {}).setdefault(language, found)
        if first is not found:
            message = f"a second translation {quoted(found.name)}"
            report.add(problem(found.path, "duplicate-slug", message, f"the first is {first.path}; merge them"))
    else:
        first = sorting.own.setdefault(key, found)
        if first is not found:
            hint = f"the first is {first.path}; rename one, or merge them"
            report.add(problem(found.path, "duplicate-slug", f"a second record {quoted(slug)} in {key[0]}", hint))


def _wrong_name(
    found: Found, slug: str, language: str, languages: Languages, *, is_translation: bool
) -> Diagnostic | None:
    if not is_slug(slug):
        return problem(found.path, "invalid-slug", f"the file name {quoted(found.name)} is no slug", slug_hint(slug))
    if is_translation and (language not in languages.tags[1:] or found.name.endswith(".yaml")):
        others = ", ".join(languages.tags[1:])
        hint = f"a translation is named {slug}.LANGUAGE.md, with one of {others}" if others else "this site has none"
        if language == languages.default:
            hint = f"the body in {language}, the default language, stands in {slug}.md"
        message = f"the file name {quoted(found.name)} names no translation"
        return problem(found.path, "unknown-language", message, hint)
    return None


def _report_orphans(sorting: _Sorting, report: Report) -> None:
    """Report translations without a record as `orphan-translation`."""
    orphans = [key for key in sorting.translations if key not in sorting.own]
    for number, key in enumerate(orphans):
        slugs = [slug for collection, slug in sorting.own if collection == key[0]]
        near = did_you_mean(key[1], slugs) if number < MOST_SUGGESTIONS else ""
        for found in sorting.translations[key].values():
            message = f"a translation without its record {quoted(key[1])}"
            hint = near or "write the record, or delete the file"
            report.add(problem(found.path, "orphan-translation", message, hint))
