"""What `partnerbase new` asks on a terminal: the required fields of a record that one line can answer."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from partnerbase.diagnostics import Report
from partnerbase.load.document import Document, Text
from partnerbase.load.yaml_subset import read
from partnerbase.records import COLLECTIONS
from partnerbase.scaffold import group_in, help_of, is_list, is_text, own_first
from partnerbase.validate import validate
from partnerbase.values.localtext import Languages


@dataclass(frozen=True, slots=True)
class Question:
    """A question: the field that it asks for, in one language where it is a text, and the field's help."""

    collection: str
    field: str
    help: str
    language: str = ""
    is_list: bool = False

    @property
    def key(self) -> str:
        """The name of the answer for `scaffold`: `country`, `name.en`."""
        return f"{self.field}.{self.language}" if self.language else self.field

    def as_yaml(self, answer: str, languages: Languages) -> str:
        """Write an answer as YAML: a list in brackets, in quotes what would be read as something else."""
        if self.is_list:
            return answer if answer.startswith("[") else f"[{answer}]"
        tree = read(f"answer: {answer}\n")
        is_whole = not tree.problems and isinstance(tree.data, dict) and str(tree.data["answer"]) == answer
        return answer if is_whole and not self.objection(answer, languages) else json.dumps(answer, ensure_ascii=False)

    def objection(self, value: str, languages: Languages) -> str:
        """Say what is wrong with an answer in YAML and what to do; nothing for a good one."""
        fields = f"{self.field}:\n  {self.language}: {value}\n" if self.language else f"{self.field}: {value}\n"
        tree = read(fields)
        if tree.problems:
            return f"{tree.problems[0].message}; {tree.problems[0].hint}"
        report = Report()
        validate([Document(self.collection, "new", Text("new.md", fields), tree.data)], languages, report)
        found = (problem for problem in report if problem.code != "missing-field")
        return next((f"{problem.message}; {problem.hint}" for problem in found), "")


def questions(collection: str, languages: Languages) -> Iterator[Question]:
    """Give the questions of a collection; groups of fields are left to the template, which explains each."""
    model = COLLECTIONS[collection]
    for name, field in own_first(model):
        if not field.is_required() or group_in(field):
            continue
        tags = languages.tags if is_text(field) else ("",)
        yield from (Question(collection, name, help_of(model, name), tag, is_list(field)) for tag in tags)
