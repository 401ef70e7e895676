"""Which template is made of which files, and the digest of those; told without Jinja, which takes long to start."""

import re
from functools import cache
from pathlib import Path

from partnerbase.program import digest, digest_of_bytes

USING = re.compile(rb"\{%[-+]?\s*(?:extends|include|import|from)\b")
USED = re.compile(USING.pattern + rb"""\s*["']([^"'\\]+)["']\s*(?:[-+]?%\}|as\b|import\b|ignore\b|with)""")
"""How a template names another one by a literal name; the program's own always do so, which a test sees to."""


class TemplateDigests:
    """The digests of the templates of one build."""

    def __init__(self, folder: Path) -> None:
        """Read none yet."""
        self._folder = folder
        self.of = cache(self._of)
        self._read = cache(self._source)

    def _source(self, name: str) -> bytes:
        path = self._folder / name
        return path.read_bytes() if path.is_file() else b""

    def _of(self, name: str) -> str:
        """Give the digest of a template and of all that it uses."""
        parts = ((used, digest_of_bytes(self._read(used))) for used in sorted(self._closure(name)))
        return digest(*(part for pair in parts for part in pair))

    def _closure(self, name: str) -> set[str]:
        found, todo = {name}, [name]
        while todo:
            used = self._used(self._read(todo.pop()))
            todo += used - found
            found |= used
        return found

    def _used(self, source: bytes) -> set[str]:
        """Name the templates that one uses: any, where it does not say by literal names which."""
        named = USED.findall(source)
        if len(named) == len(USING.findall(source)):
            return {name.decode() for name in named}
        return {path.relative_to(self._folder).as_posix() for path in self._folder.rglob("*") if path.is_file()}
