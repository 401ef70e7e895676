"""What is not known, in words, and where readers can contribute it."""

from collections.abc import Mapping
from typing import Any

from markupsafe import escape

from partnerbase.derive.gaps import Gap
from partnerbase.plan.gaps import NAME, GapPage, Overview
from partnerbase.plan.paths import gap_path, list_parts, named_path
from partnerbase.present.forge import file_href, guide_href
from partnerbase.present.shared import once
from partnerbase.present.writer import Writer
from partnerbase.views import GapCount, GapView, Lacking, Link

TEXT = "text"


@once
def sentence(writer: Writer, gap: Gap) -> str:
    """Say what is lacking."""
    text = writer.interface.text
    sentences = {
        "since": text("No source yet for when it began."),
        "status": text("No source yet for whether it is active today."),
        "kind": text("No source yet for what the partners call it."),
        "name": text("No name in this language yet: %(language)s."),
        "summary": text("No summary in this language yet: %(language)s."),
        TEXT: text("The longer text is not translated yet into: %(language)s."),
        "population": text("No sourced number of inhabitants yet."),
        "coordinates": text("Not placed on the map yet."),
        "seat": text("No source yet for its seat."),
        "reviewed": text("Not yet compared with its sources a second time."),
        "review": text("Last compared with its sources more than two years ago."),
        "date": text("When the document was published is not known yet."),
        "publisher": text("Who published the document is not known yet."),
    }
    language = writer.choice("sources.language", gap.language) if gap.language else ""
    return sentences[gap.lacking].replace("%(language)s", language)


def gaps(writer: Writer, found: tuple[Gap, ...], file: str) -> tuple[GapView, ...]:
    """Say what a record lacks, each with the address at which it can be contributed."""
    return tuple(GapView(sentence(writer, gap), _contribution(writer, file, gap)) for gap in found)


def _contribution(writer: Writer, file: str, gap: Gap) -> str:
    """Give where a record's file is edited, or where that of its missing translation is made; empty without a forge."""
    is_translation = gap.lacking == TEXT and gap.language != writer.plan.settings.tongues.default
    return file_href(writer, file, gap.language if is_translation else "")


def overview(writer: Writer, matter: Overview) -> dict[str, Any]:
    """Present the look over all gaps."""
    return {"gaps": tuple(_count(writer, gap, counts) for gap, counts in matter.counts.items())}


def _count(writer: Writer, gap: Gap, counts: Mapping[str, int]) -> GapCount:
    link = Link(escape(sentence(writer, gap)), writer.plan.href(gap_path(gap.name, writer.language)))
    number = writer.formats.number
    named = ((writer.interface.named("collection", name), number(count)) for name, count in counts.items())
    return GapCount(link, number(sum(counts.values())), tuple(named))


def gap_list(writer: Writer, matter: GapPage) -> dict[str, Any]:
    """Present a page of the records that lack something."""
    parts, files = list_parts(len(matter.files)), list(matter.files.items())
    pages = tuple(_page(writer, matter, part, span) for part, span in enumerate(parts, 1))
    title, here = escape(sentence(writer, matter.gap)), pages[matter.part - 1]
    overview = Link(escape(writer.interface.named("page", NAME)), writer.plan.href(named_path(NAME, writer.language)))
    return {
        "title": title if matter.part == 1 else writer.labelled(title, here.name),
        "way": (overview,),
        "guide_href": guide_href(writer),
        "pages": pages if len(pages) > 1 else (),
        "records": tuple(
            Lacking(
                writer.link(key),
                writer.interface.named("noun", key[0]),
                _contribution(writer, file, matter.gap),
            )
            for key, file in (files[position] for position in parts[matter.part - 1])
        ),
    }


def _page(writer: Writer, matter: GapPage, part: int, span: range) -> Link:
    """Link a page of the list by the positions of its records."""
    href = writer.plan.href(gap_path(matter.gap.name, writer.language, part))
    return Link(escape(f"{span.start + 1}–{span.stop}"), href, "page" if part == matter.part else "")
