"""The index of the search: of which pages it is made, that it is the same for the same ones, and when it is made."""

import base64
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cbor2
import pytest

from partnerbase.build import Built, Options, build
from partnerbase.program import digest_of_bytes
from partnerbase.publish import PublishError, Written
from partnerbase.search import bundles, pagefind
from partnerbase.search.chunks import PART_BYTES, SIGNATURE, in_order
from tests.content_builder import TODAY, city, partnership, write_site
from tests.golden_site import TEMPLATES, tree

NAMES = {"de": "Trier", "zh": "特里尔"}
FILES = {
    "cities/trier": city(name=NAMES, summary={"de": "Eine Stadt", "zh": "城市"}),
    "partnerships/trier-xiamen": partnership(kind="sister-city"),
}
Building = Callable[..., Built]


@pytest.fixture
def make(tmp_path: Path) -> Building:
    """Build a small site in two languages, with its search."""
    write_site(tmp_path / "content", FILES, languages=["de", "zh"])

    def built(out: str = "site", *, search: bool = True, cache: bool = True) -> Built:
        asked = Options(tmp_path / "content", tmp_path / out, TEMPLATES, jobs=1, search=search, cache=cache)
        done = build(asked, today=TODAY)
        assert done.published, list(done.report)
        return done

    return built


def index_of(root: Path) -> dict[str, bytes]:
    """Give the files of all bundles of a site, by path."""
    return {path: data for path, data in tree(root).items() if "/search/" in path}


def opened(data: bytes) -> Any:  # noqa: ANN401 - what pagefind wrote
    """Give what a file of a bundle holds."""
    return cbor2.loads(gzip.decompress(data).removeprefix(SIGNATURE))


def page(path: str, sha256: str = "1") -> Written:
    return Written(path, sha256, 1, is_new=True)


class TestBundles:
    def test_each_language_has_one_of_its_own_pages_in_order(self) -> None:
        files = [page("de/cities/b.html"), page("de/index.html"), page("zh/cities/a.html"), page("de/cities/a.html")]
        indexed = {"de/cities/a.html", "de/cities/b.html", "zh/cities/a.html"}
        found = [*bundles(["de", "zh", "en"], files, indexed)]
        assert [bundle.folder for bundle in found] == ["de/search/", "zh/search/"]
        assert [file.path for file in found[0].pages] == ["de/cities/a.html", "de/cities/b.html"]

    def test_other_bytes_other_pages_and_another_program_are_other_inputs(self) -> None:
        def inputs(*files: Written, program: str = "1") -> str:
            (bundle,) = bundles(["de"], files, {file.path for file in files})
            return bundle.inputs(program)

        one, two = page("de/a.html"), page("de/b.html")
        assert inputs(one, two) == inputs(two, one)
        others = [inputs(one), inputs(one, page("de/b.html", "2")), inputs(one, two, program="2")]
        assert len({inputs(one, two), *others}) == 1 + len(others)


