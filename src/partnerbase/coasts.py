"""The outlines of the land on a site's maps: kept from earlier runs, as tracing them takes half a second."""

from partnerbase.derive.atlas import Coasts, drawings, traced
from partnerbase.memory import Memory
from partnerbase.program import digest
from partnerbase.progress import Progress
from partnerbase.settings import Settings


def known_coasts(settings: Settings, memory: Memory, program: str, progress: Progress) -> Coasts:
    """Give the outlines of all drawings of a site; those that are not known are traced, all at once.

    Args:
        settings: The site's settings.
        memory: What earlier runs found out.
        program: The digest of the program, and with it of the version of the land's grid.
        progress: Is told of the phase.
    """
    wanted = drawings(settings)
    if not wanted:
        return {}
    name = digest(program, *map(repr, wanted))
    kept = memory.coasts(name)
    if isinstance(kept, list) and len(kept) == len(wanted) and all(isinstance(text, str) for text in kept):
        return dict(zip(wanted, kept, strict=True))
    with progress.phase("coasts") as phase:
        found = traced(wanted)
        phase.advance(len(found))
    memory.keep_coasts(name, list(found.values()))
    return found
