"""Sources as documents to cite."""

from partnerbase.cite.work import Work
from partnerbase.derive.cards import Card


def work_of(card: Card) -> Work:
    """Give a source as a document to cite, told of its card."""
    ((language, title),) = card.name.texts
    return Work(
        id=card.key[1],
        title=title,
        language=language,
        kind=card.kind or "",
        author=card.author or "",
        publisher=card.publisher or "",
        date=card.date,
        accessed=card.accessed,
        url=card.url or "",
        archive_url=card.archive_url or "",
    )
