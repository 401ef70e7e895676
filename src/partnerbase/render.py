"""Renders planned pages with Jinja: autoescaped, undefined names are errors, templates come from the program alone."""

from collections.abc import Iterable, Iterator, MutableMapping
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from partnerbase.i18n import Interface
from partnerbase.pages import Page, PagePlan
from partnerbase.present.page import present
from partnerbase.present.shared import Shared

CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'"
)
MOST_FRAGMENTS = 65_536


class CompiledTemplates(BytecodeCache):
    """Templates as they were compiled in this process, for as long as their source stays the same."""

    def __init__(self) -> None:
        """Start without any."""
        self._found = dict[str, tuple[str, CodeType]]()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template whose source is still that one."""
        checksum, code = self._found.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template instead of that of its last source."""
        if bucket.code:
            self._found[bucket.key] = bucket.checksum, bucket.code


COMPILED = CompiledTemplates()


class Templates(Environment):
    """The templates of one language; what is global to them is fixed before the first one is loaded."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give the globals as a plain mapping: no template adds to them, and each page and import looks them up."""
        return {**self.globals, **(d or {})}


class Renderer:
    """Renders the pages of one build: they share settings and cards, so that fragments of them are made once."""

    def __init__(self, templates: Path) -> None:
        """Take the folder of the templates, which are read when a page first needs them."""
        self._templates = templates
        self._environments = dict[str, Templates]()
        self._shared = dict[tuple[str, str], Shared]()

    def render(self, plan: PagePlan) -> Page:
        """Render a planned page."""
        if plan.language not in self._environments:
            self._environments[plan.language] = environment(self._templates, plan.language)
        template = self._environments[plan.language].get_template(plan.template)
        shared = self._shared.setdefault((plan.language, plan.href("")), {})
        return Page(plan.path, template.render(present(plan, shared)).encode())


def render(plans: Iterable[PagePlan], templates: Path) -> Iterator[Page]:
    """Render the planned pages of one build."""
    return map(Renderer(templates).render, plans)


def environment(templates: Path, language: str) -> Templates:
    """Give the environment of a language: with its interface's texts, and `once` for macros that many pages share."""
    made = Templates(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=COMPILED,
    )
    interface = Interface(language)
    made.globals.update(csp=CSP, word=interface.named, once=lru_cache(MOST_FRAGMENTS))
    made.globals.update(_=interface.html, ngettext=interface.plural)
    return made
