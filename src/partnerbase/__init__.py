"""partnerbase: a knowledge base of city partnerships, checked and rendered into a static site.

The phases of a build, in order, and the modules of each:

    find       the content's files and what tells that they changed: files, known
    read       files into documents (load), entries (validate, markdown) and abstracts (reading, extract, abstract),
               as far as those of earlier runs do not do: library, cache, memory; many are shared out: shares, crew
    link       what points to what, and back: link
    rules      what must hold in a record and across records: rules
    plan       facts and cards (derive, attendance), every page with the digest of its inputs (plan), as it was where
               no record shows anything else of itself (whole); the pages that must be made (production, templates)
    maps       the outlines of the land, where a site has maps: coasts, cartography
    render     views in the page's language (present, views, formats, i18n, sorting) placed by templates (render,
               templating), with charts (chart) and citations (cite); data files and assets (export), tables (tabular,
               flat), calendars, pictures; the files of the name box (shelves, folding, readings)
    index      the texts of the pages for the search: search
    publish    the new site beside the old one, put into its place at once: publish

`build` is the way in: where nothing changed it ends there, else `engine` runs the phases, of which `survey` has those
that a check needs. `options` is what is asked for and given back, `program` tells one version of all this from others.
`cli` and `serve` stand on top, with `inspection`, `stats`, `scaffold`, `questions`, `schema` and `history` for
commands. `diagnostics` and `codes` are what goes wrong, `reporters` how it is told, `progress` how far it is, `limits`
how much content may be; `values` and `records` are what content is made of, `settings` what holds for the site.
"""

__version__ = "0.1.0"
