"""Reads content: names, bytes, front matter, YAML.

Only this phase reads content; what it has read is what is checked and built.
"""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from partnerbase import limits
from partnerbase.diagnostics import Report
from partnerbase.files import problem, read_bytes
from partnerbase.load.bundles import Bundle, Key, Shelf, shelve
from partnerbase.load.document import Document, Text
from partnerbase.load.text import as_text
from partnerbase.load.yaml_subset import read
from partnerbase.values.localtext import Languages

__all__ = [
    "Bundle",
    "Document",
    "Key",
    "Shelf",
    "Text",
    "load",
    "load_settings",
    "read_files",
    "read_settings",
    "settings_document",
    "shelve",
]

FENCE = "---"
FENCE_LINE = re.compile(rf"^{FENCE}[^\S\n]*$", re.MULTILINE)


def load_settings(root: Path, name: str, report: Report) -> Document | None:
    """Read the settings' file at the top of the content folder, None where there is none or it cannot be read."""
    data = read_settings(root, name, report)
    return settings_document(name, data, report) if data is not None else None


def read_settings(root: Path, name: str, report: Report) -> bytes | None:
    """Read the bytes of the settings' file, None where there is none or it cannot be read."""
    if root.is_symlink():
        hint = "name the folder that it leads to with --content DIR"
        report.add(problem(".", "not-a-file", "the content folder is a symbolic link", hint))
        return None
    if not os.path.lexists(root / name):
        hint = f"write {name}; 'partnerbase explain missing-settings' shows what belongs in it"
        report.add(problem(name, "missing-settings", f"the content folder has no {name}", hint))
        return None
    return read_bytes(root, name, report)


def settings_document(name: str, data: bytes, report: Report) -> Document | None:
    """Make the document of the settings of the bytes of their file."""
    text = as_text(name, data, report)
    return _document("", name, text, "", report) if text else None


def read_files(root: Path, bundle: Bundle, report: Report) -> tuple[bytes | None, ...]:
    """Read the bytes of a record's files, in the order of `bundle.files`; None stands for one that cannot be read."""
    return tuple(read_bytes(root, found.path, report) for found in bundle.files)


def load(bundle: Bundle, data: Sequence[bytes | None], languages: Languages, report: Report) -> Document:
    """Make the document of a record of the bytes of its files.

    Args:
        bundle: The record's files.
        data: Their bytes, as `read_files` gives them.
        languages: The languages in which bodies may be written.
        report: Takes the problems.

    Returns:
        The document; one whose fields could not be read has no data.
    """
    texts = [
        as_text(found.path, content, report) if content is not None else None
        for found, content in zip(bundle.files, data, strict=True)
    ]
    own = texts[0]
    document = _document(bundle.key[0], bundle.own.path, own, languages.default, report) if own else None
    document = document or Document(*bundle.key, own or Text(bundle.own.path, ""), None)
    translations = {
        language: body
        for (language, _), text in zip(bundle.translations, texts[1:], strict=True)
        if text and (body := _translation(text, report))
    }
    return replace(document, bodies={**document.bodies, **translations}) if translations else document


def _translation(text: Text, report: Report) -> Text | None:
    if text.text.startswith(FENCE + "\n"):
        hint = "keep the fields in the record's own file; a translation is a body alone"
        report.add(text.problem("translation-with-fields", "a translation has fields", hint))
        return None
    if not text.text.strip():
        report.add(text.problem("empty-file", "the file is empty", "write the translation, or delete the file"))
        return None
    return text if _is_short(text, report) else None


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
    for wrong in tree.problems:
        report.add(fields.problem(wrong.code, wrong.message, wrong.hint, line=wrong.line, column=wrong.column))
    if tree.problems:
        return None
    if not isinstance(tree.data, Mapping):
        message = "there are no fields" if tree.data is None else "the fields are no mapping"
        document = Document(collection, slug, fields, None)
        report.add(document.problem("no-fields", message, "write one 'field: value' a line"))
        return None
    has_body = body and body.text.strip() and _is_short(body, report)
    return Document(collection, slug, fields, tree.data, {language: body} if body and has_body else {})


def _front_matter(text: Text, report: Report) -> tuple[Text, Text] | None:
    """Split at the two fences; the fields keep an empty line for the first, so that lines count as in the file."""
    first = FENCE_LINE.match(text.text)
    if not first:
        hint = "begin the file with a line '---', then the fields, then another line '---', then the text"
        report.add(text.problem("missing-front-matter", "the file does not begin with '---'", hint))
        return None
    last = FENCE_LINE.search(text.text, first.end())
    if not last:
        hint = "put a line '---' between the fields and the text"
        report.add(text.problem("missing-front-matter", "the fields that begin here have no end", hint))
        return None
    fields = "\n" + text.text[first.end() + 1 : last.start()]
    return Text(text.path, fields), Text(text.path, text.text[last.end() + 1 :], fields.count("\n") + 2)


def _is_short(body: Text, report: Report) -> bool:
    """Whether a text can be read as Markdown in no time; a longer one is reported as `too-long` and left unread."""
    if len(body.text) <= limits.BODY_CHARACTERS:
        return True
    hint = "a record holds facts, not documents: shorten it, or split the record"
    report.add(body.problem("too-long", f"the text has more than {limits.BODY_CHARACTERS} characters", hint))
    return False
