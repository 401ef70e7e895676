"""The page of the partnerships by state and province."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from partnerbase.abstract import Key
from partnerbase.derive.territories import Count, Territories, Tile
from partnerbase.plan.territories import ALL, PAIRS, WITHOUT, ByTerritory
from partnerbase.present.writer import Writer
from partnerbase.sorting import sort_key
from partnerbase.values.localtext import LocalText
from partnerbase.views import Link
from partnerbase.views.territories import (
    AnswersView,
    MatrixCell,
    MatrixView,
    PartnerView,
    TerritoriesView,
    TerritoryRow,
    TerritoryView,
    TilesView,
    TileView,
)

LEVELS = (0, 1, 3, 6, 11)
"""From which number of partnerships on a tile has the next stronger colour."""


def territories(writer: Writer, matter: ByTerritory) -> dict[str, Any]:
    """Present the page of the partnerships by state and province."""
    found = matter.territories
    pairs = [pair for one, other in found.pairs for pair in ((one, other), (other, one))]
    return {
        "territories": TerritoriesView(
            tuple(_tiles(writer, found, country) for country in found.tiles),
            tuple(_levels()),
            tuple(_matrix(writer, found, *pair) for pair in found.pairs),
            tuple(_answers(writer, found, *pair) for pair in pairs),
            tuple(_files(writer)),
        ),
        "see_also": writer.page("map", writer.interface.text("The partners on the map")),
    }


def _files(writer: Writer) -> Iterable[Link]:
    """Link the tables to download."""
    text = writer.interface.html
    yield Link(text("Table of the states and provinces (CSV)"), writer.plan.href(ALL))
    yield Link(text("Table of who has partners where (CSV)"), writer.plan.href(PAIRS))
    yield Link(text("Table of those without a partner (CSV)"), writer.plan.href(WITHOUT))


def _country(writer: Writer, code: str) -> str:
    return writer.choice("country", code)


def _in_order(writer: Writer, keys: Iterable[Key]) -> list[Key]:
    cards, tongues = writer.plan.cards, writer.plan.settings.tongues
    return sorted(keys, key=lambda key: sort_key(cards[key], writer.language, tongues))


def _name(writer: Writer, key: Key) -> Markup:
    return writer.text(writer.plan.cards[key].name)


def _plain(writer: Writer, key: Key) -> str:
    return writer.plain(writer.plan.cards[key].name)


def _here(writer: Writer, key: Key) -> Link:
    """Link the part of the page that is about a state or province."""
    return Link(_name(writer, key), f"#in-{key[1]}")


def _listed(writer: Writer, keys: Iterable[Key]) -> str:
    return writer.interface.named("separator", "values").join(_plain(writer, key) for key in keys)


def _level(number: int) -> int:
    return max(level for level, least in enumerate(LEVELS) if number >= least)


def _levels() -> Iterable[tuple[int, str]]:
    """Give the numbers of each colour."""
    for level, (least, following) in enumerate(zip(LEVELS, (*LEVELS[1:], None), strict=True)):
        most = following - 1 if following else None
        numbers = f"{least}" if most == least else f"{least}–{most}" if most else f"≥ {least}"
        yield level, numbers


def _tiles(writer: Writer, found: Territories, country: str) -> TilesView:
    states = _in_order(writer, found.states[country])
    others = [code for code in found.states if code != country]
    shorts = {tile.key: _short(writer, tile) for tile in found.tiles[country]}
    return TilesView(
        country.lower(),
        _country(writer, country),
        tuple(_rows_of_tiles(writer, found, found.tiles[country], shorts)),
        tuple(_row(writer, found, others, state, shorts) for state in states),
        sum(len(found.states[code]) for code in others),
        tuple(writer.link(state) for state in states if not found.of(state)),
    )


def _rows_of_tiles(
    writer: Writer, found: Territories, tiles: Sequence[Tile], shorts: Mapping[Key, Markup]
) -> Iterable[tuple[TileView | None, ...]]:
    """Give the tiles row by row, from the first row and column that any of them has; of two at one place the first."""
    placed = {(tile.row, tile.column): _tile(writer, found, tile.key, shorts) for tile in reversed(tiles)}
    columns = range(min(column for _, column in placed), max(column for _, column in placed) + 1)
    for row in range(min(row for row, _ in placed), max(row for row, _ in placed) + 1):
        yield tuple(placed.get((row, column)) for column in columns)


def _tile(writer: Writer, found: Territories, key: Key, shorts: Mapping[Key, Markup]) -> TileView:
    number = found.of(key).total
    return TileView(_level(number), _here(writer, key), shorts[key] or _name(writer, key), _plain(writer, key), number)


def _short(writer: Writer, tile: Tile) -> Markup:
    """Give the short name of a state or province; empty where it has none."""
    return writer.text(LocalText(tile.label)) if tile.label else Markup("")


def _row(
    writer: Writer, found: Territories, others: Iterable[str], state: Key, shorts: Mapping[Key, Markup]
) -> TerritoryRow:
    count = found.of(state)
    partners = sum(len(found.partners(state, code)) for code in others)
    return TerritoryRow(
        _here(writer, state), shorts.get(state, Markup("")), len(count.own), len(count.local), count.total, partners
    )


def _matrix(writer: Writer, found: Territories, one: str, other: str) -> MatrixView:
    columns = _in_order(writer, found.states[other])
    return MatrixView(
        f"matrix-{one}-{other}".lower(),
        writer.interface.named("separator", "sides").join((_country(writer, one), _country(writer, other))),
        tuple(_here(writer, column) for column in columns),
        tuple(
            (_here(writer, row), tuple(_cell(writer, row, column, found.between(row, column)) for column in columns))
            for row in _in_order(writer, found.states[one])
        ),
    )


def _cell(writer: Writer, row: Key, column: Key, count: Count) -> MatrixCell:
    if not count:
        return MatrixCell(0)
    text = _counted(writer, row, column, count)
    return MatrixCell(count.total, f"#{_anchor(row, column)}", text, bool(count.own))


def _anchor(one: Key, other: Key) -> str:
    return f"{one[1]}.{other[1]}"


def _answers(writer: Writer, found: Territories, one: str, other: str) -> AnswersView:
    """Give the states and provinces of a country with their partners in another one."""
    names = {"country": _country(writer, one), "other": _country(writer, other)}
    return AnswersView(
        f"partners-{one}-{other}".lower(),
        writer.interface.text("%(country)s: partners in %(other)s", **names),
        tuple(_territory(writer, found, state, other) for state in _in_order(writer, found.states[one])),
    )


def _territory(writer: Writer, found: Territories, state: Key, other: str) -> TerritoryView:
    is_first = other == next(code for code, states in found.states.items() if state not in states)
    others = _in_order(writer, found.states[other])
    partners = [key for key in others if found.between(state, key)]
    without = [key for key in others if not found.between(state, key)]
    label = writer.interface.text(
        "Without a partner in %(place)s: %(country)s (%(number)s)",
        country=_country(writer, other),
        place=_plain(writer, state),
        number=len(without),
    )
    return TerritoryView(
        f"in-{state[1]}" if is_first else f"in-{state[1]}.{other.lower()}",
        _name(writer, state),
        writer.link(state),
        tuple(_partner(writer, found, state, key) for key in partners),
        label,
        _listed(writer, without),
    )


def _partner(writer: Writer, found: Territories, state: Key, other: Key) -> PartnerView:
    count, link = found.between(state, other), _here(writer, other)
    if (state, other) in found.in_order:
        ties = tuple(writer.link(key) for key in count.keys)
        return PartnerView(link, count.total, bool(count.own), _anchor(state, other), ties)
    text = _counted(writer, other, state, count)
    return PartnerView(link, count.total, bool(count.own), href=f"#{_anchor(other, state)}", text=text)


def _counted(writer: Writer, one: Key, other: Key, count: Count) -> str:
    """Say how many partnerships two states or provinces have."""
    pair = writer.interface.named("separator", "sides").join((_plain(writer, one), _plain(writer, other)))
    ties = writer.interface.plural("%(num)s partnership", "%(num)s partnerships", count.total)
    return writer.interface.text("%(label)s: %(value)s", label=pair, value=ties)
