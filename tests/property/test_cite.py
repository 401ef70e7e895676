"""Laws of citations: whatever a document is called, each form reads back, and nothing of it is lost or made up."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from partnerbase.cite import Work, bibtex, cited, csl, plain, ris
from partnerbase.cite.bibtex import ESCAPES
from partnerbase.records.source import Source
from tests.property.strategies import dates, slugs, texts

KINDS = Source.model_json_schema()["properties"]["kind"]["enum"]
LINE = re.compile(r"[A-Z][A-Z0-9]  - [^\r\n]*")
UNESCAPED = {written: chr(sign) for sign, written in ESCAPES.items()}
COMMAND = re.compile("|".join(map(re.escape, UNESCAPED)))
CSL_NAMES = {
    *("id", "type", "title", "author", "container-title", "publisher", "genre"),
    *("issued", "accessed", "language", "URL", "note"),
}
"""Variables of the CSL-JSON schema, https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json."""
addresses = st.from_regex(r"https://[a-z]{1,8}\.example/[A-Za-z0-9_%~&=?#-]{0,20}", fullmatch=True)
unknown = st.just("")


def works() -> st.SearchStrategy[Work]:
    return st.builds(
        Work,
        id=slugs(),
        title=texts(),
        language=st.sampled_from(["en", "de", "zh", "zh-Hant", "sr-Cyrl"]),
        kind=st.sampled_from(KINDS),
        author=unknown | texts(),
        publisher=unknown | texts(),
        container=unknown | texts(),
        date=st.none() | dates(),
        accessed=st.none() | dates(),
        url=unknown | addresses,
        archive_url=unknown | addresses,
    )


def braced(text: str) -> list[str]:
    """Give what stands in the outermost braces of an entry; Biber counts every brace, also behind a backslash."""
    found, depth, start = [], 0, 0
    for position, character in enumerate(text):
        if character == "{":
            depth += 1
            start = position + 1 if depth == 1 else start
        elif character == "}":
            depth -= 1
            assert depth >= 0
            if depth == 0:
                found.append(text[start:position])
    assert depth == 0
    return found


def unescaped(text: str) -> str:
    """Read what an entry has between two pairs of braces."""
    assert text.startswith("{")
    assert text.endswith("}")
    return COMMAND.sub(lambda match: UNESCAPED[match[0]], text[1:-1])


@given(works())
def test_bibtex_reads_back(work: Work) -> None:
    entry = bibtex(work)
    (body,) = braced(entry)
    key, _, fields = body.partition(",")
    assert key == work.id
    names = re.findall(r"(?m)^  ([a-z]+) = (?=\{)", fields)
    found = dict(zip(names, braced(fields), strict=True))
    assert unescaped(found["title"]) == work.title
    assert unescaped(found["author"]) == work.author if work.author else "author" not in found
    assert found.get("date", "") == str(work.date or "")
    assert found.get("url", "") == (work.url or work.archive_url)


@given(works())
def test_ris_reads_back(work: Work) -> None:
    *lines, end, rest = ris(work).split("\r\n")
    assert (lines[0][:6], end, rest) == ("TY  - ", "ER  - ", "")
    assert all(LINE.fullmatch(line) for line in lines)
    found = [(line[:2], line[6:]) for line in lines]
    assert ("TI", " ".join(work.title.split())) in found
    assert [value for tag, value in found if tag == "UR"] == list(filter(None, (work.url, work.archive_url)))


@given(works())
def test_csl_json_reads_back(work: Work) -> None:
    item = json.loads(json.dumps(csl(work)))
    assert set(item) <= CSL_NAMES
    assert (item["id"], item["title"]) == (work.id, work.title)
    assert item.get("author", []) == ([{"literal": work.author}] if work.author else [])
    for name, date in (("issued", work.date), ("accessed", work.accessed)):
        parts = item.get(name, {}).get("date-parts", [])
        assert all(1 <= len(part) <= len("ymd") and all(isinstance(number, int) for number in part) for part in parts)
        assert bool(parts) == bool(date and date.start and date.end)


@given(works(), st.sampled_from(["en", "de", "zh"]))
def test_a_citation_in_words_has_all_that_is_known(work: Work, language: str) -> None:
    text = plain(cited(work, language))
    known = (work.author, work.title, work.container, work.house, work.url, work.archive_url)
    assert [part for part in known if part not in text] == []
    assert text == text.strip()
