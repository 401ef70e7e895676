"""Citations: each form as its standard writes it, and what is unknown left out."""

import pytest

from partnerbase.cite import Work, bibtex, cited, csl, plain, ris
from partnerbase.values.dates import EdtfDate

NEWS = Work(
    "welt-2013",
    "Wer war’s?",
    "de",
    "news",
    author="dpa",
    publisher="Die Welt",
    date=EdtfDate.parse("2013-05-12"),
    accessed=EdtfDate.parse("2026-11-22"),
    url="https://welt.example/a_b",
)
REPORT = Work(
    "bericht",
    "Bericht",
    "de",
    "report",
    author="Amt & Co.",
    publisher="Stadt Trier",
    date=EdtfDate.parse("2019-05"),
)
RELEASE = Work(
    "fabu",
    "南京周",
    "zh",
    "press-release",
    publisher="南京市人民政府",
    date=EdtfDate.parse("2025~"),
    url="https://a.example/1",
    archive_url="https://b.example/1",
)
PAGE = Work(
    "cities-trier",
    "Trier",
    "en",
    "web-page",
    container="partnerbase",
    date=EdtfDate.parse("2026-01-02"),
    url="https://c.example/en/cities/trier.html",
    is_read_now=True,
)
BARE = Work("x", "Untitled", "en", "other")


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (
            NEWS,
            (
                "dpa. Wer war’s? Die Welt [online]. 12 May 2013 [viewed 22 November 2026]. "
                "Available from: https://welt.example/a_b"
            ),
        ),
        (REPORT, "Amt & Co. Bericht. Stadt Trier, May 2019"),
        (
            RELEASE,
            (
                "南京周 [online]. 南京市人民政府, about 2025. "
                "Available from: https://a.example/1. Archived copy: https://b.example/1"
            ),
        ),
        (
            PAGE,
            (
                "Trier. In: partnerbase [online]. 2 January 2026 [viewed …]. "
                "Available from: https://c.example/en/cities/trier.html"
            ),
        ),
        (BARE, "Untitled. [undated]"),
    ],
)
def test_iso_690(work: Work, expected: str) -> None:
    assert plain(cited(work, "en")) == expected


def test_iso_690_in_german() -> None:
    assert plain(cited(NEWS, "de")) == (
        "dpa. Wer war’s? Die Welt [online]. 12. Mai 2013 [Zugriff am: 22. November 2026]. "
        "Verfügbar unter: https://welt.example/a_b"
    )


def test_a_document_without_date_and_publisher_is_still_said_to_be_read_on_a_day() -> None:
    work = Work("x", "Title", "en", "web-page", accessed=EdtfDate.parse("2020-01-02"), url="https://a.example/")
    assert (
        plain(cited(work, "en"))
        == "Title [online]. [undated] [viewed 2 January 2020]. Available from: https://a.example/"
    )
    assert plain(cited(work, "zh")) == "Title[EB/OL]. [2020-01-02]. https://a.example/."


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (NEWS, "dpa. Wer war’s?[N/OL]. Die Welt, 2013-05-12[2026-11-22]. https://welt.example/a_b."),
        (REPORT, "Amt & Co. Bericht[R]. Stadt Trier, 2019(2019-05)."),
        (RELEASE, "南京市人民政府. 南京周[EB/OL]. ([2025]). https://a.example/1. https://b.example/1."),
        (PAGE, "partnerbase. Trier[EB/OL]. (2026-01-02)[…]. https://c.example/en/cities/trier.html."),
        (BARE, "Untitled[Z]."),
    ],
)
def test_gb_t_7714(work: Work, expected: str) -> None:
    assert plain(cited(work, "zh")) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2019", "2019"), ("2019/2021-05", "2019-2021-05"), ("2019/..", "2019-"), ("../2019", "-2019")],
)
def test_dates_of_gb_t_7714_have_their_precision(date: str, expected: str) -> None:
    work = Work("x", "Title", "de", "news", publisher="Blatt", date=EdtfDate.parse(date))
    assert plain(cited(work, "zh")) == f"Title[N]. Blatt, {expected}."


