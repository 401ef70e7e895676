"""The page on which records stand side by side: what is proposed for a first comparison, and the way to it."""

from typing import Any

from partnerbase.abstract import Key
from partnerbase.plan.comparison import NAME, Comparison
from partnerbase.plan.paths import named_path
from partnerbase.present.writer import Writer
from partnerbase.records.partnership import Partnership
from partnerbase.values.reference import PLACES
from partnerbase.views import Proposal

COMPARED = (*PLACES, Partnership.collection)
FEWEST = 2


def comparison(writer: Writer, matter: Comparison) -> dict[str, Any]:
    """Give the proposals that have something to compare."""
    text = writer.interface.text
    found = ((text("Places with most partners"), matter.places), (text("Longest partnerships"), matter.partnerships))
    proposals = (
        Proposal(label, tuple(map(writer.link, keys)), f"#{records(keys)}")
        for label, keys in found
        if len(keys) >= FEWEST
    )
    return {"proposals": tuple(proposals), "compared": " ".join(COMPARED)}


def compare_href(writer: Writer, key: Key) -> str:
    """Give the address at which a place or partnership is compared, nothing for other records."""
    if key[0] not in COMPARED:
        return ""
    return f"{writer.plan.href(named_path(NAME, writer.language))}#{records((key,))}"


def records(keys: tuple[Key, ...]) -> str:
    """Write which records are compared as the page reads it from its address."""
    return f"records={','.join('/'.join(key) for key in keys)}"
