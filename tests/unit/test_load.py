"""From a content folder to documents: names, places, front matter, translations."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from partnerbase import limits
from partnerbase.diagnostics import Report
from partnerbase.load import Document, load_settings
from partnerbase.values.localtext import Languages
from tests.content_reader import read_documents, read_records, read_shelf

THREE = Languages(("en", "de", "zh"))
RECORD = "---\nname: Trier\n---\nBody\n"
Documents = tuple[Document, ...]


def loaded(root: Path, files: Mapping[str, str | bytes]) -> tuple[Documents, list[tuple[str, int, str, str, str]]]:
    """Write files and load them: the documents, and path, line, code, message and hint of what is wrong."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    report = Report()
    documents = read_documents(root, THREE, report)
    return documents, [(d.span.path, d.span.line, d.code, d.message, d.hint) for d in report]


def record(root: Path, name: str, text: str) -> Document:
    """Load one record that is as it should be."""
    (document,), problems = loaded(root, {name: text})
    assert problems == []
    return document


class TestRecords:
    def test_fields_and_body(self, tmp_path: Path) -> None:
        document = record(tmp_path, "cities/trier.md", "---\nname: Trier\n---\n\n# Trier\n")
        assert (document.collection, document.slug, document.path) == ("cities", "trier", "cities/trier.md")
        assert document.data == {"name": "Trier"}
        assert {language: (body.text, body.first_line) for language, body in document.bodies.items()} == {
            "en": ("\n# Trier\n", 4)
        }

    def test_fields_alone(self, tmp_path: Path) -> None:
        document = record(tmp_path, "cities/trier.yaml", "name: Trier\n")
        assert (document.data, document.bodies) == ({"name": "Trier"}, {})

    @pytest.mark.parametrize("end", ["", "\n", "\n  \n"])
    def test_no_body(self, tmp_path: Path, end: str) -> None:
        assert record(tmp_path, "cities/trier.md", f"---\nname: Trier\n---{end}").bodies == {}

    def test_sub_folders_are_for_people_alone(self, tmp_path: Path) -> None:
        document = record(tmp_path, "cities/germany/rhineland/trier.md", RECORD)
        assert (document.collection, document.slug) == ("cities", "trier")

    def test_records_come_by_path(self, tmp_path: Path) -> None:
        documents, _ = loaded(tmp_path, {"regions/a.yaml": "a: b", "cities/z.yaml": "a: b", "cities/b/a.yaml": "a: b"})
        assert [document.path for document in documents] == [
            "cities/b/a.yaml",
            "cities/z.yaml",
            "regions/a.yaml",
        ]

    def test_windows_lines_and_mark(self, tmp_path: Path) -> None:
        document = record(tmp_path, "cities/trier.md", "\ufeff---\r\nname: Trier\r\n---\r\nBody\r\n")
        assert document.data == {"name": "Trier"}
        assert document.bodies["en"].text == "Body\n"

    def test_translations_lie_beside(self, tmp_path: Path) -> None:
        (document,), problems = loaded(
            tmp_path,
            {
                "cities/trier.md": RECORD,
                "cities/trier.de.md": "Text\n",
                "cities/trier.zh.md": "正文\n",
                "site.yaml": "x",
            },
        )
        assert problems == []
        assert {language: body.text for language, body in document.bodies.items()} == {
            "en": "Body\n",
            "de": "Text\n",
            "zh": "正文\n",
        }

    def test_a_translation_of_a_record_without_a_body(self, tmp_path: Path) -> None:
        (document,), problems = loaded(tmp_path, {"cities/trier.yaml": "a: b\n", "cities/trier.de.md": "Text\n"})
        assert (list(document.bodies), problems) == (["de"], [])


