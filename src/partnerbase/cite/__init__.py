"""Citations of published documents: in words by ISO 690 and GB/T 7714, and as BibTeX, RIS and CSL-JSON for programs."""

from partnerbase.cite.bibtex import bibtex
from partnerbase.cite.csl import csl, csl_json
from partnerbase.cite.gbt7714 import gbt7714
from partnerbase.cite.iso690 import iso690
from partnerbase.cite.ris import ris
from partnerbase.cite.sources import work_of
from partnerbase.cite.work import BLANK, Piece, Work, plain

__all__ = [
    "BLANK",
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
    "work_of",
]

CHINESE = "zh"


def cited(work: Work, language: str) -> tuple[Piece, ...]:
    """Cite a document in words, by the standard that is usual in a language: GB/T 7714 in Chinese, else ISO 690."""
    return gbt7714(work) if language.partition("-")[0] == CHINESE else iso690(work, language)
