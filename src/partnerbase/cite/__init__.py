"""Citations of published documents: in words by ISO 690 and GB/T 7714, and as BibTeX, RIS and CSL-JSON for programs."""

from partnerbase.cite.bibtex import bibtex
from partnerbase.cite.csl import csl
from partnerbase.cite.gbt7714 import gbt7714
from partnerbase.cite.iso690 import iso690
from partnerbase.cite.ris import ris
from partnerbase.cite.work import Piece, Work, plain

__all__ = ["Piece", "Work", "bibtex", "cited", "csl", "gbt7714", "iso690", "plain", "ris"]

CHINESE = "zh"


def cited(work: Work, language: str) -> tuple[Piece, ...]:
    """Cite a document in words, by the standard that is usual in a language: GB/T 7714 in Chinese, else ISO 690."""
    return gbt7714(work) if language.partition("-")[0] == CHINESE else iso690(work, language)
