"""Citations of published documents: in words by ISO 690 and GB/T 7714, and as BibTeX, RIS and CSL-JSON for programs."""

from partnerbase.cite.bibtex import bibtex
from partnerbase.cite.csl import csl, csl_json
from partnerbase.cite.gbt7714 import gbt7714
from partnerbase.cite.iso690 import iso690
from partnerbase.cite.ris import ris
from partnerbase.cite.sources import work_of
from partnerbase.cite.work import BLANK, BLANK_DAY, Piece, Work, plain

__all__ = [
    "BLANK",
    "BLANK_DAY",
    "Piece",
    "Work",
    "bibtex",
    "cited",
    "csl",
    "csl_json",
    "gbt7714",
    "iso690",
    "plain",
    "ris",
    "standard",
    "work_of",
]

CHINESE = "zh"
INTERNATIONAL = "ISO 690"
NATIONAL = {"de": "DIN ISO 690:2013-10", CHINESE: "GB/T 7714—2015"}
"""The names of standards that have one of their own in a language."""


def standard(language: str) -> str:
    """Name the standard by which documents are cited in a language, as its readers know it."""
    return NATIONAL.get(language.partition("-")[0], INTERNATIONAL)


def cited(work: Work, language: str) -> tuple[Piece, ...]:
    """Cite a document in words, by the standard that is usual in a language: GB/T 7714 in Chinese, else ISO 690."""
    return gbt7714(work) if language.partition("-")[0] == CHINESE else iso690(work, language)
