"""A report as people and machines read it: text, JSON, GitHub annotations, SARIF.

Reporters only format. Whatever comes from the content is escaped, so that it can neither speak to a terminal nor to
the program that runs the checks.
"""

from partnerbase.reporters.annotations import github
from partnerbase.reporters.objects import as_json
from partnerbase.reporters.sarif import sarif
from partnerbase.reporters.text import human, summary
from partnerbase.reporters.wording import counted

__all__ = ["as_json", "counted", "github", "human", "sarif", "summary"]
