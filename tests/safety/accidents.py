"""What may happen to a file of the content: by accident, by a slip of an editor, or on purpose."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from partnerbase.load.yaml_subset import Loc, read

CONTENT = Path(__file__).parents[2] / "content"
TOKENS = [
    *(
        "",
        " ",
        "\t",
        "\n",
        "\r",
        "\x00",
        "\x1b[2J",
        "\x85",
        "\u2028",
        "\u202e",
        "\u200b",
        "\ufeff",
        "e\u0301",
        "\ufffd",
    ),
    *(
        "---\n",
        "...\n",
        ": ",
        ":",
        "- ",
        "-",
        "? ",
        "&a ",
        "*a",
        "!!int ",
        "!x ",
        "<<: ",
        "%YAML 1.1\n",
        "#",
        "|\n",
        ">\n",
    ),
    *(
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ",",
        "~",
        "null",
        "true",
        "no",
        "9" * 41,
        "1e999",
        "-0",
        "0x1",
        ".inf",
        "2025-13-40",
    ),
    *(
        "[[",
        "]]",
        "[[nowhere]]",
        "](",
        "![x](y)",
        "`",
        "<script>",
        "[x](javascript:y)",
        "::error::x",
        "\\",
        "\\x",
        "%s",
    ),
    *("：", "，", "“", "\u00a0", "\U0001f600", "\U000e0041", "{{7*7}}", "{0}", "x" * 5000, "[" * 60, "  " * 60),
]
WRONG = [
    *(
        "javascript:alert(1)",
        "2025-13-40",
        "no-such-slug",
        "Not A Slug",
        "1,5",
        "1e400",
        "-1",
        "0",
        "99999999999999999",
    ),
    *(
        "true",
        "null",
        "~",
        '""',
        "' '",
        "[]",
        "{}",
        "[a, b]",
        "{a: b}",
        "'x",
        '"\\q"',
        "x: y",
        "xx",
        "\u202ex",
        "@x",
        "`x",
    ),
    *(
        "!!str x",
        "&a x",
        "*a",
        "<<",
        "> x",
        "| x",
        "0x1F",
        ".nan",
        "2006-02-30",
        "..",
        "/",
        "https://user@evil.example/",
    ),
]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A changed file: its new bytes; if a single value was changed, its line and columns, its field's name included."""

    kind: str
    path: str
    data: bytes
    line: int = 0
    columns: range = range(0)


def files() -> dict[str, bytes]:
    """Read the real content."""
    found = (path for path in sorted(CONTENT.rglob("*")) if path.is_file())
    return {path.relative_to(CONTENT).as_posix(): path.read_bytes() for path in found}


def of_bytes(chance: random.Random, path: str, data: bytes) -> Mutation:
    """Flip, drop, double or put in some bytes."""
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice([0, 1, 1, 2, 8, 100, 3000]))
    piece = chance.choice([b"", bytes([chance.randrange(256)]), chance.randbytes(4), data[start:end] * 2, b"\xff\xfe"])
    return Mutation("bytes", path, data[:start] + piece + data[end:])


def of_lines(chance: random.Random, path: str, data: bytes) -> Mutation:
    """Drop, double, move, indent or join lines."""
    lines = data.decode().split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    way = chance.randrange(6)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(other, lines[at])
    elif way == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif way == 3:
        lines[at] = chance.choice(["  ", " ", "\t", "    "]) + lines[at]
    elif way == 4:
        lines[at] = lines[at].lstrip()
    else:
        lines[at : at + 2] = ["".join(lines[at : at + 2])]
    return Mutation("lines", path, "\n".join(lines).encode())


def of_tokens(chance: random.Random, path: str, data: bytes) -> Mutation:
    """Put in a sign that means something to somebody."""
    text = data.decode()
    start = chance.randrange(len(text) + 1)
    return Mutation("tokens", path, (text[:start] + chance.choice(TOKENS) + text[start:]).encode())


def of_values(chance: random.Random, path: str, data: bytes) -> Mutation:
    """Put another value in the place of one."""
    spots = scalars(path, data)
    if not spots:
        return of_bytes(chance, path, data)
    lines = data.decode().split("\n")
    line, column, old = chance.choice(spots)
    source = lines[line - 1]
    new = chance.choice(WRONG)
    lines[line - 1] = source[: column - 1] + new + source[column - 1 + len(old) :]
    return Mutation("values", path, "\n".join(lines).encode(), line, range(column, column + len(new) + 1))


def of_structure(chance: random.Random, path: str, data: bytes) -> Mutation:
    """Misspell, drop or double the name of a field, or cut the file off."""
    spots = keys(path, data)
    if not spots or chance.random() < 0.2:
        return Mutation("structure", path, data[: chance.randrange(len(data) + 1)])
    lines = data.decode().split("\n")
    line, column, name = chance.choice(spots)
    source = lines[line - 1]
    new = chance.choice(
        [name[:-1] + "q", name.upper(), name + " ", "", f"{name}: 1\n{' ' * (column - 1)}{name}", f'"{name}"']
    )
    lines[line - 1] = source[: column - 1] + new + source[column - 1 + len(name) :]
    return Mutation("structure", path, "\n".join(lines).encode())


KINDS: tuple[Callable[[random.Random, str, bytes], Mutation], ...] = (
    of_bytes,
    of_lines,
    of_tokens,
    of_values,
    of_values,
    of_structure,
)


def scalars(path: str, data: bytes) -> list[tuple[int, int, str]]:
    """Give line, column and source of each unquoted value that stands in one line."""
    text, first = _fields(path, data)
    lines, tree = text.split("\n"), read(text)
    found = []
    for loc, (line, column) in tree.values.items():
        value = _at(tree.data, loc)
        source = lines[line - 1][column - 1 :]
        if not isinstance(value, str) or not source.startswith(value):
            continue
        found.append((line + first, column, value))
    return found


def keys(path: str, data: bytes) -> list[tuple[int, int, str]]:
    """Give line, column and name of each field."""
    text, first = _fields(path, data)
    return [(line + first, column, str(loc[-1])) for loc, (line, column) in read(text).keys.items()]


def _fields(path: str, data: bytes) -> tuple[str, int]:
    """Give the YAML of a file, and the number of lines before it."""
    text = data.decode()
    if path.endswith(".yaml"):
        return text, 0
    if not text.startswith("---\n"):
        return "", 0
    return text.split("\n---\n")[0].removeprefix("---\n") + "\n", 1


def _at(value: object, loc: Loc) -> object:
    for part in loc:
        value = value[part]  # type: ignore[index]
    return value


def mutations(count: int, seed: int) -> Iterator[Mutation]:
    """Give so many mutations of the real content, the same for the same seed."""
    chance, whole = random.Random(seed), files()  # noqa: S311 - no secret
    for _ in range(count):
        path = chance.choice(sorted(whole)) if chance.random() > 0.02 else "site.yaml"
        try:
            yield chance.choice(KINDS)(chance, path, whole[path])
        except UnicodeDecodeError:
            continue
