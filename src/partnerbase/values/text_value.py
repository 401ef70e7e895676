"""Values that are written as one text, and what to say of a text that is none.

Nothing here needs pydantic to be imported before a record is read.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, PydanticCustomError

T = TypeVar("T")


class BadValueError(ValueError):
    """A text that is no value of its type.

    `code` is the diagnostic's code, `hint` says how to write it.
    """

    def __init__(self, message: str, hint: str = "", code: str = "invalid-value") -> None:
        """Keep what the diagnostic needs."""
        super().__init__(message)
        self.hint, self.code = hint, code

    def for_pydantic(self) -> "PydanticCustomError":
        """Give the error that pydantic collects, with the same message, hint and code."""
        from pydantic_core import PydanticCustomError  # noqa: PLC0415 - only when records are read

        context = {"message": str(self), "hint": self.hint, "code": self.code}
        return PydanticCustomError("bad_value", "{message}", context)


def in_pydantic(parse: Callable[[Any], T]) -> Callable[[Any], T]:
    """Let a parser that raises `BadValueError` report through pydantic, with its code, message and hint."""

    def validator(value: Any) -> T:  # noqa: ANN401 - pydantic hands over whatever the file holds
        try:
            return parse(value)
        except BadValueError as bad:
            if isinstance(owner, type) and isinstance(value, owner):
                return value  # type: ignore[return-value]
            raise bad.for_pydantic() from bad

    owner = getattr(parse, "__self__", None)
    return validator


class TextValue:
    """A value written as one text: `parse(str(value)) == value`."""

    __slots__ = ()

    @classmethod
    def parse(cls, data: object) -> Self:
        """Read the value from a text; raises `BadValueError` for any other."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> "CoreSchema":
        """Validate by `parse`."""
        from pydantic_core import core_schema  # noqa: PLC0415 - only when records are read

        return core_schema.no_info_plain_validator_function(
            in_pydantic(cls.parse), serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: object, _handler: object) -> dict[str, object]:
        """Describe the text for editors."""
        return cls.json_schema()

    @classmethod
    def json_schema(cls) -> dict[str, object]:
        """Give the JSON Schema of the text."""
        return {"type": "string"}
