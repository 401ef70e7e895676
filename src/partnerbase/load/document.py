"""A file as it was read, before it means anything."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from partnerbase.diagnostics import Diagnostic, Span
from partnerbase.load.yaml_subset import Loc, Tree, read

KEY_MARK = "[key]"


@dataclass(frozen=True)
class Text:
    """Lines of a file below the content folder; `first_line` is the number of the first of them."""

    path: str
    text: str
    first_line: int = 1

    @cached_property
    def lines(self) -> list[str]:
        """The text line by line."""
        return self.text.split("\n")

    def problem(self, code: str, message: str, hint: str = "", *, line: int = 1, column: int = 1) -> Diagnostic:
        """Make a diagnostic at a line and column of this text, both from 1."""
        excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
        return Diagnostic(Span(self.path, line + self.first_line - 1, column), code, message, hint, excerpt=excerpt)

    def problem_at(self, code: str, message: str, hint: str, index: int) -> Diagnostic:
        """Make a diagnostic at a character of this text."""
        line = self.text.count("\n", 0, index) + 1
        column = index - (self.text.rfind("\n", 0, index) + 1) + 1
        return self.problem(code, message, hint, line=line, column=column)


@dataclass(frozen=True)
class Document:
    """The file of one record, with its fields as plain data and its bodies by language.

    `data` is None where the fields could not be read, the problem is reported already; and once they are a record.
    """

    collection: str
    slug: str
    fields: Text
    data: Mapping[str, Any] | None
    bodies: Mapping[str, Text] = field(default_factory=dict)

    def without_data(self) -> "Document":
        """Give the document as it is kept beside the record that was made of its data."""
        return Document(self.collection, self.slug, self.fields, None, self.bodies)

    @property
    def path(self) -> str:
        """The file below the content folder."""
        return self.fields.path

    @property
    def texts(self) -> tuple[Text, ...]:
        """The fields and the bodies, all that was read of the record."""
        return self.fields, *self.bodies.values()

    @cached_property
    def _tree(self) -> Tree:
        """The positions: read again when somebody asks, since most records are never asked."""
        return read(self.fields.text)

    def problem(self, code: str, message: str, hint: str = "", *, at: Loc = (), on_key: bool = False) -> Diagnostic:
        """Make a diagnostic at a field's value, or at its name.

        Args:
            code: The diagnostic's code.
            message: What is wrong.
            hint: What to do.
            at: The path of the field; where the file does not have it, the nearest known parent counts.
            on_key: Whether to point at the name of the field and not at its value.
        """
        line, column = self._position(at, on_key=on_key)
        return self.fields.problem(code, message, hint, line=line, column=column)

    def _position(self, at: Loc, *, on_key: bool) -> tuple[int, int]:
        if at and at[-1] == KEY_MARK:
            at, on_key = at[:-1], True
        known: Loc = ()
        for part in at:
            if (*known, part) in self._tree.values:
                known = (*known, part)
        if on_key and known in self._tree.keys:
            return self._tree.keys[known]
        return self._tree.values.get(known, (1, 1))
