"""References and wiki links: resolved, turned round, and told where they lead to nothing."""

from pathlib import Path

import pytest

from partnerbase.build import check
from partnerbase.link import Backlink, Site, references
from partnerbase.records import COLLECTIONS
from partnerbase.values.reference import Ref
from tests.content_builder import (
    Files,
    agreement,
    city,
    diagnose,
    event,
    organisation,
    partnership,
    region,
    theme,
    write_site,
)


def found(root: Path, files: Files, *, drafts: bool = False) -> list[str]:
    """Give the errors of the links of a small content, without those of the rules."""
    errors = [line for line in diagnose(write_site(root, files), drafts=drafts) if ": error[" in line]
    return [line.replace(": error", "") for line in errors]


def site(root: Path, files: Files, *, drafts: bool = False) -> Site:
    """Give the site of a small content."""
    checked = check(write_site(root, files), drafts=drafts)
    assert checked.site is not None
    return checked.site


class TestDangling:
    @pytest.mark.parametrize(
        ("files", "problem"),
        [
            (
                {"cities/a": city(region="sarland"), "regions/saarland": region()},
                "cities/a.yaml:6:9[dangling-reference]: no region 'sarland'; did you mean 'saarland'?",
            ),
            (
                {"events/a": event(places=["trier", "qqqqq"])},
                "events/a.yaml:8:3[dangling-reference]: no place 'qqqqq'; write the place, or mend the slug",
            ),
            (
                {"agreements/a": agreement(parties=["qqqqq"])},
                (
                    "agreements/a.yaml:6:3[dangling-reference]: no place or organisation 'qqqqq'; "
                    "write the place or organisation, or mend the slug"
                ),
            ),
            (
                {"cities/a": city(sources=[{"source": "reprt", "locator": "p. 1"}]), "sources/report": "title: x\n"},
                "cities/a.yaml:5:11[dangling-reference]: no source 'reprt'; did you mean 'report'?",
            ),
            (
                {"cities/a": city(sources=["reprt"])},
                "cities/a.yaml:5:3[dangling-reference]: no source 'reprt'; write the source, or mend the slug",
            ),
            (
                {"cities/a": city(body="x\n\nSee [[nowhere]].\n")},
                "cities/a.md:10:5[dangling-reference]: no record 'nowhere'; write the record, or mend the slug",
            ),
            (
                {"cities/a": city(body="[[cities/trierr|x]]"), "cities/trier": city()},
                "cities/a.md:8:1[dangling-reference]: no city 'trierr'; did you mean 'trier'?",
            ),
            (
                {"cities/a": city(body="[[citis/trier]]")},
                "cities/a.md:8:1[dangling-reference]: no collection 'citis'; did you mean 'cities'?",
            ),
        ],
    )
    def test_told_at_its_place(self, tmp_path: Path, files: Files, problem: str) -> None:
        assert problem in found(tmp_path, files)

    def test_in_a_translation(self, tmp_path: Path) -> None:
        write_site(
            tmp_path,
            {"cities/trier": city(body="Text"), "cities/trier.de.md": "Siehe\n[[nirgends]]\n"},
            languages=["en", "de"],
        )
        (problem,) = [line for line in diagnose(tmp_path) if "dangling" in line]
        assert problem.startswith("cities/trier.de.md:2:1: error[dangling-reference]: no record 'nirgends'; ")

    def test_in_the_value_of_a_claim(self, tmp_path: Path) -> None:
        claims = [{"field": "region", "value": "qqqqq", "sources": ["report"]}]
        problems = found(tmp_path, {"cities/a": city(region="saarland", claims=claims)})
        assert problems == [
            "cities/a.yaml:9:10[dangling-reference]: no region 'qqqqq'; write the region, or mend the slug"
        ]

    def test_all_of_one_record(self, tmp_path: Path) -> None:
        problems = found(tmp_path, {"events/a": event(places=["qq1", "qq2"], themes=["qq3"], body="[[qq4]]")})
        assert [line.split("'")[1] for line in problems] == ["qq1", "qq2", "qq3", "qq4"]

    @pytest.mark.parametrize("broken", ["name: [", "nmae: x\n", b"\xff", ""])
    def test_a_record_that_is_itself_wrong_is_no_second_problem(self, tmp_path: Path, broken: str | bytes) -> None:
        problems = found(tmp_path, {"events/a": event(places=["xy"], body="[[xy]]"), "cities/xy.yaml": broken})
        assert {line.partition(":")[0] for line in problems} == {"cities/xy.yaml"}

    def test_a_record_of_a_wrong_name_is_no_second_problem(self, tmp_path: Path) -> None:
        problems = found(tmp_path, {"events/a": event(places=["trier"]), "cities/Trier.yaml": "name: x\n"})
        assert all("events" not in line for line in problems)

    def test_suggestions_end_in_a_large_content(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("partnerbase.link.MOST_COMPARISONS", 9)
        places = [f"trie{n}" for n in range(60)]
        problems = found(tmp_path, {"events/e": event(places=places), "cities/trier": city()})
        assert len(problems) == len(places)
        assert sum("did you mean 'trier'?" in line for line in problems) == 10


class TestAmbiguous:
    def test_a_wiki_link_to_two_collections(self, tmp_path: Path) -> None:
        files = {"themes/trier": theme(), "cities/trier": city(), "events/a": event(places=["trier"], body="[[trier]]")}
        (problem,) = found(tmp_path, files)
        place, _, words = problem.partition(": ")
        assert place == "events/a.md:10:1[ambiguous-reference]"
        assert words == "'trier' may mean several records; write cities/trier or themes/trier"

    def test_the_collection_in_front_decides(self, tmp_path: Path) -> None:
        files = {"organisations/trier": organisation(), "agreements/a": agreement(parties=["organisations/trier"])}
        linked = site(tmp_path, {**files, "cities/trier": city()})
        assert linked.backlinks["organisations", "trier"] == [Backlink(("agreements", "a"), "parties")]
        assert ("cities", "trier") not in linked.backlinks

    def test_cities_and_regions_share_their_slugs(self, tmp_path: Path) -> None:
        problems = found(tmp_path, {"cities/berlin": city(), "regions/berlin": region()})
        assert problems == [
            (
                "regions/berlin.yaml:1:1[duplicate-slug]: a city has the slug 'berlin' as well; "
                "name one of the two otherwise: cities and regions share their slugs"
            )
        ]


class TestDrafts:
    FILES: Files = {  # noqa: RUF012 - never changed
        "cities/trier": city(draft=True, region="saarland"),
        "regions/saarland": region(draft=True),
        "events/a": event(places=["trier"]),
    }

    def test_a_published_record_must_not_point_to_one(self, tmp_path: Path) -> None:
        (problem,) = found(tmp_path, self.FILES)
        place, _, words = problem.partition(": ")
        assert place == "events/a.yaml:7:3[draft-reference]"
        assert words == "'trier' is a draft; publish the draft as well, or leave the reference out"

    def test_with_drafts_all_is_well(self, tmp_path: Path) -> None:
        assert found(tmp_path, self.FILES, drafts=True) == []
        assert site(tmp_path, self.FILES, drafts=True).key(Ref("trier", ("cities",))) == ("cities", "trier")

    def test_they_are_left_out_and_checked_all_the_same(self, tmp_path: Path) -> None:
        files = {"cities/a": city(draft=True, region="qqqqq", body="[x](javascript:y) [[zzzzz]]"), "cities/b": city()}
        codes = [line.partition("[")[2].partition("]")[0] for line in found(tmp_path, files)]
        assert codes == ["dangling-reference", "forbidden-link", "dangling-reference"]
        assert site(tmp_path, files).collections["cities"] == (("cities", "b"),)


class TestBacklinks:
    def test_by_field_sorted_and_without_repeats(self, tmp_path: Path) -> None:
        linked = site(
            tmp_path,
            {
                "events/b": event(places=["trier"], organisers=["trier"], body="[[trier]] and [[cities/trier]]"),
                "events/a": event(places=["trier", "trier"]),
                "partnerships/trier-xiamen": partnership(),
            },
        )
        assert linked.backlinks["cities", "trier"] == [
            Backlink(("events", "a"), "places"),
            Backlink(("events", "b"), "organisers"),
            Backlink(("events", "b"), "places"),
            Backlink(("events", "b"), "text"),
            Backlink(("partnerships", "trier-xiamen"), "parties"),
        ]

    def test_a_record_is_not_its_own_backlink(self, tmp_path: Path) -> None:
        linked = site(tmp_path, {"cities/trier": city(body="[[trier]]")})
        assert ("cities", "trier") not in linked.backlinks

    def test_nested_references_count_for_their_field(self, tmp_path: Path) -> None:
        stages = [{"kind": "contact", "date": "1988", "place": "saarland"}]
        linked = site(tmp_path, {"partnerships/a": partnership(stages=stages)})
        assert linked.backlinks["regions", "saarland"][-1] == Backlink(("partnerships", "a"), "stages")


class TestSite:
    def test_looking_up(self, tmp_path: Path) -> None:
        linked = site(tmp_path, {"cities/trier": city(), "cities/aachen": city(name="Aachen")})
        assert linked.collections["cities"] == (("cities", "aachen"), ("cities", "trier"))
        assert linked.key(Ref("trier")) == linked.follow("/trier") == ("cities", "trier")
        assert linked.follow("regions|cities/aachen") == ("cities", "aachen")
        assert linked.at(("cities", "trier")).record.plain()["name"] == {"en": "Trier"}
        assert [abstract.key for abstract in linked] == sorted(linked.abstracts) == list(linked.abstracts)
        with pytest.raises(LookupError, match="nowhere"):
            linked.key(Ref("nowhere"))

    def test_every_collection_has_its_place_in_one_order(self, tmp_path: Path) -> None:
        linked = site(tmp_path, {"cities/trier": city()})
        assert tuple(linked.collections) == tuple(COLLECTIONS)
        assert [key for keys in linked.collections.values() for key in keys if key not in linked.abstracts] == []
        assert sum(map(len, linked.collections.values())) == len(linked.abstracts)

    def test_targets_are_backlinks_turned_round(self, tmp_path: Path) -> None:
        files = {"events/a": event(places=["trier"], body="[[trier]]"), "cities/trier": city(region="saarland")}
        linked = site(tmp_path, files)
        assert linked.targets(("cities", "trier")) == (
            ("region", ("regions", "saarland")),
            ("sources", ("sources", "report")),
        )
        turned = {(backlink.key, backlink.field, key) for key, found in linked.backlinks.items() for backlink in found}
        assert turned == {(key, name, target) for key in linked.abstracts for name, target in linked.targets(key)}

    def test_references_of_a_record_with_their_paths(self, tmp_path: Path) -> None:
        linked = site(tmp_path, {"cities/trier": city(region="saarland", successors=["xiamen"])})
        record = linked.at(("cities", "trier")).record
        assert [(at, ref.slug) for at, ref in references(record)] == [
            (("sources", 0, "source"), "report"),
            (("region",), "saarland"),
            (("successors", 0), "xiamen"),
        ]
