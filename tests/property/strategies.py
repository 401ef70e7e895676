"""Values of every type, as Hypothesis strategies."""

from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from partnerbase.load.characters import first_decomposed, first_forbidden
from partnerbase.values.citation import Citation, Claim
from partnerbase.values.dates import EdtfDate, Point
from partnerbase.values.localtext import Languages, LocalText
from partnerbase.values.quantity import COUNT_UNITS, QUALIFIERS, Quantity
from partnerbase.values.reference import Ref, is_slug

LANGUAGES = Languages(("en", "de", "zh"))
COLLECTIONS = ("cities", "regions", "people", "organisations")


def is_content(text: str) -> bool:
    """Whether content may hold the text."""
    return first_forbidden(text) is None and first_decomposed(text) is None


def texts(max_size: int = 40) -> st.SearchStrategy[str]:
    """Texts as content may hold them, without spaces at their ends, never empty."""
    characters = st.characters(exclude_categories=("Cs", "Co", "Cn"), exclude_characters="\r")
    return st.text(characters, max_size=max_size).map(str.strip).filter(lambda text: bool(text) and is_content(text))


def slugs() -> st.SearchStrategy[str]:
    """Names of records."""
    return st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True).filter(is_slug)


def references() -> st.SearchStrategy[Ref]:
    """References with one collection or none."""
    return st.builds(Ref, slugs(), st.sampled_from([(), *((name,) for name in COLLECTIONS)]))


@st.composite
def points(draw: st.DrawFn) -> Point:
    """Years, months and days of the calendar, certain or not."""
    year = draw(st.integers(1, 9999))
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, monthrange(year, month)[1])) if month else None
    return Point(year, month, day, draw(st.sampled_from(["", "~", "?"])))


@st.composite
def intervals(draw: st.DrawFn) -> EdtfDate:
    """Intervals, also with one open end."""
    start, end = draw(points()), draw(points())
    if end.latest < start.earliest:
        start, end = end, start
    open_end = draw(st.sampled_from(["none", "none", "start", "end"]))
    return EdtfDate(None if open_end == "start" else start, None if open_end == "end" else end, is_interval=True)


def dates() -> st.SearchStrategy[EdtfDate]:
    """Points in time and intervals."""
    return points().map(lambda point: EdtfDate(point, point)) | intervals()


def days() -> st.SearchStrategy[date]:
    """Days of the calendar."""
    return st.dates()


def numbers() -> st.SearchStrategy[Decimal]:
    """Decimals of at most 15 digits before and behind the point together."""
    digits = st.integers(-(10**15) + 1, 10**15 - 1)
    return st.builds(lambda number, places: Decimal(number).scaleb(-places), digits, st.integers(0, 15))


def quantities() -> st.SearchStrategy[Quantity]:
    """Amounts of money, people and so on."""
    units = st.sampled_from([*COUNT_UNITS, "EUR", "CNY", "USD", "DEM"])
    return st.builds(Quantity.of, numbers(), st.sampled_from(QUALIFIERS), units)


def local_texts() -> st.SearchStrategy[LocalText]:
    """Texts in some of three languages."""
    by_language = st.dictionaries(st.sampled_from(LANGUAGES.tags), texts(), min_size=1)
    return by_language.map(lambda given: LocalText(tuple((tag, given[tag]) for tag in LANGUAGES.tags if tag in given)))


def citations() -> st.SearchStrategy[Citation]:
    """Citations with and without the place in the source."""
    source = slugs().map(lambda slug: Ref(slug, ("sources",)))
    supports = st.lists(texts(), max_size=2).map(tuple)
    return st.builds(
        lambda *fields: Citation(source=fields[0], locator=fields[1], quote=fields[2], supports=fields[3]),
        source,
        st.none() | texts(),
        st.none() | texts(),
        supports,
    )


def claims() -> st.SearchStrategy[Claim]:
    """Claims about a field and statements, with values as a file gives them."""
    speakers = slugs().map(lambda slug: Ref(slug, ("people", "organisations")))
    return st.builds(
        lambda *fields: Claim(field=fields[0], value=fields[1], by=fields[2], sources=fields[3]),
        st.none() | texts(),
        texts() | st.integers() | numbers() | dates().map(str),
        st.lists(speakers, max_size=2).map(tuple),
        st.lists(citations(), min_size=1, max_size=2).map(tuple),
    )


def urls() -> st.SearchStrategy[str]:
    """Web addresses that records may give."""
    labels = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,9}[a-z0-9])?", fullmatch=True)
    hosts = st.lists(labels, min_size=1, max_size=3).map(lambda names: ".".join((*names, "de")))
    ports = st.just("") | st.integers(1, 65535).map(lambda port: f":{port}")
    tails = st.just("") | texts(20).map(lambda text: "/" + "".join(c for c in text if c.isalnum() or c in "-._~/?#&=%"))
    return st.builds(lambda *parts: "".join(parts), st.sampled_from(["http://", "https://"]), hosts, ports, tails)


def plain_data() -> st.SearchStrategy[Any]:
    """What a YAML file can say: texts, numbers, truth values, nothing, lists (as tuples) and mappings."""
    long_texts = texts(200)
    whole = st.integers(-(10**30), 10**30)
    decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)
    leaves = st.none() | st.booleans() | whole | decimals | texts() | long_texts | st.just("")
    return st.recursive(leaves, _containers, max_leaves=12)


def _containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=4).map(tuple) | st.dictionaries(texts(), inner, max_size=4)
