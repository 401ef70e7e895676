"""Which template is made of which files, and the digest of those; told without Jinja, which takes long to start."""

import re
from functools import cache
from pathlib import Path

from partnerbase.program import digest, digest_of_bytes

USED = re.compile(rb"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")
"""How a template names another one: always by a literal name, which a test sees to."""


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
            used = {match.decode() for match in USED.findall(self._read(todo.pop()))}
            todo += used - found
            found |= used
        return found
