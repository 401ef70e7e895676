"""The characters that content may hold: what a reviewer sees is what a reader gets.

Refused are control characters, bidirectional controls (CVE-2021-42574), invisible and private characters,
and U+FFFD, which tells of a damaged text. A zero-width joiner is allowed after an emoji alone.
"""

from __future__ import annotations

import re
import unicodedata

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 without tab, line feed and carriage return; DEL; C1
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f"  # invisible, direction marks
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\uffff"  # separators, bidi, fillers, specials
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"  # surrogates, private use, noncharacters
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"  # format controls, tags, private planes
    "|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"  # a joiner that joins no emoji
)


def first_forbidden(text: str) -> tuple[int, str] | None:
    """Find the first character that content must not hold: its index, and its code point with its name."""
    match = FORBIDDEN.search(text)
    if not match:
        return None
    character = match[0]
    name = unicodedata.name(character, "")
    return match.start(), f"U+{ord(character):04X} {name}".rstrip()


def first_decomposed(text: str) -> int | None:
    """Find the index of the first line that is not in Unicode normalization form C, None where all are."""
    if unicodedata.is_normalized("NFC", text):
        return None
    start = 0
    for line in text.split("\n"):
        if not unicodedata.is_normalized("NFC", line):
            composed = unicodedata.normalize("NFC", line)
            same = next((i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), 0)
            return start + same
        start += len(line) + 1
    return None
