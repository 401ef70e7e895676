"""The characters that content may hold: what a reviewer sees is what a reader gets.

Refused are control characters, bidirectional controls (CVE-2021-42574), invisible and private characters,
and U+FFFD, which tells of a damaged text. A zero-width joiner is allowed between two emoji alone, and the selector
of emoji presentation behind a sign that can be one.
"""

import re
import unicodedata

EMOJI = "\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff"
BASIC = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 without tab, line feed and carriage return; DEL; C1
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f"  # invisible, directions
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\uffff"  # bidi, blanks, specials
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"  # surrogates, private use, noncharacters
)
SUSPECT = re.compile(f"[{BASIC}\u200d\ufe0f\U00010000-\U0010ffff]")
"""What is forbidden, or may be: few texts hold any of it, and this is found in a tenth of the time."""
FORBIDDEN = re.compile(
    f"[{BASIC}"
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"  # tags, private planes
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xE0000, 0x10000))
    + "]"
    # a selector behind what is no emoji; a joiner that joins no two
    + f"|(?<![#*0-9\u00a9\u00ae\u203c\u2049\u2122\u2139\u3030\u303d\u3297\u3299{EMOJI}])\ufe0f"
    + f"|(?<![\ufe0f{EMOJI}])\u200d|\u200d(?![{EMOJI}])"
)


def first_forbidden(text: str) -> tuple[int, str] | None:
    """Find the first character that content must not hold: its index, and its code point with its name."""
    suspect = SUSPECT.search(text)
    match = suspect and FORBIDDEN.search(text, suspect.start())
    if not match:
        return None
    character = match[0]
    name = unicodedata.name(character, "")
    return match.start(), f"U+{ord(character):04X} {name}".rstrip()


def first_decomposed(text: str) -> int | None:
    """Find the index of the first character that is not in Unicode normalization form C, None where all are."""
    if unicodedata.is_normalized("NFC", text):
        return None
    composed = unicodedata.normalize("NFC", text)
    return next((i for i, (a, b) in enumerate(zip(text, composed, strict=False)) if a != b), 0)