class TestOrder:
    @staticmethod
    def made(seed: int) -> dict[str, bytes]:
        """Give what pagefind may write: the values of a filter in any order, and names by contents."""
        words = cbor2.dumps([[["a", [[0, [-25, 0], []]], []], ["b", [[0, [-25, 1], []]], []]]])
        values = [["kites", [1, 2]], ["harbours", [0]], ["风筝", [300]]]
        values = values[seed % 3 :] + values[: seed % 3]
        chunks = {name: cbor2.dumps([name, values]) for name in ("themes", "year")}
        named = [[name, f"de_{digest_of_bytes(chunk)[:7]}"] for name, chunk in chunks.items()]
        named = named[seed % 2 :] + named[: seed % 2]
        table = cbor2.dumps(["1.5.2", [["de_1", 70_000]], [["a", "b", "de_2"]], named, [], ["title"]])
        whole = f"de_{digest_of_bytes(table)[:10]}"
        entry = {"version": "1.5.2", "languages": {"de": {"hash": whole, "wasm": "de", "page_count": 1}}}
        return {
            "pagefind-entry.json": json.dumps(entry).encode(),
            f"pagefind.{whole}.pf_meta": gzip.compress(SIGNATURE + table),
            **{f"filter/{file}.pf_filter": gzip.compress(SIGNATURE + chunks[name]) for name, file in named},
            "fragment/de_1.pf_fragment": b"text",
            "index/de_2.pf_index": gzip.compress(SIGNATURE + words),
            "pagefind.js": b"script",
            "pagefind-ui.js": b"interface",
            "wasm.de.pagefind": b"program",
            "wasm.unknown.pagefind": b"program for others",
        }

    def test_the_order_in_which_pagefind_writes_does_not_matter(self) -> None:
        first = dict(in_order(self.made(1)))
        assert all(dict(in_order(self.made(seed))) == first for seed in range(2, 9))
        assert len({str(self.made(seed)) for seed in range(1, 9)}) > 1

    def test_only_what_the_page_needs_is_there_and_names_lead_to_it(self) -> None:
        found = dict(in_order(self.made(1)))
        language = json.loads(found.pop("pagefind-entry.json"))["languages"]["de"]
        table = opened(found.pop(f"pagefind.{language['hash']}.pf_meta"))
        ((first, last, words),) = table[2]
        assert (first, last, opened(found.pop(f"index/{words}.pf_index"))[0][1][0]) == ("a", "b", "b")
        assert [name for name, _ in table[3]] == ["themes", "year"]
        for name, chunk in table[3]:
            values = opened(found.pop(f"filter/{chunk}.pf_filter"))
            assert values == [name, [["harbours", [0]], ["kites", [1, 2]], ["风筝", [300]]]]
        assert sorted(found) == ["fragment/de_1.pf_fragment", "pagefind.js", "wasm.de.pagefind"]

    def test_words_that_begin_alike_are_in_one_part_and_parts_are_small(self) -> None:
        years, capitals = range(1990, 2020), (f"stad{n:03}" for n in range(400))
        spelled = ["a", "ab", *capitals, "城", "城市", "城镇", "市", *(f"s{chr(n)}" for n in range(225, 250))]
        words = [
            [word, [[n, [-25, n], []] for n in range(30)], []]
            for word in sorted([*spelled, *(f"{year}年{month}月" for year in years for month in range(9))])
        ]
        made = self.made(1) | {"index/de_2.pf_index": gzip.compress(SIGNATURE + cbor2.dumps([words]))}
        found = dict(in_order(made))
        (name,) = (name for name in found if name.endswith("pf_meta"))
        table = opened(found[name])[2]
        parts = [(first, last, opened(found[f"index/{part}.pf_index"])[0]) for first, last, part in table]
        assert [word for _, _, part in parts for word in part] == words
        assert all(first <= word[0] <= last for first, last, part in parts for word in part)
        for beginning in ("stad", "城", *map(str, years)):
            assert sum(any(word[0].startswith(beginning) for word in part) for _, _, part in parts) == 1
        long = [part for _, _, part in parts if sum(len(cbor2.dumps(word)) for word in part) > PART_BYTES]
        assert [{word[0][:4] for word in part} for part in long] == [{"stad"}]
        assert len(parts) < len(words) / 40

    @pytest.mark.parametrize("kind", ["pf_meta", "pf_index"])
    @pytest.mark.parametrize("data", [b"", SIGNATURE, SIGNATURE + b"\x84ab", SIGNATURE + b"\x62\xff\xfe"])
    def test_what_is_damaged_is_refused(self, data: bytes, kind: str) -> None:
        files = {name: gzip.compress(data) if kind in name else old for name, old in self.made(1).items()}
        with pytest.raises(ValueError, match=r"."):
            dict(in_order(files))


