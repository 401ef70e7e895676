"""Renders planned pages with the templates."""

from pathlib import Path

from partnerbase.plan.page import Page, PagePlan
from partnerbase.present.page import present
from partnerbase.present.shared import Shared
from partnerbase.templating import Templates, environment


class Renderer:
    """Renders the pages of one build: they share settings and cards, so that fragments of them are made once."""

    def __init__(self, templates: Path) -> None:
        """Take the folder of the templates, which are read when a page first needs them."""
        self._templates = templates
        self._environments = dict[str, Templates]()
        self._shared = dict[tuple[str, str], Shared]()

    def render(self, plan: PagePlan | Page) -> Page:
        """Render a planned page; what is made without a template is ready."""
        if isinstance(plan, Page):
            return plan
        if plan.language not in self._environments:
            self._environments[plan.language] = environment(self._templates, plan.language)
        template = self._environments[plan.language].get_template(plan.template)
        shared = self._shared.setdefault((plan.language, plan.href("")), {})
        return Page(plan.path, template.render(present(plan, shared)).encode())
