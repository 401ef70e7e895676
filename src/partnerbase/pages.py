"""The shape of an output file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: its POSIX path below the output folder, and its bytes."""

    path: str
    data: bytes
