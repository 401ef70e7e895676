"""The codes of all diagnostics: permanent names, never reused for anything else.

A code stands in one of three sets: `FIXED` errors say that content cannot be read, understood or linked safely;
`RULE_ERRORS` and `WARNINGS` are judgements, whose weight `site.yaml` can change for a site.
Each has a page `explanations/<code>.md` beside this module and a smallest example in `tests/invalid/<code>/`.
"""

from pathlib import Path

EXPLANATIONS = Path(__file__).with_name("explanations")

FIXED: frozenset[str] = frozenset(
    {
        # the files
        "empty-file",
        "file-too-large",
        "forbidden-character",
        "invalid-slug",
        "invalid-utf8",
        "misplaced-file",
        "missing-settings",
        "not-a-file",
        "not-normalized",
        "orphan-translation",
        "too-many-files",
        "translation-with-fields",
        "unknown-collection",
        "unreadable-file",
        # the YAML
        "duplicate-key",
        "invalid-yaml",
        "missing-front-matter",
        "no-fields",
        "tab-indentation",
        "too-deep",
        "too-many-values",
        "unclosed-quote",
        "unquoted-colon",
        "yaml-feature",
        # the fields
        "empty-value",
        "invalid-choice",
        "invalid-date",
        "invalid-email",
        "invalid-number",
        "invalid-reference",
        "invalid-type",
        "invalid-unit",
        "invalid-url",
        "invalid-value",
        "missing-field",
        "observation-time",
        "out-of-range",
        "too-few",
        "too-long",
        "too-many",
        "unknown-field",
        "unknown-language",
        # the links
        "ambiguous-reference",
        "cyclic-reference",
        "dangling-reference",
        "draft-reference",
        "duplicate-slug",
        "forbidden-image",
        "forbidden-link",
        # the use of codes
        "exempted-error",
        "unchangeable-level",
        "unknown-code",
    }
)

RULE_ERRORS: frozenset[str] = frozenset({"duplicate-partnership", "end-before-start", "fraction-of-whole"})

WARNINGS: frozenset[str] = frozenset(
    {
        "anniversary-mismatch",
        "before-relations",
        "coordinates-outside-country",
        "currency-change",
        "duplicate-edition",
        "duplicate-observation",
        "duplicate-place",
        "duplicate-source",
        "duplicate-tile",
        "duplicate-wikidata-id",
        "edition-order",
        "ended-without-until",
        "event-before-partnership",
        "figure-goes-back",
        "missing-currency",
        "missing-translation",
        "mixed-scripts",
        "no-local-source",
        "not-a-party",
        "pinyin-mismatch",
        "redundant-claim",
        "region-of-other-country",
        "role-outside-years",
        "same-place",
        "source-without-url",
        "stale-figure",
        "stale-review",
        "uncited-fact",
        "undated-population",
        "undated-status",
        "unit-mismatch",
        "unknown-country",
        "unneeded-exemption",
        "unneeded-precedence",
        "unreachable-page",
        "unused-source",
    }
)

CHANGEABLE: frozenset[str] = RULE_ERRORS | WARNINGS
"""The codes that `levels` in `site.yaml` may name."""

CODES: frozenset[str] = FIXED | CHANGEABLE
"""All codes of the program."""