class TestNames:
    @pytest.mark.parametrize(
        ("path", "code", "hint"),
        [
            ("trier.md", "misplaced-file", "move it into a collection's folder, such as cities/"),
            ("Site.yaml", "misplaced-file", "move it into a collection's folder, such as cities/"),
            ("citis/trier.md", "unknown-collection", "did you mean 'cities'?"),
            ("Cities/trier.md", "unknown-collection", "did you mean 'cities'?"),
            ("xyz/trier.md", "unknown-collection", "the collections are "),
            ("cities/trier.yml", "misplaced-file", "rename it to .yaml"),
            ("cities/trier.txt", "misplaced-file", "records are .md or .yaml files"),
            ("cities/trier", "misplaced-file", "records are .md or .yaml files"),
            ("cities/trier.MD", "misplaced-file", "records are .md or .yaml files"),
            ("cities/trier.md~", "misplaced-file", "records are .md or .yaml files"),
            ("cities/trier.md.bak", "misplaced-file", "records are .md or .yaml files"),
            ("cities/Trier.md", "invalid-slug", "use a-z, 0-9"),
            ("cities/münchen.md", "invalid-slug", "use a-z, 0-9"),
            ("cities/mu\u0308nchen.md", "invalid-slug", "use a-z, 0-9"),
            ("cities/南京.md", "invalid-slug", "use a-z, 0-9"),
            ("cities/a_b.md", "invalid-slug", "use a-z, 0-9"),
            ("cities/a b.md", "invalid-slug", "use a-z, 0-9"),
            ("cities/a--b.md", "invalid-slug", "use a-z, 0-9"),
            ("cities/-a.md", "invalid-slug", "use a-z, 0-9"),
            ("cities/a\nb.md", "invalid-slug", "use a-z, 0-9"),
            ("cities/a\u202eb.md", "invalid-slug", "use a-z, 0-9"),
            ("cities/nul.md", "invalid-slug", "use a-z, 0-9"),
            ("cities/com1.yaml", "invalid-slug", "use a-z, 0-9"),
            ("cities/aux.de.md", "invalid-slug", "use a-z, 0-9"),
            (f"cities/{'x' * 65}.md", "invalid-slug", "use a-z, 0-9"),
            ("cities/trier.fr.md", "unknown-language", "a translation is named trier.LANGUAGE.md, with one of de, zh"),
            ("cities/trier.DE.md", "unknown-language", "a translation is named trier.LANGUAGE.md"),
            ("cities/trier.en.md", "unknown-language", "the body in en, the default language, stands in trier.md"),
            ("cities/trier..md", "unknown-language", "a translation is named trier.LANGUAGE.md"),
            ("cities/trier.de.zh.md", "unknown-language", "a translation is named trier.LANGUAGE.md"),
            ("cities/trier.de.yaml", "unknown-language", "a translation is named trier.LANGUAGE.md"),
        ],
    )
    def test_refused(self, tmp_path: Path, path: str, code: str, hint: str) -> None:
        documents, ((found_path, line, found_code, message, found_hint),) = loaded(tmp_path, {path: RECORD})
        assert documents == ()
        assert (found_path, line, found_code) == (path, 1, code)
        assert found_hint.startswith(hint)
        assert message.isprintable()

    @pytest.mark.parametrize("other", ["cities/trier.yaml", "cities/germany/trier.md"])
    def test_a_slug_is_unique_in_its_collection(self, tmp_path: Path, other: str) -> None:
        first, second = sorted(["cities/trier.md", other])
        text = {"md": RECORD, "yaml": "name: Trier\n"}
        files: dict[str, str | bytes] = {name: text[name.rpartition(".")[2]] for name in (first, second)}
        documents, ((path, _, code, _, hint),) = loaded(tmp_path, files)
        assert [document.path for document in documents] == [first]
        assert (path, code) == (second, "duplicate-slug")
        assert first in hint

    def test_a_translation_is_unique(self, tmp_path: Path) -> None:
        files: dict[str, str | bytes] = {
            "cities/trier.md": RECORD,
            "cities/a/trier.de.md": "A\n",
            "cities/b/trier.de.md": "B\n",
        }
        (document,), ((path, _, code, _, hint),) = loaded(tmp_path, files)
        assert document.bodies["de"].text == "A\n"
        assert (path, code, "cities/a/trier.de.md" in hint) == ("cities/b/trier.de.md", "duplicate-slug", True)

    def test_the_same_slug_in_two_collections_is_fine(self, tmp_path: Path) -> None:
        _, problems = loaded(tmp_path, {"cities/trier.md": RECORD, "themes/trier.md": RECORD})
        assert problems == []