def test_bibtex_of_an_article_in_a_newspaper() -> None:
    assert bibtex(NEWS) == (
        "@article{welt-2013,\n"
        "  author = {{dpa}},\n"
        "  title = {{Wer war’s?}},\n"
        "  journaltitle = {{Die Welt}},\n"
        "  date = {2013-05-12},\n"
        "  url = {https://welt.example/a_b},\n"
        "  urldate = {2026-11-22},\n"
        "  langid = {german}\n"
        "}\n"
    )


def test_bibtex_of_other_documents() -> None:
    assert bibtex(REPORT) == (
        "@report{bericht,\n"
        "  author = {{Amt \\& Co.}},\n"
        "  title = {{Bericht}},\n"
        "  institution = {{Stadt Trier}},\n"
        "  type = {{report}},\n"
        "  date = {2019-05},\n"
        "  langid = {german}\n"
        "}\n"
    )
    assert "@online{fabu,\n  title = {{南京周}},\n  organization = {{南京市人民政府}},\n  date = {2025~},\n" in bibtex(
        RELEASE
    )
    assert "  verba = {https://b.example/1},\n  langid = {chinese}\n" in bibtex(RELEASE)
    assert "  organization = {{partnerbase}},\n" in bibtex(PAGE)
    assert "@dataset{d,\n  title = {{Zahlen}},\n  publisher = {{Amt}},\n" in bibtex(
        Work("d", "Zahlen", "de", "statistics", publisher="Amt")
    )


def test_ris() -> None:
    assert ris(NEWS).split("\r\n") == [
        "TY  - NEWS",
        "ID  - welt-2013",
        "AU  - dpa",
        "TI  - Wer war’s?",
        "T2  - Die Welt",
        "M3  - news",
        "PY  - 2013",
        "DA  - 2013/05/12/",
        "Y2  - 2026/11/22/",
        "LA  - de",
        "UR  - https://welt.example/a_b",
        "ER  - ",
        "",
    ]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2019", "2019///"),
        ("2019-05?", "2019/05//uncertain"),
        ("2019~", "2019///circa"),
        ("2019-05/..", "2019/05//2019-05 - .."),
    ],
)
def test_dates_of_ris_have_their_precision(date: str, expected: str) -> None:
    assert f"DA  - {expected}\r\n" in ris(Work("x", "Title", "de", "news", date=EdtfDate.parse(date)))


def test_csl_json() -> None:
    assert csl(NEWS) == {
        "id": "welt-2013",
        "type": "article-newspaper",
        "title": "Wer war’s?",
        "author": [{"literal": "dpa"}],
        "container-title": "Die Welt",
        "issued": {"date-parts": [[2013, 5, 12]]},
        "accessed": {"date-parts": [[2026, 11, 22]]},
        "language": "de",
        "URL": "https://welt.example/a_b",
    }
    assert csl(RELEASE) == {
        "id": "fabu",
        "type": "webpage",
        "title": "南京周",
        "publisher": "南京市人民政府",
        "genre": "press release",
        "issued": {"date-parts": [[2025]], "circa": True},
        "language": "zh-Hans",
        "URL": "https://a.example/1",
        "note": "Archived copy: https://b.example/1",
    }


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2019/2021-05", {"date-parts": [[2019], [2021, 5]]}),
        ("2019/..", {"literal": "2019/.."}),
        ("2019-05-01?", {"date-parts": [[2019, 5, 1]], "circa": True}),
    ],
)
def test_dates_of_csl_json_have_their_precision(date: str, expected: dict[str, object]) -> None:
    assert csl(Work("x", "Title", "de", "news", date=EdtfDate.parse(date)))["issued"] == expected
