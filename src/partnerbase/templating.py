"""The Jinja environment: autoescaped, undefined names are errors, templates come from the program alone.

Jinja is made for templates of any kind; ours call plain functions and macros, read attributes, and place values that
are mostly finished HTML. What is set here in its stead lets it do just that.
"""

import re
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup, escape

from partnerbase.i18n import Interface
from partnerbase.outline import outline

CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'"
)
CSP_OF_SEARCH = CSP.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""The search of texts is a WebAssembly program."""
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
MOST_FRAGMENTS = 65_536
MOST_TEXTS, SHORT = 16_384, 100


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


@lru_cache(MOST_TEXTS)
def _escaped(text: str) -> Markup:
    """Escape a short text, as addresses and words are that stand on many pages."""
    return escape(text)


class PlainContext(Context):
    """Calls what templates call as it is: no macro or global of theirs asks for the context."""

    def call(self, called: Callable[..., Any], /, *values: object, **named: object) -> object:
        """Call a macro or function, without what Jinja names for those that want a context."""
        if named:
            named.pop("_loop_vars", None)
            named.pop("_block_vars", None)
        return called(*values, **named)


class PlacingCode(CodeGenerator):
    """Compiles `{{ value }}` into a call of `Templates.placed`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.placed(")


class Templates(Environment):
    """The templates of one language; what is global to them is fixed before the first one is loaded."""

    code_generator_class = PlacingCode
    context_class = PlainContext
    getattr = staticmethod(getattr)  # type: ignore[assignment]
    """How templates read attributes: as Python does, so that they say where they want an item instead."""

    @staticmethod
    def placed(value: object) -> str:
        """Give a value as HTML: what is finished as it is, anything else escaped."""
        kind = type(value)
        if kind is Markup:
            return value  # type: ignore[return-value]
        return _escaped(value) if kind is str and len(value) <= SHORT else escape(value)  # type: ignore[arg-type]

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """Take the indentation from a template: it says nothing to browsers, and stays out of every page."""
        return INDENT.sub("", super().preprocess(source, name, filename))

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give the globals as a plain mapping: no template adds to them, and each page and import looks them up."""
        return {**self.globals, **(d or {})}


def environment(templates: Path, language: str) -> Templates:
    """Give the environment of a language.

    Its templates have `_`, `ngettext` and `word` for the texts of the interface; `once`, which lets a macro keep what
    it makes of views that many pages share; and `sections`, which gives those of a finished page.
    """
    made = Templates(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=COMPILED,
    )
    interface = Interface(language)
    made.globals.update(csp=CSP, csp_of_search=CSP_OF_SEARCH, word=interface.named, once=lru_cache(MOST_FRAGMENTS))
    made.globals.update(_=interface.html, ngettext=interface.plural, sections=outline)
    return made