class TestContents:
    @pytest.mark.parametrize(
        ("path", "text", "line", "code"),
        [
            ("cities/x.md", "", 1, "empty-file"),
            ("cities/x.yaml", "  \n\n", 1, "empty-file"),
            ("cities/x.yaml", "# only a comment\n", 1, "no-fields"),
            ("cities/x.md", "---\n---\nBody\n", 1, "no-fields"),
            ("cities/x.yaml", "- a\n- b\n", 1, "no-fields"),
            ("cities/x.yaml", "just words\n", 1, "no-fields"),
            ("cities/x.md", "# No fields\n", 1, "missing-front-matter"),
            ("cities/x.md", "\n---\nname: x\n---\n", 1, "missing-front-matter"),
            ("cities/x.md", "---\nname: x\n", 1, "missing-front-matter"),
            ("cities/x.md", "---\nname: x\nname: y\n---\n", 3, "duplicate-key"),
            ("cities/x.md", "---\na: b\n\tc: d\n---\n", 3, "tab-indentation"),
        ],
    )
    def test_refused(self, tmp_path: Path, path: str, text: str, line: int, code: str) -> None:
        (document,), ((found_path, found_line, found_code, message, hint),) = loaded(tmp_path, {path: text})
        assert (found_path, found_line, found_code) == (path, line, code)
        assert message
        assert hint
        assert (document.collection, document.slug, document.data) == ("cities", "x", None)
        (reading,) = read_records(tmp_path, read_shelf(tmp_path, THREE, Report()), THREE, None)
        assert (reading.abstract.key, reading.abstract.is_valid) == (("cities", "x"), False)
        assert [problem.code for problem in reading.abstract.problems] == [code]

    @pytest.mark.parametrize(
        ("text", "code"), [("---\nname: x\n---\nText\n", "translation-with-fields"), (" \n", "empty-file")]
    )
    def test_a_translation_is_a_body_alone(self, tmp_path: Path, text: str, code: str) -> None:
        _, ((path, line, found, _, _),) = loaded(tmp_path, {"cities/x.md": RECORD, "cities/x.de.md": text})
        assert (path, line, found) == ("cities/x.de.md", 1, code)

    def test_a_translation_needs_its_record(self, tmp_path: Path) -> None:
        _, ((path, _, code, _, hint),) = loaded(tmp_path, {"cities/trier.md": RECORD, "cities/triier.de.md": "Text\n"})
        assert (path, code, hint) == ("cities/triier.de.md", "orphan-translation", "did you mean 'trier'?")

    def test_a_translation_of_an_unreadable_record_is_no_second_problem(self, tmp_path: Path) -> None:
        _, problems = loaded(tmp_path, {"cities/trier.md": b"\xff", "cities/trier.de.md": "Text\n"})
        assert [code for _, _, code, _, _ in problems] == ["invalid-utf8"]

    @pytest.mark.parametrize("path", ["cities/x.md", "cities/x.de.md"])
    def test_a_text_as_long_as_a_book_is_left_unread(self, tmp_path: Path, path: str) -> None:
        head = {"cities/x.md": "---\nname: x\n---\n"}
        bodies = dict.fromkeys(("cities/x.md", "cities/x.de.md"), "x" * limits.BODY_CHARACTERS)
        files = {name: head.get(name, "") + body for name, body in bodies.items()}
        assert loaded(tmp_path, files)[1] == []
        (document,), ((found, line, code, message, hint),) = loaded(tmp_path, files | {path: files[path] + "y"})
        assert (found, line, code) == (path, 4 if path in head else 1, "too-long")
        assert message == "the text has more than 40960 characters"
        assert hint
        assert len(document.bodies) == 1

    def test_all_problems_of_all_files(self, tmp_path: Path) -> None:
        _, problems = loaded(
            tmp_path,
            {"cities/a.md": "", "cities/b.md": "x", "citis/c.md": RECORD, "cities/D.md": RECORD, "e.md": RECORD},
        )
        assert [(path, code) for path, _, code, _, _ in problems] == [
            ("cities/D.md", "invalid-slug"),
            ("cities/a.md", "empty-file"),
            ("cities/b.md", "missing-front-matter"),
            ("citis/c.md", "unknown-collection"),
            ("e.md", "misplaced-file"),
        ]


class TestPlaces:
    SOURCE = "---\nname:\n  en: Trier\nroles:\n  - title: Mayor\n    of: trier\nempty:\n---\n"

    @pytest.mark.parametrize(
        ("at", "on_key", "line", "column"),
        [
            ((), False, 2, 1),
            (("name",), False, 3, 3),
            (("name",), True, 2, 1),
            (("name", "en"), False, 3, 7),
            (("name", "en"), True, 3, 3),
            (("name", "en", "[key]"), False, 3, 3),
            (("roles", 0), False, 5, 5),
            (("roles", 0), True, 5, 5),
            (("roles", 0, "of"), False, 6, 9),
            (("roles", 0, "since"), False, 5, 5),
            (("roles", 0, "function-plain[parse]", "of"), False, 6, 9),
            (("roles", 7, "of"), False, 5, 3),
            (("missing",), True, 2, 1),
            (("empty",), False, 7, 7),
        ],
    )
    def test_the_nearest_known_place(
        self,
        tmp_path: Path,
        at: tuple[str | int, ...],
        on_key: bool,  # noqa: FBT001 - a case
        line: int,
        column: int,
    ) -> None:
        document = record(tmp_path, "people/x.md", self.SOURCE)
        span = document.problem("code", "m", at=at, on_key=on_key).span
        assert (span.path, span.line, span.column) == ("people/x.md", line, column)

    def test_the_line_is_shown(self, tmp_path: Path) -> None:
        document = record(tmp_path, "people/x.md", self.SOURCE)
        assert document.problem("code", "m", at=("roles", 0, "of")).excerpt == "    of: trier"


class TestSettings:
    def test_read(self, tmp_path: Path) -> None:
        (tmp_path / "site.yaml").write_text("title: x\n")
        report = Report()
        document = load_settings(tmp_path, "site.yaml", report)
        assert document is not None
        assert (document.data, list(report)) == ({"title": "x"}, [])

    def test_missing(self, tmp_path: Path) -> None:
        report = Report()
        assert load_settings(tmp_path, "site.yaml", report) is None
        assert [d.code for d in report] == ["missing-settings"]

    def test_a_link_is_told_once(self, tmp_path: Path) -> None:
        (tmp_path / "site.yaml").symlink_to("/nonexistent")
        report = Report()
        assert load_settings(tmp_path, "site.yaml", report) is None
        assert read_documents(tmp_path, THREE, report) == ()
        assert [(d.span.path, d.code) for d in report] == [("site.yaml", "not-a-file")]

    def test_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "site.yaml").mkdir()
        report = Report()
        assert load_settings(tmp_path, "site.yaml", report) is None
        assert [d.code for d in report] == ["not-a-file"]
