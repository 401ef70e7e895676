"""The part of CBOR that pagefind writes: whole numbers, texts, and lists of known length (RFC 8949)."""

from typing import Any

NUMBER, NEGATIVE, TEXT, LIST = 0, 1, 3, 4
SHORT, LONGEST = 24, 27
"""Up to which number one stands in the first byte itself, and what stands there for one of eight bytes."""


def read(data: bytes) -> Any:  # noqa: ANN401 - what there is
    """Read a value.

    Raises:
        ValueError: It is damaged, or has something that pagefind does not write.
    """
    try:
        value, end = _read(data, 0)
    except IndexError:
        raise ValueError("it ends too early") from None
    if end != len(data):
        raise ValueError("something follows it")
    return value


def _read(data: bytes, at: int) -> tuple[Any, int]:
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number > LONGEST:
        raise ValueError("a length is not known")
    if number >= SHORT:
        size = 1 << (number - SHORT)
        number, at = int.from_bytes(data[at : at + size]), at + size
    if kind == NUMBER:
        return number, at
    if kind == NEGATIVE:
        return -1 - number, at
    if kind == TEXT:
        return data[at : at + number].decode(), at + number
    if kind != LIST:
        raise ValueError(f"it has a value of kind {kind}")
    values = []
    for _ in range(number):
        value, at = _read(data, at)
        values.append(value)
    return values, at


def write(value: Any) -> bytes:  # noqa: ANN401 - as `read`
    """Write a value as `read` gives it, as short as can be."""
    if isinstance(value, int):
        return _head(NUMBER, value) if value >= 0 else _head(NEGATIVE, -1 - value)
    if isinstance(value, str):
        text = value.encode()
        return _head(TEXT, len(text)) + text
    return _head(LIST, len(value)) + b"".join(map(write, value))


def _head(kind: int, number: int) -> bytes:
    if number < SHORT:
        return bytes([kind << 5 | number])
    code = next(code for code in range(SHORT, LONGEST + 1) if number < 1 << (8 << (code - SHORT)))
    return bytes([kind << 5 | code]) + number.to_bytes(1 << (code - SHORT))
