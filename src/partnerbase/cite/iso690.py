"""Citations in words by ISO 690, which in German is DIN ISO 690: "Author. Title [online]. Publisher, date. …".

Names stand as the document has them: a line of text does not tell which part of a name is that of a family.
"""

from partnerbase.cite.work import BLANK, Piece, Sentence, Work, written
from partnerbase.formats import Formats
from partnerbase.i18n import Interface


def iso690(work: Work, language: str) -> tuple[Piece, ...]:
    """Cite a document by ISO 690 with the words of a language; what is unknown is left out, but a date."""
    words = Interface(language)
    online = f" [{words.text('online')}]" if work.is_online else ""
    within = words.text("In: %(website)s", website=work.container) if work.container else work.medium
    undated = "" if work.is_read_now else f"[{words.text('undated')}]"
    date = Formats(language).date(work.date) if work.date else undated
    imprint = ", ".join(filter(None, (work.house, date)))
    sentences: list[Sentence] = [
        [Piece(work.author)] if work.author else [],
        [Piece(work.title, "title"), *([] if within else [Piece(online)])],
        [Piece(f"{within}{online}")] if within else [],
        [Piece(imprint)] if imprint else [],
    ]
    last = next(sentence for sentence in reversed(sentences) if sentence)
    last += _viewed(work, words, language)
    if work.url:
        sentences.append([Piece(f"{words.text('Available from:')} "), Piece(work.url, "url")])
    if work.archive_url:
        sentences.append([Piece(f"{words.text('Archived copy:')} "), Piece(work.archive_url, "url")])
    return tuple(piece for piece in written(sentences) if piece.text)


def _viewed(work: Work, words: Interface, language: str) -> Sentence:
    """Say when the document was read, where that is known or the reader's to say."""
    if not (work.is_online and (work.accessed or work.is_read_now)):
        return []
    before, _, after = words.text("[viewed %(day)s]").partition("%(day)s")
    day = Formats(language).date(work.accessed) if work.accessed else BLANK
    return [Piece(f" {before}"), Piece(day, "day"), Piece(after)]
