"""Renders planned pages with Jinja: autoescaped, undefined names are errors, templates come from the program alone."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from partnerbase.i18n import Interface, translations
from partnerbase.pages import Page, PagePlan
from partnerbase.present.page import present

CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'"
)


@cache
def environment(templates: Path, language: str) -> Environment:
    """Give the environment of a language: its catalogue is bound to the templates' `_`, `ngettext` and `pgettext`."""
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(csp=CSP, word=Interface(language).named)
    return made


def render(plans: Iterable[PagePlan], templates: Path) -> Iterator[Page]:
    """Render each planned page."""
    for plan in plans:
        template = environment(templates, plan.language).get_template(plan.template)
        yield Page(plan.path, template.render(present(plan)).encode())
