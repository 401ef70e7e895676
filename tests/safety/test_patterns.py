"""No regular expression of the program takes longer than the length of a text allows, whatever the text."""

import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import partnerbase
from partnerbase.records import RECORD_TYPES

HANG = 60
"""Seconds after which a pattern is called hung; it needs a small part of them."""
LENGTH = 20_000
"""Longer than any text that a pattern is tried on, but for whole files, which patterns without repeats in them read."""
UNITS = [
    *(
        "a",
        "A",
        "1",
        "-",
        " ",
        "\t",
        "\n",
        ".",
        "_",
        "#",
        "[",
        "|",
        ":",
        "@",
        "/",
        "&",
        "\u00e9",
        "\u5357",
        "\U0001f600",
    ),
    *(
        "a-",
        "a.",
        "a ",
        "1 ",
        "1-",
        " \t",
        "a_",
        "a:",
        "a@",
        "&a",
        "&#x1",
        "##a",
        "[[a",
        "[[a|",
        "1.",
        "1e",
        "0x",
        "..",
        "//",
    ),
    *(
        "25 ",
        "25. ",
        "25th ",
        "25 years ",
        "25 years of a ",
        "25th a a ",
        "25. a a",
        "25-j\u00e4hrige a ",
        "25\u5468\u5e74",
        "25 jahre a",
    ),
    *(
        "partner",
        "jahrestag",
        "https://a",
        "a.b-",
        "\u200d",
        "\ufe0f",
        "\U0001f600\u200d",
        "about ",
        "about 1 ",
        "2025-11",
        "~",
    ),
]


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Give every compiled pattern of the program with its name."""
    for module in pkgutil.walk_packages(partnerbase.__path__, "partnerbase."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value


PATTERNS = dict(patterns())


def test_they_are_found() -> None:
    found = {name.rpartition(".")[2] for name in PATTERNS}
    assert {"FORBIDDEN", "HOST", "URL", "SLUG", "POINT", "SHAPE", "ANNIVERSARIES", "WIKI", "ESCAPE", "TAB"} <= found


def is_searched_for(name: str) -> bool:
    """Whether the program looks for a pattern anywhere in a text, and not only at its beginning."""
    module, _, pattern = name.rpartition(".")
    source = inspect.getsource(importlib.import_module(module))
    return re.search(rf"\b{pattern}\.(search|finditer|findall|sub|split)\(", source) is not None


def test_who_is_searched_for() -> None:
    searched = [name for name in PATTERNS if is_searched_for(name)]
    found = {name.rpartition(".")[2] for name in searched}
    assert {"FORBIDDEN", "ANNIVERSARIES", "ESCAPE", "TAB", "WIKI"} <= found
    assert not {"HOST", "URL", "SLUG"} & found
    assert "partnerbase.load.yaml_errors.FIELD" not in searched


@pytest.mark.parametrize("name", PATTERNS)
def test_on_long_texts(name: str) -> None:
    start = time.monotonic()
    for unit in UNITS:
        text = (unit * LENGTH)[:LENGTH]
        for tried in (text, f"{text}!", f"!{text}", f"25 {text}"):
            PATTERNS[name].match(tried)
            PATTERNS[name].fullmatch(tried)
            if is_searched_for(name):
                sum(1 for _ in PATTERNS[name].finditer(tried))
    assert time.monotonic() - start < HANG


def test_fields_have_patterns_of_pydantic_alone() -> None:
    """These run in time linear in the text; Python's own, which do not, stand in the list above."""
    assert all(model.model_config.get("regex_engine", "rust-regex") == "rust-regex" for model in RECORD_TYPES)
