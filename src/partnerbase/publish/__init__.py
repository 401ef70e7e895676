"""Writing the site to disk: beside the old one, then put into its place at once.

Nothing of the old site changes before the new one is whole, and a reader meets one or the other at any moment.
A build that fails or is killed leaves the old site and at most a folder `.<out>.stage-…` beside it, which the next
build removes. Files that the build did not make are never touched. Two builds of one folder wait for each other.
"""

from partnerbase.publish.editions import Edition, Published, edition
from partnerbase.publish.errors import PublishError
from partnerbase.publish.manifest import Written
from partnerbase.publish.target import resolve
from partnerbase.publish.turns import Turns

__all__ = ["Edition", "PublishError", "Published", "Turns", "Written", "edition", "resolve"]
