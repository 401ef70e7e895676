"""Presents the dossier of a partnership or place, in one language or in two beside each other."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from markupsafe import escape

from partnerbase.derive.cards import Card
from partnerbase.i18n import html_tag
from partnerbase.plan.dossiers import Dossier
from partnerbase.plan.paths import address, record_path
from partnerbase.present.dossier_links import dossier_links
from partnerbase.present.dossiers.names import names
from partnerbase.present.dossiers.parts import AFTER_ACCOUNT, BEFORE_ACCOUNT, Section
from partnerbase.present.dossiers.references import newest, references, state
from partnerbase.present.dossiers.voice import Voice
from partnerbase.present.record import body
from partnerbase.present.writer import Writer
from partnerbase.views import CitedLine, DossierView, Line, Link, Part, Words

Sections = Iterable[tuple[str, Callable[[Voice], Section]]]
TOLD = frozenset({"partners", "ties", "history", "claims"})
"""Parts whose lines have long texts."""
KEPT_EMPTY = frozenset({"people"})
"""Parts that say so where there is nothing in them."""


def dossier(writer: Writer, matter: Dossier) -> dict[str, Any]:
    """Present a dossier."""
    voices = tuple(_voice(writer, matter, language) for language in matter.languages)
    view = _view(writer, voices)
    return {"dossier": view, "title": writer.interface.html("Dossier: %(name)s", name=view.names[0].text)}


def _voice(writer: Writer, matter: Dossier, language: str) -> Voice:
    """Give who writes one language: what it wrote for the last dossier of the record holds for the next as well."""
    last: Voice | None = writer.shared.get((_voice, language))
    if last is None or last.plan.entry is not writer.plan.entry:
        last = writer.shared[_voice, language] = Voice(writer, matter, language)
    return last


def _view(writer: Writer, voices: tuple[Voice, ...]) -> DossierView:
    first, key = voices[0], voices[0].contents.key
    card = first.plan.cards[key]
    parts = *_parts(voices, BEFORE_ACCOUNT), *_account(voices), *_parts(voices, AFTER_ACCOUNT)
    register, about = names(voices), _about(voices)
    return DossierView(
        tags=tuple(voice.tag for voice in voices),
        kinds=tuple(_kind(voice, card) for voice in voices),
        names=tuple(voice.words(voice.link(key).name) for voice in voices),
        summaries=tuple(voice.words(voice.text(card.summary)) for voice in voices if card.summary),
        summary_marks=first.sources.marks_of_field("summary"),
        register=register,
        parts=tuple(parts),
        about=about,
        references=references(voices),
        reference_titles=tuple(voice.said("Sources") for voice in voices),
        running=" · ".join(dict.fromkeys(voice.plain(card.name) for voice in voices)),
        imprint=_imprint(first),
        record=Link(writer.link(key).name, writer.plan.href(record_path(key, writer.language))),
        editions=tuple(dossier_links(writer, key, first.contents.languages)),
    )


def _kind(voice: Voice, card: Card) -> Words:
    """Say that it is a dossier, and of what."""
    kind = voice.choice(f"{card.key[0]}.kind", card.kind) if card.kind else ""
    return voice.words(escape(" · ").join(filter(None, (voice.interface.html("Dossier"), kind))))


def _imprint(voice: Voice) -> str:
    """Say whose it is and how new."""
    site, day = voice.plain(voice.plan.settings.title), state(voice)
    seen = voice.interface.text("Data as of %(date)s", date=voice.formats.date(day)) if day else ""
    return " · ".join(filter(None, (site, seen)))


def _parts(voices: tuple[Voice, ...], sections: Sections) -> Iterator[Part]:
    """Give parts whose rows hold the same in each language."""
    for name, build in sections:
        built = [voice.made(build) for voice in voices]
        rows = tuple(zip(*(section.entries for section in built), strict=True))
        leads = tuple(section.lead for section in built if section.lead)
        if rows or name in KEPT_EMPTY:
            titles = tuple(section.title for section in built)
            yield Part(name, titles, rows, leads=leads, is_told=name in TOLD, is_plain=name == "facts")


def _account(voices: tuple[Voice, ...]) -> Iterator[Part]:
    """Give the text of the record; where it is not in both languages, it stands once."""
    found = {language: text for text, language in map(body, voices) if text}
    if found:
        prose = tuple(Words(html_tag(language), text) for language, text in found.items())
        yield Part("account", tuple(voice.said("In detail") for voice in voices), prose=prose)


def _about(voices: tuple[Voice, ...]) -> Part:
    rows = tuple(zip(*(voice.made(_data) for voice in voices), strict=True))
    return Part("data", tuple(voice.said("About these data") for voice in voices), rows, is_plain=True)


def _data(voice: Voice) -> tuple[CitedLine, ...]:
    """Say how new the newest source is, where the dossier comes from, and how it may be used."""
    settings, said = voice.plan.settings, voice.interface.html
    day, path = newest(voice), record_path(voice.contents.key, voice.language)
    where = (escape(found),) if (found := address(settings, path)) else ()
    return (
        *((CitedLine(Line(said("Newest source"), voice.date(day))),) if day else ()),
        CitedLine(Line(said("Taken from"), voice.text(settings.title), where)),
        CitedLine(Line(said("Licence"), escape(settings.licence.name), (escape(settings.licence.url),))),
    )
