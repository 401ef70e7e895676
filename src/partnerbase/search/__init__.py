"""The index of the full-text search: for each language a bundle of files that pagefind makes of the pages of records.

pagefind reads the pages as they were rendered; what it takes of them is marked in the templates. A bundle is a part of
the site like any other file, and the same pages make the same bundle. https://pagefind.app/
"""

from partnerbase.search.bundles import Bundle, bundles

__all__ = ["Bundle", "bundles"]
