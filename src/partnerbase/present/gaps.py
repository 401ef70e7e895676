"""What is not known, in words, and where readers can contribute it."""

from typing import Any

from markupsafe import escape

from partnerbase.derive.gaps import Gap
from partnerbase.plan.gaps import NAME, Overview
from partnerbase.plan.paths import list_path
from partnerbase.present.forge import file_href
from partnerbase.present.shared import once
from partnerbase.present.writer import Writer
from partnerbase.views import GapCount, GapView, Link

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


def wording(writer: Writer, gap: Gap) -> str:
    """Say what is lacking as headings do: without a full stop."""
    return sentence(writer, gap).rstrip(".。")


def gaps(writer: Writer, found: tuple[Gap, ...], file: str) -> tuple[GapView, ...]:
    """Say what a record lacks, each with the address at which it can be contributed."""
    return tuple(GapView(sentence(writer, gap), contribution(writer, file, gap)) for gap in found)


def contribution(writer: Writer, file: str, gap: Gap) -> str:
    """Give where a record's file is edited, or where that of its missing translation is made; empty without a forge."""
    is_translation = gap.lacking == TEXT and gap.language != writer.plan.settings.tongues.default
    return file_href(writer, file, gap.language if is_translation else "")


def overview(writer: Writer, matter: Overview) -> dict[str, Any]:
    """Present the look over all gaps."""
    return {
        "gaps": tuple(_count(writer, gap, matter) for gap in matter.counts),
        "list_href": writer.plan.href(list_path(NAME, writer.language)) if matter.counts else "",
    }


def _count(writer: Writer, gap: Gap, matter: Overview) -> GapCount:
    counts, number = matter.counts[gap], writer.formats.number
    href = writer.plan.href(list_path(NAME, writer.language, matter.parts[gap]))
    named = ((writer.interface.named("collection", name), number(count)) for name, count in counts.items())
    link = Link(escape(wording(writer, gap)), f"{href}#group-{gap.name}")
    return GapCount(link, number(sum(counts.values())), tuple(named))
