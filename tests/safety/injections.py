"""Sites with a payload in every field that takes a text.

    python -m tests.safety.injections

puts every payload into every such field, and judges all pages of each site.
"""

import argparse
import json
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from markupsafe import escape

from partnerbase import markdown
from partnerbase.build import check
from partnerbase.load.document import Text
from partnerbase.plan.page import Page
from partnerbase.render import Renderer
from partnerbase.values.reference import Ref
from tests.content_builder import TODAY, Files, write_site
from tests.safety import fields
from tests.safety.judge import by_html5lib, faults, shapes
from tests.safety.payloads import TEXTS
from tests.site_builder import export, make_plans
from tests.unit.test_markdown_safety import DOCUMENTS

TEMPLATES = Path(__file__).parents[2] / "templates"
STEP = 7
"""Neighbouring fields hold payloads that stand so far apart in the list."""
HARMLESS = "A text"


@cache
def bodies() -> tuple[str, ...]:
    """Give the payloads that may stand in a body: what is refused there never reaches a page."""
    texts = [f"x\n\n{text}\n\n[[trier|{label(text)}]]" for text in TEXTS]
    return tuple(text for text in (*texts, *DOCUMENTS) if is_body(text))


def label(text: str) -> str:
    """Give a text as the words of a wiki link, which hold no brackets."""
    return text.replace("[", "(").replace("]", ")")


def is_body(text: str) -> bool:
    """Whether a text has nothing that is refused, and links to known records alone."""
    body = markdown.read(Text("x.md", text))
    known = {name.partition("/")[2] for name in fields.records()}
    return not body.problems and all(Ref.parse(link.ref).slug in known for link in body.links)


def content(turn: int | None) -> Files:
    """Give the records of all types: with payloads, another one for each turn, or with harmless texts."""
    records = fields.records()
    for number, place in enumerate(fields.free()):
        text = HARMLESS if turn is None else TEXTS[(number * STEP + turn) % len(TEXTS)]
        if fields.takes(place, text):
            records[place.name] = fields.with_text(records[place.name], place.path, f"{text} {number}")
    settings = records.pop(fields.SETTINGS)
    written: dict[str, object] = {"site.yaml": settings}
    for number, (name, record) in enumerate(records.items()):
        texts = [bodies()[(2 * number + part + (turn or 0)) % len(bodies())] for part in range(2)]
        body, translation = texts if turn is not None else [ALL_MARKDOWN] * 2
        written |= {name: {**record, "body": body}, f"{name}.de.md": translation}
    return written  # type: ignore[return-value]


ALL_MARKDOWN = """# A

## B *c* **d** `e`

> f

- g

2. h

| i | j |
|--:|:-:|
| k | l |

```m
n
```

---
[o](https://o.example) <p@q.example> r\\
s [[trier]]
"""


def pages(folder: Path, files: Files) -> list[Page]:
    """Check content and make all its files; content with errors fails."""
    checked = check(write_site(folder, files), today=TODAY)
    errors = [problem for problem in checked.report if problem.severity == "error"]
    if errors or not checked.site:
        raise AssertionError(errors)
    return [*map(Renderer(TEMPLATES).render, make_plans(checked.site).values()), *export(checked.site)]


def site(turn: int | None) -> list[Page]:
    """Give the files of the site of one turn."""
    with tempfile.TemporaryDirectory() as folder:
        return pages(Path(folder), content(turn))


def html(files: Iterable[Page]) -> dict[str, str]:
    """Give the pages by their path."""
    return {page.path: page.data.decode() for page in files if page.path.endswith(".html")}


@cache
def known() -> frozenset[tuple[str, str]]:
    """Give the elements and attributes that the templates and harmless texts make."""
    return frozenset().union(*(shapes(by_html5lib(text)) for text in html(site(None)).values()))


def judged(files: Mapping[str, str]) -> list[str]:
    """Tell the faults of pages with their paths."""
    return [f"{path}: {fault}" for path, text in files.items() for fault in faults(text, by_html5lib, known())]


def unseen(files: Mapping[str, str], texts: Iterable[str]) -> list[str]:
    """Tell which texts stand in no page as they were written."""
    everything = "\n".join(files.values())
    return [text for text in texts if str(escape(text)) not in everything]


def main() -> None:
    """Judge the sites of all turns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=len(TEXTS))
    turns = parser.parse_args().turns
    total = found = 0
    for turn in range(turns):
        files = html(site(turn))
        wrong = judged(files)
        total, found = total + len(files), found + len(wrong)
        for fault in wrong:
            print(json.dumps(fault))  # noqa: T201 - escaped, as it is made to do harm
    print(f"{total} pages, {len(fields.free())} fields, {len(TEXTS)} payloads, {turns} turns: {found} faults")  # noqa: T201


if __name__ == "__main__":
    main()
