"""partnerbase: a knowledge base of city partnerships, checked and rendered into a static site.

The pipeline, each phase a module that hands a frozen value to the next:

    load       content/ into documents: bytes, names, YAML, with the place of everything
    validate   documents into entries: records that fit their type
    link       entries into a site: references resolved, backlinks
    rules      what must hold across records
    derive     facts: cards, anniversaries, completeness
    pages      plans: every file of the site with its inputs
    present    views: what a page shows, in its language (views, formats, i18n)
    render     pages by Jinja; export: data files and assets
    publish    files on disk, all at once

`build` runs the whole line, `cli` and `serve` stand on top. `diagnostics` and `codes` are what goes wrong, `reporters`
how it is told; `values` and `records` are what content is made of, `settings` what holds for the site.
"""

__version__ = "0.1.0"
