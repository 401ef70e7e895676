"""What libyaml's errors mean to somebody who is no programmer."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

FULL_WIDTH = {"：": ":", "，": ",", "“": '"', "”": '"', "\u00a0": "a space", "－": "-", "［": "[", "｛": "{"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a line and column of the text, both from 1."""

    line: int
    column: int
    code: str
    message: str
    hint: str


def explain(error: yaml.YAMLError, text: str, long_quote: tuple[int, int] | None) -> Problem:
    """Turn a syntax error into a problem.

    Args:
        error: What libyaml says.
        text: The YAML text.
        long_quote: Where the last quoted text over several lines began: it probably swallowed the lines after it.
    """
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    problem, context = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    quote_hint = "close the quote, or put the whole text in single quotes and double each single quote in it"
    if "quoted scalar" in context and "end of stream" in problem:
        line, column = context_mark.line + 1, context_mark.column + 1
        return Problem(line, column, "unclosed-quote", "a quote is opened here and never closed", quote_hint)
    if "quoted scalar" in context and "escape" in problem:
        hint = "in double quotes a backslash starts an escape: write it twice, or use single quotes"
        return Problem(line, column, "invalid-yaml", "an unknown escape after a backslash", hint)
    if long_quote:
        return Problem(*long_quote, "unclosed-quote", "the quote opened here seems not to be closed", quote_hint)
    if "mapping values are not allowed" in problem:
        hint = 'put the whole text in quotes, such as title: "Nanjing: a city of books"'
        return Problem(line, column, "unquoted-colon", "a colon with a space after it inside an unquoted text", hint)
    return _by_the_line(text, line, column, context_mark, problem)


def _by_the_line(text: str, line: int, column: int, context_mark: yaml.Mark | None, problem: str) -> Problem:
    lines = text.split("\n")
    if line <= len(lines) and lines[line - 1][: column - 1].endswith(("'", '"')):
        hint = "a quote within the text ends it: double it in single quotes, such as 'Nanjing''s day'"
        return Problem(line, column, "invalid-yaml", "more text after a closing quote", hint)
    for number in {line, context_mark.line + 1 if context_mark else line}:
        source = lines[number - 1] if number <= len(lines) else ""
        for wide, plain in FULL_WIDTH.items():
            if wide in source and ": " not in source:
                message = f"a full-width '{wide}' where YAML needs '{plain}'"
                hint = f"write '{plain}'" + (" and a space" if plain == ":" else "")
                return Problem(number, source.index(wide) + 1, "invalid-yaml", message, hint)
    if "could not find expected ':'" in problem and context_mark:
        line, column = context_mark.line + 1, context_mark.column + 1
        hint = "write 'field: value', with a colon and a space"
        return Problem(line, column, "invalid-yaml", "a line that is neither a field nor part of a text", hint)
    if "expected ',' or" in problem and context_mark:
        line, column = context_mark.line + 1, context_mark.column + 1
        hint = "close it, and put a comma between its items"
        return Problem(line, column, "invalid-yaml", "a list or mapping in brackets is not closed", hint)
    if "cannot start any token" in problem:
        hint = "put the value in quotes"
        return Problem(line, column, "invalid-yaml", "a value must not begin with this character", hint)
    hint = "check the indentation of this line and the one before it, and the quotes and colons in them"
    return Problem(line, column, "invalid-yaml", "the line does not fit what stands before it", hint)
