"""The name of a collection, as it stands on the command line."""

from partnerbase.cli.terminal import fail
from partnerbase.diagnostics import did_you_mean
from partnerbase.records import COLLECTIONS


def known(collection: str) -> str:
    """Make sure that a collection is one."""
    if collection not in COLLECTIONS:
        hint = did_you_mean(collection, COLLECTIONS) or f"the collections are {', '.join(COLLECTIONS)}"
        fail(f"there is no collection '{collection}'", hint)
    return collection
