"""What libyaml's errors mean to somebody who is no programmer."""

import re
from dataclasses import dataclass

import yaml

FIELD = re.compile(r" *[\w-]+")
FIELD_WITHOUT_SPACE = re.compile(r" *[\w-]+(?=:[^\s:])")
FULL_WIDTH = {"：": ":", "，": ",", "“": '"', "”": '"', "\u00a0": "a space", "－": "-", "［": "[", "｛": "{"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a line and column of the text, both from 1."""

    line: int
    column: int
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a quoted text over several lines begins, and the line in which it ends, all from 1."""

    line: int
    column: int
    last_line: int


def explain(error: yaml.YAMLError, text: str, quote: Quote | None) -> Problem:
    """Turn a syntax error into a problem.

    Args:
        error: What libyaml says.
        text: The YAML text.
        quote: The last quoted text over several lines: an error where it ends tells that it swallowed lines.
    """
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    problem, context = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    opened = (context_mark.line + 1, context_mark.column + 1) if context_mark else (line, column)
    quote_hint = "close the quote, or put the whole text in single quotes and double each single quote in it"
    if "quoted scalar" in context and "end of stream" in problem:
        return Problem(*opened, "unclosed-quote", "a quote is opened here and never closed", quote_hint)
    if "quoted scalar" in context and "escape" in problem:
        hint = "in double quotes a backslash starts an escape: write it twice, or use single quotes"
        return Problem(line, column, "invalid-yaml", "an unknown escape after a backslash", hint)
    if quote and quote.last_line == line:
        message = "the quote opened here seems not to be closed"
        return Problem(quote.line, quote.column, "unclosed-quote", message, quote_hint)
    if "comment or line break" in problem:
        hint = "begin the text in the next line, indented, or put it in quotes"
        return Problem(*opened, "invalid-yaml", "text in the line of a '|' or '>'", hint)
    if "mapping values are not allowed" in problem:
        return _colon(text.split("\n"), line, column)
    return _by_the_line(text, line, column, context_mark, problem)


def _colon(lines: list[str], line: int, column: int) -> Problem:
    """Tell a colon within a text from a field that the line above has drawn into its own text."""
    number = next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), 0)
    above, field = lines[number - 1] if number else "", lines[line - 1][: column - 1]
    if above and FIELD.fullmatch(field):
        if ": " not in above and "：" in above:
            message = "a full-width '：' where YAML needs ':'"
            return Problem(number, above.index("：") + 1, "invalid-yaml", message, "write ':' and a space")
        if ": " not in above and (joined := FIELD_WITHOUT_SPACE.match(above)):
            hint = "write 'field: value', with a space after the colon"
            return Problem(number, joined.end() + 1, "invalid-yaml", "a colon without a space after it", hint)
        indent, above_indent = (len(text) - len(text.lstrip()) for text in (field, above))
        if ":" not in above and indent == above_indent:
            hint = "write 'field: value', with a colon and a space"
            message = "a line that is neither a field nor part of a text"
            return Problem(number, indent + 1, "invalid-yaml", message, hint)
        if indent > above_indent:
            hint = "begin it in the column where the field above begins"
            return Problem(line, indent + 1, "invalid-yaml", "this field is indented more than the one above it", hint)
    hint = 'put the whole text in quotes, such as title: "Nanjing: a city of books"'
    return Problem(line, column, "unquoted-colon", "a colon with a space after it inside an unquoted text", hint)


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
