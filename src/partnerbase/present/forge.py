"""Where readers change a record, tell of a mistake in it, and see what was changed: at the forge of the repository."""

from urllib.parse import urlencode

from partnerbase.plan.planner import CONTRIBUTE
from partnerbase.present.writer import Writer


def edit_href(writer: Writer, file: str) -> str:
    """Give the address at which a record's file is edited; the page on contributing where no forge is set."""
    return file_href(writer, file) or guide_href(writer)


def file_href(writer: Writer, file: str, language: str = "") -> str:
    """Give the address at which a record's file is edited; empty where no forge is set.

    Args:
        writer: Writes for the page.
        file: The path of the record's file below the content folder.
        language: The language of a translation of its text, for the address at which the file of that is made.
    """
    forge, branch = _forge(writer), writer.plan.settings.branch
    if forge and language:
        folder, _, name = file.rpartition("/")
        translation = urlencode({"filename": f"{name.partition('.')[0]}.{language}.md"})
        return f"{forge}/new/{branch}/content/{folder}?{translation}"
    return f"{forge}/edit/{branch}/content/{file}" if forge else ""


def report_href(writer: Writer, file: str) -> str:
    """Give the address at which a mistake is told, by the record's file; else the page on contributing."""
    forge = _forge(writer)
    return f"{forge}/issues/new?{urlencode({'title': f'content/{file}: '})}" if forge else guide_href(writer)


def history_href(writer: Writer, file: str) -> str:
    """Give the address at which all changes of a record's file are listed; empty where no forge is set."""
    forge = _forge(writer)
    return f"{forge}/commits/{writer.plan.settings.branch}/content/{file}" if forge else ""


def guide_href(writer: Writer) -> str:
    """Give the page on contributing; empty where the site has none."""
    return writer.link(CONTRIBUTE).href if CONTRIBUTE in writer.plan.cards else ""


def _forge(writer: Writer) -> str:
    return (writer.plan.settings.repository or "").rstrip("/")
