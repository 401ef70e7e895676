"""The small map of a record: where what it is about lies, and what that is tied to."""

from collections.abc import Iterable

from partnerbase.derive.atlas import GAP, SMALL_WIDTH, Atlas, Locator, Sheet, Spot
from partnerbase.present.writer import Writer
from partnerbase.views.maps import Dot, LocatorPanel, LocatorView


def locator(writer: Writer, found: Locator) -> LocatorView:
    """Present the small map of a record."""
    atlas = found.atlas
    unit = atlas.sheets[0].small.unit
    lefts = _lefts(atlas.sheets, unit)
    width, height = round(SMALL_WIDTH / unit), max(sheet.small.size[1] for sheet in atlas.sheets)
    panels = (
        LocatorPanel(left, *sheet.small.size, atlas.coasts[sheet.small])
        for left, sheet in zip(lefts, atlas.sheets, strict=True)
    )
    lines = (
        f"M{a.x} {a.y}L{b.x} {b.y}" for a, b in ((_dot(atlas, lefts, spot) for spot in line) for line in found.lines)
    )
    return LocatorView(
        f"0 0 {width} {height}",
        tuple(panels),
        "".join(lines),
        tuple(_dot(atlas, lefts, spot) for spot in found.own),
        tuple(_dot(atlas, lefts, spot) for spot in found.others),
        _text(writer, found),
    )


def _lefts(sheets: Iterable[Sheet], unit: float) -> list[int]:
    """Give where the panels begin, in units."""
    lefts, left = [], 0.0
    for sheet in sheets:
        lefts.append(round(left / unit))
        left += sheet.small.width + GAP * SMALL_WIDTH
    return lefts


def _dot(atlas: Atlas, lefts: list[int], spot: Spot) -> Dot:
    width, height = atlas.sheets[spot.panel].small.size
    return Dot(str(lefts[spot.panel] + round(spot.at.x * width)), str(round(spot.at.y * height)))


def _text(writer: Writer, found: Locator) -> str:
    """Say what the map shows."""
    own, others = (_names(writer, spots) for spots in (found.own, found.others))
    if others:
        return writer.interface.text("Map: %(places)s, with lines to %(partners)s", places=own, partners=others)
    return writer.interface.text("Map: %(places)s", places=own)


def _names(writer: Writer, spots: Iterable[Spot]) -> str:
    between = writer.interface.named("separator", "values")
    return between.join(writer.plain(writer.plan.cards[spot.key].name) for spot in spots)
