"""Reads the content folder into documents: names, bytes, front matter, YAML.

Only this phase reads content; what it has read is what is checked and built.
"""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from partnerbase.diagnostics import Diagnostic, Report, did_you_mean, quoted
from partnerbase.load import limits
from partnerbase.load.document import Document, Text
from partnerbase.load.files import Found, find, problem, read_text
from partnerbase.load.yaml_subset import read
from partnerbase.values.localtext import Languages
from partnerbase.values.reference import MOST_CHARACTERS, is_slug

__all__ = ["Content", "Document", "Text", "load", "load_settings"]

FENCE = "---"
MOST_SUGGESTIONS = 50


@dataclass(frozen=True, slots=True)
class Content:
    """All documents of a content folder, by path.

    `unreadable` names the records whose file could not be read, so that references to them are not reported again.
    """

    documents: tuple[Document, ...]
    unreadable: frozenset[tuple[str, str]] = frozenset()


@dataclass(slots=True)
class _Shelf:
    """The records found so far, and the bodies that wait for theirs."""

    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    translations: dict[tuple[str, str], dict[str, Text]] = field(default_factory=dict)
    unreadable: set[tuple[str, str]] = field(default_factory=set)


def load_settings(root: Path, name: str, report: Report) -> Document | None:
    """Read the settings' file at the top of the content folder, None where there is none or it cannot be read."""
    if root.is_symlink():
        hint = "name the folder that it leads to with --content DIR"
        report.add(problem(".", "not-a-file", "the content folder is a symbolic link", hint))
        return None
    if not os.path.lexists(root / name):
        hint = f"write {name}; 'partnerbase explain missing-settings' shows what belongs in it"
        report.add(problem(name, "missing-settings", f"the content folder has no {name}", hint))
        return None
    text = read_text(root, name, report)
    return _document("", name, text, "", report) if text else None


def load(root: Path, collections: Sequence[str], settings: str, languages: Languages, report: Report) -> Content:
    """Read every record below a content folder.

    Args:
        root: The content folder.
        collections: The names of the folders that records may lie in.
        settings: The name of the settings' file, which is no record.
        languages: The languages in which bodies may be written.
        report: Takes the problems.

    Returns:
        The documents by path; one whose fields could not be read has no data.
    """
    shelf = _Shelf()
    for found in find(root, report):
        if found.path == settings:
            continue
        if wrong := misplaced(found, collections):
            report.add(wrong)
            slug = _probable_slug(found)
            shelf.unreadable.update((collection, slug) for collection in collections)
        else:
            _shelve(root, found, languages, shelf, report)
    return Content(tuple(_with_bodies(shelf, report)), frozenset(shelf.unreadable))


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
        hint = f"use a-z, 0-9 and single hyphens, at most {MOST_CHARACTERS} characters, such as 2026"
        return problem(found.path, "invalid-slug", f"the folder name {quoted(wrong)} is no slug", hint)
    if len(found.path) > limits.PATH_CHARACTERS:
        hint = "use fewer folders, or shorter names: some file systems allow no more"
        message = f"the path has more than {limits.PATH_CHARACTERS} characters"
        return problem(found.path, "invalid-slug", message, hint)
    return None


def _probable_slug(found: Found) -> str:
    """Guess the slug of a record that lies in a wrong place or has a wrong name."""
    return re.sub("[^a-z0-9]+", "-", found.name.partition(".")[0].lower()).strip("-")


def _shelve(root: Path, found: Found, languages: Languages, shelf: _Shelf, report: Report) -> None:
    stem, _, ending = found.name.rpartition(".")
    slug, dot, language = stem.partition(".")
    key = found.folders[0], slug
    if wrong := _wrong_name(found, slug, language, languages, is_translation=bool(dot)):
        report.add(wrong)
        shelf.unreadable.add((key[0], _probable_slug(found)))
        return
    text = read_text(root, found.path, report)
    if dot and ending == "md":
        if text and (body := _translation(text, report)):
            _keep_translation(shelf.translations.setdefault(key, {}), language, body, report)
    elif first := shelf.documents.get(key):
        hint = f"the first is {first.path}; rename one, or merge them"
        report.add(problem(found.path, "duplicate-slug", f"a second record {quoted(slug)} in {key[0]}", hint))
    else:
        document = _document(key[0], found.path, text, languages.default, report) if text else None
        if not document:
            shelf.unreadable.add(key)
            document = Document(*key, text or Text(found.path, ""), None)
        shelf.documents[key] = document


def _keep_translation(bodies: dict[str, Text], language: str, body: Text, report: Report) -> None:
    first = bodies.setdefault(language, body)
    if first is not body:
        message = f"a second translation {quoted(body.path.rpartition('/')[2])}"
        report.add(problem(body.path, "duplicate-slug", message, f"the first is {first.path}; merge them"))


