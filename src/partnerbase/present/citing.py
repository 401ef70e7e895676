"""Citations of sources and of the site's own pages, in words and for reference managers."""

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from partnerbase.cite import BLANK, BLANK_DAY, Piece, Work, bibtex, cited, csl_json, ris, standard, work_of
from partnerbase.derive.cards import Card
from partnerbase.i18n import locale_of
from partnerbase.link import Key
from partnerbase.plan.paths import address
from partnerbase.present.shared import once
from partnerbase.present.writer import Writer
from partnerbase.records.base import Record
from partnerbase.records.source import Source
from partnerbase.values.dates import EdtfDate
from partnerbase.views import Citing, Entry, Link

DIGITS = "sv"
"""A locale that writes days in digits as ISO 8601 does, for scripts."""
BLANK_DAYS = {BLANK_DAY: DIGITS, BLANK_DAY.replace("-", "/"): "ja"}
"""What stands in entries for the day of reading, and a locale that writes days so."""
DAY_LINE = re.compile(rf"(?m)^(.*?)({'|'.join(BLANK_DAYS)})(.*\n)")
HIDDEN = Markup('<span hidden>%s<span data-day="%s">%s</span>%s</span>')


@once
def cited_source(writer: Writer, key: Key) -> Markup:
    """Cite a source in the form that is usual in the page's language, with links to its record and to the document."""
    link = writer.link(key)
    return cited_document(writer, work_of(writer.plan.cards[key]), link)


def cited_document(writer: Writer, work: Work, link: Link) -> Markup:
    """Cite a document with its title as a link."""
    return _html(writer, work, Markup('<a href="%s">%s</a>') % (link.href, link.name))


def citing(writer: Writer, card: Card, record: Record) -> Citing:
    """Tell how to cite a record's page; of a source, its document first."""
    page = _work_of_page(writer, "-".join(card.key), writer.plain(card.name), record.reviewed)
    original = work_of(card) if isinstance(record, Source) else None
    return _citing(writer, page, writer.text(card.name), original)


def citing_page(writer: Writer, name: str) -> Citing:
    """Tell how to cite a page that stands once in each language."""
    title = writer.interface.named("page", name)
    return _citing(writer, _work_of_page(writer, f"page-{name}", title), escape(title))


def _citing(writer: Writer, page: Work, title: Markup, original: Work | None = None) -> Citing:
    return Citing(
        page=_html(writer, page, title),
        original=_html(writer, original, title) if original else Markup(),
        entries=tuple(_entries(original or page)),
        address=page.url,
        key=page.id,
        standard=standard(writer.language),
    )


def _work_of_page(writer: Writer, name: str, title: str, reviewed: EdtfDate | None = None) -> Work:
    plan = writer.plan
    return Work(
        id=name,
        title=title,
        language=writer.language,
        kind="web-page",
        container=writer.plain(plan.settings.title),
        date=reviewed,
        url=address(plan.settings, plan.path) or plan.path,
        is_read_now=True,
    )


def _entries(work: Work) -> Iterator[Entry]:
    yield Entry("BibTeX", f"{work.id}.bib", _entry(bibtex(work)))
    yield Entry("RIS", f"{work.id}.ris", _entry(ris(work).replace("\r\n", "\n")))
    yield Entry("CSL-JSON", f"{work.id}.json", _entry(csl_json([work])))


def _entry(text: str) -> Markup:
    """Give an entry; the line of the day of reading, which may be left out, is hidden until scripts fill it in."""
    found = DAY_LINE.search(text)
    if not found:
        return escape(text)
    before, day, behind = found.groups()
    line = HIDDEN % (before, BLANK_DAYS[day], BLANK, behind)
    return escape(text[: found.start()]) + line + escape(text[found.end() :])


def _html(writer: Writer, work: Work, title: Markup) -> Markup:
    """Write a citation with its title as it is given; of a page that is being read, scripts fill in address and day."""
    pieces = cited(work, writer.language)
    return Markup("").join(title if piece.role == "title" else _piece(writer, work, piece) for piece in pieces)


def _piece(writer: Writer, work: Work, piece: Piece) -> Markup:
    if piece.role == "url" and not work.is_read_now:
        return Markup('<a class="source__address" href="%s" rel="external">%s</a>') % (piece.text, piece.text)
    if piece.role == "url":
        return Markup("<span data-address>%s</span>") % piece.text
    if piece.text == BLANK:
        locale = DIGITS if piece.role == "digits" else str(locale_of(writer.language)).replace("_", "-")
        return Markup('<span data-day="%s">%s</span>') % (locale, piece.text)
    return escape(piece.text)
