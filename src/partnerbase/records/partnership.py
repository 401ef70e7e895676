"""Ties between places, or between institutions of places."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from partnerbase.records.base import Place, Record, Themes
from partnerbase.values.base import Value
from partnerbase.values.citation import Citations, RequiredCitations
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from partnerbase.values.reference import Ref, To
from partnerbase.values.text import Email, Url

PARTIES = ("cities", "regions", "organisations")
CONCLUDED = frozenset({"sister-city", "friendship", "region-partnership", "institutional"})
"""The kinds that partners conclude with each other: contacts and projects are none of them."""
NEVER_BEGUN = frozenset({"planned", "dropped"})
"""The statuses of what did not come about, or not yet."""
ENDED = "ended"
Kind = Literal["sister-city", "friendship", "contact", "project", "region-partnership", "institutional"]
Status = Literal["active", "dormant", "suspended", "ended", "planned", "dropped"]
Party = Annotated[Ref, To(*PARTIES)]
Side = Annotated[
    tuple[Party, ...],
    Field(min_length=1, max_length=20),
    BeforeValidator(
        lambda side: (side,) if isinstance(side, str | Ref) else side,
        json_schema_input_type=Party | Annotated[tuple[Party, ...], Field(min_length=1, max_length=20)],
    ),
]


class Stage(Value):
    """One rung of the ladder from first contact to signature, and what came after."""

    kind: Literal[
        "contact",
        "letter-of-intent",
        "council-vote",
        "approval",
        "signature",
        "renewal",
        "pause",
        "resumption",
        "rejection",
        "end",
    ]
    """Which rung."""
    date: EdtfDate
    """When."""
    place: Place | None = None
    """Where."""
    note: LocalText | None = None
    """What happened, who decided or signed."""
    sources: Citations = ()
    """Where this stage is documented."""


class View(Value):
    """What one party itself says of the partnership."""

    party: Party
    """Who says it."""
    called: LocalText | None = None
    """What it calls the tie in its own words, where the kind does not say it."""
    kind: Kind | None = None
    """Of which kind the tie is for it."""
    since: EdtfDate | None = None
    """The year from which it counts."""
    status: Status | None = None
    """What it says of the present."""
    sources: RequiredCitations
    """Where it says so."""


class Term(Value):
    """For how long the partners bound themselves."""

    years: Annotated[int, Field(gt=0, le=200)]
    """The number of years."""
    self_renewing: bool = False
    """Whether it goes on by itself when nobody ends it."""


class Contact(Value):
    """An office that answers for the partnership; never a private person."""

    party: Party
    """Whose office it is."""
    office: LocalText
    """The office's name."""
    website: Url | None = None
    """Its page."""
    email: Email | None = None
    """Its public address."""


class Partnership(Record):
    """A tie between two or more places, or between institutions below the city."""

    collection: ClassVar[str] = "partnerships"
    noun: ClassVar[str] = "partnership"

    name: LocalText | None = None
    """Its name, where the names of the parties do not say it."""
    parties: Annotated[tuple[Side, ...], Field(min_length=2, max_length=10)]
    """The partners; a side of several partners is a list of its own."""
    kind: Kind | None = None
    """What the partners call it; left out where no source says."""
    since: EdtfDate | None = None
    """From when it is counted, by the preferred source."""
    until: EdtfDate | None = None
    """When it ended."""
    status: Status | None = None
    """Whether it is alive, by a source; left out where none says."""
    status_as_of: EdtfDate | None = None
    """The date of that source."""
    stages: Annotated[tuple[Stage, ...], Field(max_length=50)] = ()
    """The steps on the way, each with its date: years differ because sources count from different steps."""
    views: Annotated[tuple[View, ...], Field(max_length=20)] = ()
    """What each partner itself says, where that differs or matters."""
    term: Term | None = None
    """For how long it was agreed."""
    within: Annotated[Ref, To("partnerships")] | None = None
    """The larger partnership that it belongs to."""
    themes: Themes = ()
    """What the partners work on."""
    contacts: Annotated[tuple[Contact, ...], Field(max_length=20)] = ()
    """The offices that answer for it."""

    @property
    def members(self) -> tuple[Ref, ...]:
        """All partners of all sides."""
        return tuple(party for side in self.parties for party in side)

    def plain(self) -> dict[str, Any]:
        """Give a side of one partner as its slug."""
        fields: dict[str, Any] = super().plain()
        fields["parties"] = tuple(side[0] if len(side) == 1 else side for side in fields["parties"])
        return fields
