"""The parts of a dossier in one language: facts, partners, history, figures, people, anniversaries, disagreements."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from markupsafe import Markup, escape

from partnerbase.derive.anniversaries import Anniversary
from partnerbase.derive.dossiers import FIRST_DATED, MOST_DATED
from partnerbase.derive.profiles import Holding
from partnerbase.link import Key
from partnerbase.plan.paths import address, record_path
from partnerbase.present.claims import disputes
from partnerbase.present.dossiers.lines import beginning, figure, happening, tie
from partnerbase.present.dossiers.voice import Voice
from partnerbase.present.record import facts as facts_of
from partnerbase.records.partnership import Contact, Partnership, View
from partnerbase.values.dates import EdtfDate
from partnerbase.views import CitedLine, ClaimView, Dispute, Line, Words

PARTIES = "parties"


@dataclass(frozen=True, slots=True)
class Section:
    """A part in one language."""

    title: Words
    entries: tuple[CitedLine, ...]
    lead: Words | None = None


def facts(voice: Voice) -> Section:
    """Give the single values of the record."""
    found = facts_of(voice, voice.record, voice.sources)
    entries = (CitedLine(Line(escape(fact.label), fact.value), fact.marks) for fact in found if fact.field != PARTIES)
    return Section(voice.said("Facts"), tuple(entries))


def partners(voice: Voice) -> Section:
    """Give the parties of a partnership: what each is, where it lies, how many live there."""
    entries = (_partner(voice, key) for key in voice.contents.parties if key != voice.contents.key)
    return Section(voice.said("The partners"), tuple(entries))


def _partner(voice: Voice, key: Key) -> CitedLine:
    card, profile = voice.plan.cards[key], voice.dossier.profiles[key]
    people = (voice.value(f"{key[0]}.population", profile.population),) if profile.population else ()
    line = Line(voice.link(key).name, voice.place(key), people, voice.text(card.summary))
    return voice.cited(line, profile.population_sources)


def ties(voice: Voice) -> Section:
    """Give the partnerships of a place, the oldest first."""
    contents = voice.contents
    entries = (voice.cited(tie(voice, key), contents.sources[key]) for key in contents.partnerships)
    return Section(voice.words(voice.interface.named("collection", "partnerships")), tuple(entries))


def views(voice: Voice) -> Section:
    """Give what each party itself says of the partnership."""
    found = voice.record.views if isinstance(voice.record, Partnership) else ()
    return Section(voice.words(voice.label("partnerships.views")), tuple(_view(voice, view) for view in found))


def _view(voice: Voice, view: View) -> CitedLine:
    path = "partnerships.views"
    form = voice.value(f"{path}.kind", view.kind) if view.kind else Markup()
    since = voice.interface.text("since %(date)s", date=voice.formats.date(view.since)) if view.since else ""
    status = voice.choice(f"{path}.status", view.status) if view.status else ""
    details = tuple(escape(text) for text in (since, status) if text)
    named = voice.text(view.called) or form
    return CitedLine(Line(voice.value(path, view.party), named, details), voice.sources.marks(view.sources))


def history(voice: Voice) -> Section:
    """Give beginnings and stages of partnerships, events and agreements, the oldest first."""
    contents, cards = voice.contents, voice.plan.cards
    events = [(cards[key].date, voice.cited(happening(voice, key), contents.sources[key])) for key in contents.dated]
    begun = [
        (cards[key].date, voice.cited(beginning(voice, key), contents.sources[key])) for key in contents.beginnings
    ]
    dated = (*_stages(voice), *begun, *events)
    found = sorted(dated, key=lambda one: one[0].earliest if one[0] else date.max)
    left_out = _left_out(voice) if contents.left_out else None
    return Section(voice.said("History"), tuple(entry for _, entry in found), left_out)


def _left_out(voice: Voice) -> Words:
    """Say how many events and agreements are not here, and where they are."""
    path = record_path(voice.contents.key, voice.language)
    return voice.said(
        "The first %(first)s and the newest %(newest)s events and agreements; those between them "
        "(%(number)s) are on the page of the record: %(address)s",
        first=FIRST_DATED,
        newest=MOST_DATED - FIRST_DATED,
        number=voice.contents.left_out,
        address=address(voice.plan.settings, path) or path,
    )


def _stages(voice: Voice) -> Iterator[tuple[EdtfDate, CitedLine]]:
    path = "partnerships.stages"
    for stage in voice.record.stages if isinstance(voice.record, Partnership) else ():
        where = (voice.value(f"{path}.place", stage.place),) if stage.place else ()
        title = escape(voice.choice(f"{path}.kind", stage.kind))
        marks = voice.sources.marks(stage.sources) or voice.sources.marks_of_field("stages")
        yield stage.date, CitedLine(Line(voice.date(stage.date), title, where, voice.text(stage.note)), marks)


def figures(voice: Voice) -> Section:
    """Give the newest values of the figures, with who states them."""
    found = chain.from_iterable(figure(voice, key) for key in voice.contents.figures)
    return Section(
        voice.said("Figures, and who claims them"), tuple(found), voice.said("The newest values, and who states them.")
    )


def people(voice: Voice) -> Section:
    """Give who is in office at the parties, as far as sources tell."""
    found = tuple(_holder(voice, holding) for holding in voice.contents.holdings)
    lead = voice.said("By the newest source for each; who is in office today may be somebody else.")
    none = voice.said("Nobody in office is recorded here.")
    return Section(voice.said("People in office"), found, lead if found else none)


def _holder(voice: Voice, holding: Holding) -> CitedLine:
    role, text = holding.role, voice.interface.text
    since = text("since %(date)s", date=voice.formats.date(role.since)) if role.since else ""
    seen = text("as of %(date)s", date=voice.formats.date(role.as_of)) if role.as_of else ""
    until = text("until %(date)s", date=voice.formats.date(role.until)) if role.until else ""
    details = (voice.link(holding.of).name, *(escape(known) for known in (since, until, seen) if known))
    return voice.cited(Line(voice.text(role.title), voice.link(holding.person).name, details), holding.sources)


def anniversaries(voice: Voice) -> Section:
    """Give the next round anniversaries."""
    found = voice.contents.anniversaries
    return Section(voice.said("Next anniversaries"), tuple(_anniversary(voice, item) for item in found))


def _anniversary(voice: Voice, item: Anniversary) -> CitedLine:
    years = voice.said("%(years)s years", years=item.years).text
    since = voice.interface.text("since %(date)s", date=voice.formats.date(item.since))
    of = () if item.key == voice.contents.key else (voice.link(item.key).name,)
    return CitedLine(Line(voice.date(item.date), years, (*of, escape(since))))


def disagreements(voice: Voice) -> Section:
    """Give the fields on which sources disagree: the preferred reading first, then the others with their notes."""
    found = chain.from_iterable(_readings(voice, item) for item in disputes(voice, voice.record, voice.sources))
    lead = voice.said("The preferred reading is the one that the facts show; the note says why.")
    return Section(voice.said("Where sources disagree"), tuple(found), lead)


def _readings(voice: Voice, dispute: Dispute) -> Iterator[CitedLine]:
    preferred = dispute.preferred or voice.interface.html("no value is kept")
    line = Line(escape(dispute.label), preferred, tuple(link.name for link in dispute.cited))
    yield CitedLine(line, dispute.marks, voice.interface.text("preferred"))
    yield from (_claim(claim) for claim in dispute.claims)


def _claim(claim: ClaimView) -> CitedLine:
    said = tuple(link.name for link in claim.by or claim.cited)
    return CitedLine(Line(Markup(), claim.value, said, claim.note), claim.marks)


def contacts(voice: Voice) -> Section:
    """Give the offices that answer for the partnership."""
    found = voice.record.contacts if isinstance(voice.record, Partnership) else ()
    title = voice.words(voice.label("partnerships.contacts"))
    return Section(title, tuple(_contact(voice, contact) for contact in found))


def _contact(voice: Voice, contact: Contact) -> CitedLine:
    path = "partnerships.contacts"
    named = ((name, getattr(contact, name)) for name in ("website", "email"))
    details = tuple(voice.value(f"{path}.{name}", value) for name, value in named if value)
    return CitedLine(Line(voice.value(f"{path}.party", contact.party), voice.text(contact.office), details))


BEFORE_ACCOUNT: tuple[tuple[str, Callable[[Voice], Section]], ...] = (
    ("facts", facts),
    ("partners", partners),
    ("ties", ties),
    ("views", views),
)
AFTER_ACCOUNT: tuple[tuple[str, Callable[[Voice], Section]], ...] = (
    ("history", history),
    ("figures", figures),
    ("people", people),
    ("anniversaries", anniversaries),
    ("claims", disagreements),
    ("contacts", contacts),
)