def _wrong_name(
    found: Found, slug: str, language: str, languages: Languages, *, is_translation: bool
) -> Diagnostic | None:
    if not is_slug(slug):
        hint = f"use a-z, 0-9 and single hyphens, at most {MOST_CHARACTERS} characters, such as nanjing-day-2026"
        return problem(found.path, "invalid-slug", f"the file name {quoted(found.name)} is no slug", hint)
    if is_translation and (language not in languages.tags[1:] or found.name.endswith(".yaml")):
        others = ", ".join(languages.tags[1:])
        hint = f"a translation is named {slug}.LANGUAGE.md, with one of {others}" if others else "this site has none"
        if language == languages.default:
            hint = f"the body in {language}, the default language, stands in {slug}.md"
        message = f"the file name {quoted(found.name)} names no translation"
        return problem(found.path, "unknown-language", message, hint)
    return None


def _translation(text: Text, report: Report) -> Text | None:
    if text.text.startswith(FENCE + "\n"):
        hint = "keep the fields in the record's own file; a translation is a body alone"
        report.add(text.problem("translation-with-fields", "a translation has fields", hint))
        return None
    if not text.text.strip():
        report.add(text.problem("empty-file", "the file is empty", "write the translation, or delete the file"))
        return None
    return text


def _document(collection: str, path: str, text: Text, language: str, report: Report) -> Document | None:
    """Split a file into fields and a body in the default language, and read the fields."""
    slug = path.rpartition("/")[2].partition(".")[0]
    if not text.text.strip():
        hint = "write the record; 'partnerbase new' gives a template"
        report.add(text.problem("empty-file", "the file is empty", hint))
        return None
    split = _front_matter(text, report) if path.endswith(".md") else (text, None)
    if not split:
        return None
    fields, body = split
    tree = read(fields.text)
    document = Document(collection, slug, fields, None, {language: body} if body and body.text.strip() else {})
    for wrong in tree.problems:
        report.add(fields.problem(wrong.code, wrong.message, wrong.hint, line=wrong.line, column=wrong.column))
    if tree.problems:
        return None
    if not isinstance(tree.data, Mapping):
        report.add(_no_fields(document, tree.data))
        return None
    return replace(document, data=tree.data)


def _no_fields(document: Document, data: Any) -> Diagnostic:  # noqa: ANN401 - any YAML value
    message = "there are no fields" if data is None else "the fields are no mapping"
    return document.problem("no-fields", message, "write one 'field: value' a line")


def _front_matter(text: Text, report: Report) -> tuple[Text, Text] | None:
    """Split at the two fences; the fields keep an empty line for the first, so that lines count as in the file."""
    lines = text.text.split("\n")
    if lines[0].rstrip() != FENCE:
        hint = "begin the file with a line '---', then the fields, then another line '---', then the text"
        report.add(text.problem("missing-front-matter", "the file does not begin with '---'", hint))
        return None
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        hint = "put a line '---' between the fields and the text"
        report.add(text.problem("missing-front-matter", "the fields that begin here have no end", hint))
        return None
    fields = Text(text.path, "\n".join(("", *lines[1:end])) + "\n")
    return fields, Text(text.path, "\n".join(lines[end + 1 :]), end + 2)


def _with_bodies(shelf: _Shelf, report: Report) -> Iterable[Document]:
    """Put the translations to their records; one without a record is reported as `orphan-translation`."""
    orphans = [key for key in shelf.translations if key not in shelf.documents]
    for number, key in enumerate(orphans):
        slugs = [slug for collection, slug in shelf.documents if collection == key[0]]
        near = did_you_mean(key[1], slugs) if number < MOST_SUGGESTIONS else ""
        for text in shelf.translations[key].values():
            message = f"a translation without its record {quoted(key[1])}"
            report.add(text.problem("orphan-translation", message, near or "write the record, or delete the file"))
    for key, document in sorted(shelf.documents.items(), key=lambda item: item[1].path):
        bodies = {**document.bodies, **shelf.translations.get(key, {})}
        yield replace(document, bodies={language: body for language, body in bodies.items() if _is_short(body, report)})


def _is_short(body: Text, report: Report) -> bool:
    """Whether a text can be read as Markdown in no time; a longer one is reported as `too-long` and left unread."""
    if len(body.text) <= limits.BODY_CHARACTERS:
        return True
    hint = "a record holds facts, not documents: shorten it, or split the record"
    report.add(body.problem("too-long", f"the text has more than {limits.BODY_CHARACTERS} characters", hint))
    return False
