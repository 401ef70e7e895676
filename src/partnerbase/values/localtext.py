"""Text in the languages of the site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from partnerbase.diagnostics import did_you_mean, quoted
from partnerbase.values.text_value import BadValueError

if TYPE_CHECKING:
    from pydantic import ValidationInfo, ValidatorFunctionWrapHandler
    from pydantic_core import CoreSchema

MOST_CHARACTERS = 4000


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a site, as BCP 47 tags; the first is the default."""

    tags: tuple[str, ...] = ("en",)

    @property
    def default(self) -> str:
        """The language of a bare text and of a body without a language in its file name."""
        return self.tags[0]

    def by_preference(self, first: str) -> tuple[str, ...]:
        """Give all languages in the order in which a page in `first` falls back on them."""
        return (first, *(tag for tag in self.tags if tag != first))


@dataclass(frozen=True, slots=True, order=True)
class LocalText:
    """One text in one or more languages, as pairs of language tag and text, in the order of the site's languages."""

    texts: tuple[tuple[str, str], ...]

    @classmethod
    def parse(cls, data: object, languages: Languages | None = None) -> Self:
        """Read `{en: Munich, de: München}`, or a bare text in the default language.

        Raises:
            BadValueError: For an empty text, no text at all, a language that the site does not have.
        """
        languages = languages or Languages()
        texts = {languages.default: data} if isinstance(data, str) else data
        if not isinstance(texts, Mapping) or not texts:
            raise BadValueError(f"{quoted(data)} is no text", "write a text, or one text per language", "invalid-type")
        for tag, text in texts.items():
            _check_language(tag, languages)
            if not isinstance(text, str) or not text.strip() or len(text) > MOST_CHARACTERS:
                raise BadValueError(f"the text in '{tag}' is {quoted(text)}", "write a text", "invalid-type")
        return cls._of(texts, languages)

    @classmethod
    def _of(cls, texts: Mapping[str, str], languages: Languages) -> Self:
        return cls(tuple((tag, texts[tag].strip()) for tag in languages.tags if tag in texts))

    def plain(self) -> dict[str, str]:
        """Give a mapping of language to text."""
        return dict(self.texts)

    def get(self, tag: str) -> str | None:
        """Give the text in one language, None where there is none."""
        return dict(self.texts).get(tag)

    def best(self, preferred: tuple[str, ...]) -> tuple[str, str]:
        """Give the language and text that come first in the order of preference, else any."""
        texts = dict(self.texts)
        return next(((tag, texts[tag]) for tag in preferred if tag in texts), self.texts[0])

    def __str__(self) -> str:
        """Give the text in the first language that it has, for messages."""
        return self.texts[0][1]

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> "CoreSchema":
        """Validate language by language, so that each has its own place; the languages come with the context."""
        from pydantic_core import core_schema  # noqa: PLC0415 - only when records are read

        texts = core_schema.dict_schema(
            keys_schema=core_schema.with_info_plain_validator_function(_known_language),
            values_schema=core_schema.str_schema(
                strict=True, min_length=1, strip_whitespace=True, max_length=MOST_CHARACTERS
            ),
            min_length=1,
        )
        step_by_step = core_schema.with_info_before_validator_function(
            _as_mapping,
            core_schema.with_info_after_validator_function(lambda texts, info: cls._of(texts, _languages(info)), texts),
        )
        return core_schema.with_info_wrap_validator_function(
            cls._at_once, step_by_step, serialization=core_schema.plain_serializer_function_ser_schema(cls.plain)
        )

    @classmethod
    def _at_once(cls, data: object, step_by_step: "ValidatorFunctionWrapHandler", info: "ValidationInfo") -> Self:
        """Read what most records have, a good text in the default language, without the steps that find mistakes."""
        if isinstance(data, str) and (text := data.strip()) and len(data) <= MOST_CHARACTERS:
            return cls(((_languages(info).default, text),))
        return step_by_step(data)  # type: ignore[no-any-return]

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: object, _handler: object) -> dict[str, object]:
        """Let editors write a text or one per language."""
        text = {"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS}
        return {"anyOf": [text, {"type": "object", "minProperties": 1, "additionalProperties": text}]}


def _languages(info: "ValidationInfo") -> Languages:
    return info.context["languages"] if info.context else Languages()


def _as_mapping(value: Any, info: "ValidationInfo") -> Any:  # noqa: ANN401 - pydantic's own signature
    if isinstance(value, LocalText):
        return value.plain()
    if isinstance(value, Mapping) and any(text is not None for text in value.values()):
        return {tag: text for tag, text in value.items() if text is not None or tag not in _languages(info).tags}
    if isinstance(value, str):
        return {_languages(info).default: value}
    tags = ", ".join(f"{tag}: …" for tag in _languages(info).tags)
    hint = f"write a text, or one text per language: {tags}"
    raise BadValueError(f"{quoted(value)} is no text", hint, "invalid-type").for_pydantic()


def _check_language(tag: object, languages: Languages) -> None:
    if tag not in languages.tags:
        hint = did_you_mean(str(tag), languages.tags) or f"this site has {', '.join(languages.tags)}"
        raise BadValueError(f"no language {quoted(tag)} in this site", hint, "unknown-language")


def _known_language(tag: Any, info: "ValidationInfo") -> str:  # noqa: ANN401 - pydantic's own signature
    try:
        _check_language(tag, _languages(info))
    except BadValueError as bad:
        raise bad.for_pydantic() from bad
    return str(tag)
