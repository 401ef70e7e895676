"""References from one record to another."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Self

from partnerbase.diagnostics import quoted
from partnerbase.values.text_value import BadValueError, TextValue, in_pydantic

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

MOST_CHARACTERS = 64
MOST_REMEMBERED = 16_384
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
LISTS = frozenset({"index"})
SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
EXAMPLE = "nanjing-day-2026"
PLACES = ("cities", "regions")


def is_slug(text: str) -> bool:
    """Whether a text can name a record on every file system and in every URL, beside the page that lists them all."""
    return len(text) <= MOST_CHARACTERS and SLUG.fullmatch(text) is not None and text not in DEVICES | LISTS


def slug_like(text: str) -> str:
    """Give the slug that somebody will have meant by a text: "Köln" is `koeln`; an example where nothing is left."""
    spelt = unicodedata.normalize("NFC", text).lower().translate(SPELT_OUT)
    letters = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode("ascii")
    found = re.sub("[^a-z0-9]+", "-", letters)[:MOST_CHARACTERS].strip("-")
    return found if is_slug(found) else EXAMPLE


def slug_hint(text: str) -> str:
    """Tell what to write instead of a text that is no slug."""
    return f"use a-z, 0-9 and single hyphens, at most {MOST_CHARACTERS} characters, such as {slug_like(text)}"


@dataclass(frozen=True, slots=True, order=True)
class Ref(TextValue):
    """The slug of a record in one of some collections; no collections means any."""

    slug: str
    collections: tuple[str, ...] = ()

    @classmethod
    def parse(cls, data: object) -> Self:
        """Read `nanjing` or, where the collection must be said, `cities/nanjing`."""
        collection, slash, slug = str(data).rpartition("/")
        if not isinstance(data, str) or not is_slug(slug) or (slash and not is_slug(collection)):
            hint = "write the other record's file name without its ending, such as nanjing"
            raise BadValueError(f"{quoted(data)} is no reference", hint, "invalid-reference")
        return cls(slug, (collection,) if slash else ())

    def plain(self) -> str:
        """Give the slug alone: what the field says about collections is not said twice."""
        return self.slug

    def __str__(self) -> str:
        """Give the text that `parse` reads."""
        return f"{self.collections[0]}/{self.slug}" if len(self.collections) == 1 else self.slug


@dataclass(frozen=True, slots=True, init=False)
class To:
    """The collections that a field's references may point to: `Annotated[Ref, To("cities", "regions")]`."""

    collections: tuple[str, ...]

    def __init__(self, *collections: str) -> None:
        """Name the collections, in the order in which they are tried."""
        object.__setattr__(self, "collections", collections)

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> "CoreSchema":
        """Validate a slug, or a slug with one of the collections in front."""
        from pydantic_core import core_schema  # noqa: PLC0415 - only when records are read

        return core_schema.no_info_plain_validator_function(
            in_pydantic(self._narrowed), serialization=core_schema.to_string_ser_schema()
        )

    def __get_pydantic_json_schema__(self, _schema: object, _handler: object) -> dict[str, object]:
        """Describe the text for editors."""
        return self.json_schema()

    def json_schema(self) -> dict[str, object]:
        """Give the JSON Schema of a slug, which names the collections for tools."""
        return {
            "type": "string",
            "pattern": f"^(({'|'.join(self.collections)})/)?{SLUG.pattern}$",
            "x-references": list(self.collections),
        }

    def _narrowed(self, data: object) -> Ref:
        if isinstance(data, str):
            return _in_one_of(data, self.collections)
        return _narrowed(data if isinstance(data, Ref) else Ref.parse(data), self.collections)


@lru_cache(MOST_REMEMBERED)
def _in_one_of(text: str, collections: tuple[str, ...]) -> Ref:
    """Read a reference to a record in one of some collections; many records name the same ones."""
    return _narrowed(Ref.parse(text), collections)


def _narrowed(ref: Ref, collections: tuple[str, ...]) -> Ref:
    if not ref.collections:
        return replace(ref, collections=collections)
    if not set(ref.collections) <= set(collections):
        hint = f"this field points to {' or '.join(collections)}"
        raise BadValueError(f"{quoted(str(ref))} is in the wrong collection", hint, "invalid-reference")
    return ref
