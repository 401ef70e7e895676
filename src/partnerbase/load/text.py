"""From the bytes of a file to its text: UTF-8 in one normal form, without characters that mislead."""

from partnerbase.diagnostics import Report, quoted
from partnerbase.load.characters import first_decomposed, first_forbidden
from partnerbase.load.document import Text

BYTE_ORDER_MARK = "\ufeff"


def as_text(path: str, data: bytes, report: Report) -> Text | None:
    """Give the bytes of a file as text with line feeds, None where they are none.

    Reports `invalid-utf8`, `forbidden-character`, `not-normalized`.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        readable = _text(path, data[: error.start].decode("utf-8"))
        message = f"the byte 0x{data[error.start]:02X} is no UTF-8"
        hint = "save the file with the encoding UTF-8"
        report.add(readable.problem_at("invalid-utf8", message, hint, len(readable.text)))
        return None
    result = _text(path, text)
    return result if _is_clean(result, report) else None


def _text(path: str, text: str) -> Text:
    """Make every line end in a line feed, and drop the mark that some editors put first."""
    return Text(path, text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n"))


def _is_clean(text: Text, report: Report) -> bool:
    if found := first_forbidden(text.text):
        index, name = found
        hint = "delete it; it cannot be seen, or shows other than what it is"
        report.add(text.problem_at("forbidden-character", f"the character {name}", hint, index))
        return False
    if (index_or_none := first_decomposed(text.text)) is not None:
        message = f"{quoted(text.text[index_or_none : index_or_none + 2])} is not in Unicode normalization form C"
        hint = "type the letter again as one character; texts copied from macOS or PDF often come apart"
        report.add(text.problem_at("not-normalized", message, hint, index_or_none))
        return False
    return True