class TestBuilding:
    def test_every_language_has_its_index_without_the_interfaces_of_pagefind(
        self, make: Building, tmp_path: Path
    ) -> None:
        make()
        for language in ("de", "zh"):
            names = {path.name for path in (tmp_path / f"site/{language}/search").iterdir()}
            assert {"pagefind.js", "pagefind-entry.json", "index", "fragment", "filter"} < names
            assert not any("ui" in name or "worker" in name for name in names)

    def test_the_same_content_gives_the_same_index(self, make: Building, tmp_path: Path) -> None:
        make("one")
        make("two", cache=False)
        assert index_of(tmp_path / "one") == index_of(tmp_path / "two")

    def test_what_is_found_of_a_record(self, make: Building, tmp_path: Path) -> None:
        make()
        fragments = (gzip.decompress(path.read_bytes()) for path in (tmp_path / "site/de/search/fragment").iterdir())
        found = {each["url"]: each for each in (json.loads(text.removeprefix(SIGNATURE)) for text in fragments)}
        tie = found["/de/partnerships/trier-xiamen.html"]
        assert tie["meta"] == {"title": "Trier – Xiamen", "kind": "Städtepartnerschaft", "date": ""}
        assert tie["filters"] == {
            "collection": ["partnerships|Partnerschaften"],
            "country": ["CN|China", "DE|Deutschland"],
        }
        assert {"Partnerschaft,", "Partnerstadt,"} < set(tie["content"].split())
        assert "[1]" not in tie["content"]
        assert "/de/index.html" not in found

    def test_what_has_not_changed_is_not_indexed_again(
        self, make: Building, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make()
        before = tree(tmp_path / "site")
        monkeypatch.setattr(pagefind, "_program", lambda: pytest.fail("pagefind was started"))
        make()
        (tmp_path / "content/site.yaml").write_bytes((tmp_path / "content/site.yaml").read_bytes() + b"# a comment\n")
        make()
        (tmp_path / "site/de/index.html").unlink()
        make()
        assert tree(tmp_path / "site") == before

    def test_only_the_language_that_changed_is_indexed_again(
        self, make: Building, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make()
        before = index_of(tmp_path / "site")
        started: list[str] = []
        ask = pagefind.Pagefind.ask

        def noted(self: pagefind.Pagefind, kind: str, **request: Any) -> None:  # noqa: ANN401 - as it is asked
            if kind == "NewIndex":
                started.append(request["config"]["force_language"])
            ask(self, kind, **request)

        monkeypatch.setattr(pagefind.Pagefind, "ask", noted)
        changed = FILES | {"cities/trier": city(name=NAMES, summary={"de": "Eine Stadt", "zh": "一座城市"})}
        write_site(tmp_path / "content", changed, languages=["de", "zh"])
        make()
        assert started == ["zh"]
        (tmp_path / "site/zh/search/pagefind.js").write_bytes(b"damaged")
        make()
        assert started == ["zh", "zh"]
        write_site(tmp_path / "content", FILES, languages=["de", "zh"])
        make()
        assert index_of(tmp_path / "site") == before

    def test_a_build_without_search_has_no_index_and_says_so(self, make: Building, tmp_path: Path) -> None:
        make()
        make(search=False)
        assert index_of(tmp_path / "site") == {}
        text = (tmp_path / "site/de/search.html").read_text()
        assert "ohne Suchindex erstellt" in text
        assert "search.js" not in text
        assert "wasm" not in text
        make()
        assert index_of(tmp_path / "site")

    def test_nothing_is_left_beside_the_site(self, make: Building, tmp_path: Path) -> None:
        make()
        assert sorted(path.name for path in tmp_path.iterdir()) == [".partnerbase", "content", "site"]
        assert not list(tmp_path.rglob(".scratch"))


OTHER = base64.b64encode(b'{"message_id": 7, "payload": {"type": "NewIndex", "index_id": 0}}').decode()
REFUSAL = base64.b64encode(b'{"payload": {"type": "Error", "message": "unknown language"}}').decode()


class TestFailures:
    @pytest.mark.parametrize(
        ("script", "said"),
        [
            ("#!/bin/sh\necho >&2; echo 'no memory' >&2; exit 3\n", "no memory"),
            ("#!/bin/sh\nkill -9 $$\n", "it ended with status -9"),
            ("#!/bin/sh\nprintf nonsense,; cat >/dev/null\n", "its answer cannot be read"),
            (f"#!/bin/sh\nprintf {OTHER},; cat >/dev/null\n", "does not answer in the order"),
            (f"#!/bin/sh\nprintf {REFUSAL},; cat >/dev/null\n", "unknown language"),
            ("not a program", "Exec format error"),
        ],
    )
    def test_pagefind_that_fails_is_told_in_one_line_and_the_old_site_stays(
        self, make: Building, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
    ) -> None:
        make(search=False)
        before = tree(tmp_path / "site")
        program = tmp_path / "pagefind"
        program.write_text(script)
        program.chmod(0o755)
        monkeypatch.setattr(pagefind, "_program", lambda: str(program))
        with pytest.raises(PublishError) as raised:
            make()
        assert said in raised.value.message
        assert "\n" not in raised.value.message
        assert "--no-search" in raised.value.hint
        assert tree(tmp_path / "site") == before

    def test_a_platform_without_pagefind(self, make: Building, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(__import__("sys").modules, "pagefind_bin_extended", None)
        with pytest.raises(PublishError, match="pagefind is not there"):
            make()
