"""How Chinese characters can be read: as the package pypinyin has it from the Unihan database and others."""

import os
from collections.abc import Mapping
from functools import cache


def readings(character: str) -> tuple[str, ...]:
    """Give the readings of a character in pinyin with tones, the commonest first; none where they are not known."""
    found = _known().get(ord(character))
    return tuple(found.split(",")) if found else ()


@cache
def _known() -> Mapping[int, str]:
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 - only content with Chinese names needs it

    known: Mapping[int, str] = pinyin_dict
    return known
