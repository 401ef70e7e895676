"""Maps: projections, the outline of the land, room for names."""

import io
from collections.abc import Sequence
from itertools import combinations, pairwise
from math import hypot
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerbase.cartography import landmask
from partnerbase.cartography.frame import Panel, World
from partnerbase.cartography.labels import HEIGHT, Map, text_width
from partnerbase.cartography.landmask import COLUMNS, PER_DEGREE, ROWS, Box
from partnerbase.cartography.outline import BEYOND, Drawing, outline
from partnerbase.cartography.projection import AzimuthalEqualArea, EqualEarth, Point, Position, Projection, great_circle
from partnerbase.cartography.simplify import clip, path, simplify
from partnerbase.cartography.trace import trace

LONS, LATS = st.floats(-180, 180), st.floats(-89, 89)
POSITIONS = st.builds(Position, LONS, LATS)
GERMANY = Panel(5.8, 47.2, 15.1, 55.1)
PACIFIC = Panel(160, -30, -150, 10)
Edges = tuple[float, float, float, float]
WIDTHS = (20, 30, 45, 70, 110)
GRIDS = st.integers(1, 12).flatmap(
    lambda width: st.lists(st.lists(st.sampled_from([0, 1]), min_size=width, max_size=width).map(bytes), max_size=12)
)


def area(ring: Sequence[tuple[float, float]]) -> float:
    """Give the area of a ring, positive where it runs clockwise on a screen."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def grid(*rows: str) -> list[bytes]:
    return [bytes(sign == "#" for sign in row) for row in rows]


class TestProjections:
    @given(centre=POSITIONS, position=POSITIONS)
    def test_what_is_projected_comes_back(self, centre: Position, position: Position) -> None:
        projection = AzimuthalEqualArea(centre)
        point = projection.project(position)
        if hypot(*point) > 1.999:  # the other end of the earth is a circle
            return
        back = projection.unproject(point)
        assert back.lat == pytest.approx(position.lat, abs=1e-4)
        assert (back.lon - position.lon + 180) % 360 == pytest.approx(180, abs=1e-2)

    @pytest.mark.parametrize("projection", [AzimuthalEqualArea(Position(10, 50)), EqualEarth()], ids=["part", "world"])
    def test_areas_are_kept(self, projection: Projection) -> None:
        def size(lon: float, lat: float) -> float:
            corners = [(lon, lat), (lon + 0.1, lat), (lon + 0.1, lat - 0.1), (lon, lat - 0.1)]
            return area([projection.project(Position(*corner)) for corner in corners])

        by_height = [size(20, lat) / size(-40, lat) for lat in (-20, 0, 30, 60)]
        assert by_height == pytest.approx([1] * 4, rel=1e-3)
        # A degree at 60° north has half the area of one at the equator.
        assert size(20, 60.05) / size(20, 0.05) == pytest.approx(0.5, rel=1e-3)

    def test_north_is_up_and_east_is_right(self) -> None:
        projection = AzimuthalEqualArea(Position(10, 50))
        assert projection.project(Position(10, 50)) == pytest.approx((0, 0))
        assert projection.project(Position(10, 51)).y < 0 < projection.project(Position(11, 50)).x
        assert EqualEarth().project(Position(0, 51)).y < 0 < EqualEarth().project(Position(11, 50)).x

    @given(start=POSITIONS, end=POSITIONS)
    def test_a_great_circle_goes_from_end_to_end_in_small_steps(self, start: Position, end: Position) -> None:
        way = great_circle(start, end, 10)
        assert (way[0], way[-1]) == (start, end)
        for a, b in pairwise(way):
            assert abs(a.lat - b.lat) < 10.01

    def test_a_great_circle_between_opposite_places_goes_over_a_pole(self) -> None:
        assert Position(0, 90) in great_circle(Position(0, 0), Position(180, 0), 30)


class TestLandmask:
    def test_parts_of_the_grid_are_read_from_its_file(self) -> None:
        row = bytearray(b"\x01") * COLUMNS
        row[:3], row[-2:] = bytes(3), bytes(2)  # land on both sides of the date line
        head = f"{{'descr': '|b1', 'fortran_order': False, 'shape': ({ROWS}, {COLUMNS}), }}".encode()
        file = io.BytesIO(landmask.MAGIC + len(head).to_bytes(2, "little") + head + bytes(row) * 2)
        across, west = Box(0, 2, COLUMNS - 4, COLUMNS + 4), Box(1, 2, 0, 6, 1)
        assert landmask.read(file, [across, west]) == {
            across: [bytes((0, 0, 1, 1, 1, 1, 1, 0))] * 2,
            west: [bytes((1, 1, 1, 0, 0, 0))],
        }

    def test_another_file_is_refused(self) -> None:
        with pytest.raises(ValueError, match="another form"):
            landmask.read(io.BytesIO(bytes(200)), [])

    def test_a_box_has_about_as_many_cells_as_asked_for_at_most(self) -> None:
        box = Box.around(70, 10, 140, 60, 500)
        assert (box.right - box.left) // box.step <= 500
        assert box.lon(0) <= 70
        assert box.lat(0) >= 60
        assert box.lon((box.right - box.left) / box.step) >= 140

    def test_a_box_may_span_the_date_line(self) -> None:
        box = Box.around(170, -10, -170, 10, 5000)
        assert box.lon(0) == pytest.approx(170)
        assert box.lon(box.right - box.left) == pytest.approx(190, abs=1 / PER_DEGREE)

    def test_the_real_grid_knows_land_from_sea(self) -> None:
        """Berlin and Nanjing stand on land, the middle of the North Sea and of the Yellow Sea do not."""
        boxes = {
            name: Box.around(lon, lat - 0.01, lon + 0.01, lat, 10)
            for name, lon, lat in (
                ("Berlin", 13.4, 52.5),
                ("sea", 3.5, 55),
                ("Nanjing", 118.78, 32.05),
                ("sea2", 123, 36),
            )
        }
        found = landmask.land(list(boxes.values()))
        assert {name: found[box][0][0] for name, box in boxes.items()} == {
            "Berlin": 1,
            "sea": 0,
            "Nanjing": 1,
            "sea2": 0,
        }


class TestTrace:
    def test_an_island_and_the_lake_in_it(self) -> None:
        rings = trace(grid("....", ".###", ".#.#", ".###"))
        assert [area(ring) for ring in rings] == [9, -1]

    def test_cells_that_touch_at_a_corner_are_apart(self) -> None:
        assert [area(ring) for ring in trace(grid("#.", ".#"))] == [1, 1]
        assert [area(ring) for ring in trace(grid(".#", "#."))] == [1, 1]

    def test_nothing_is_traced_of_nothing(self) -> None:
        assert trace([]) == []
        assert trace(grid("...")) == []

    @given(rows=GRIDS)
    def test_rings_enclose_the_land_and_nothing_else(self, rows: list[bytes]) -> None:
        rings = trace(rows)
        assert sum(map(area, rings)) == sum(map(sum, rows))
        for ring in rings:
            steps = zip(ring, [*ring[1:], ring[0]], strict=True)
            assert all((a[0] == b[0]) != (a[1] == b[1]) for a, b in steps)


class TestSimplify:
    def test_small_steps_go_and_corners_stay(self) -> None:
        ring = [Point(0, 0), Point(5, 0.1), Point(10, 0), Point(10, 10), Point(0, 10)]
        assert simplify(ring, 1) == [Point(0, 0), Point(10, 0), Point(10, 10), Point(0, 10)]

    def test_what_is_too_small_goes_altogether(self) -> None:
        assert simplify([Point(0, 0), Point(1, 0), Point(1, 1), Point(0, 1)], 2) == []

    @given(numbers=st.randoms(use_true_random=False), least=st.floats(0.01, 20))
    def test_what_is_left_are_points_of_the_line_in_order(self, numbers: Random, least: float) -> None:
        ring = [Point(numbers.uniform(0, 20), numbers.uniform(0, 20)) for _ in range(numbers.randint(3, 40))]
        left = simplify(ring, least)
        assert len(left) != 1
        rest = iter(ring)
        assert all(point in rest for point in left)

    def test_what_lies_beyond_a_frame_runs_along_its_edge(self) -> None:
        cut = clip([Point(-50, 2), Point(5, 2), Point(5, 8), Point(-50, 8)], 10, 10, 1)
        assert sorted(cut) == [(-1, 2), (-1, 8), (5, 2), (5, 8)]
        assert clip([Point(50, 2), Point(60, 2), Point(55, 8)], 10, 10, 1) == []

    @given(numbers=st.randoms(use_true_random=False))
    def test_nothing_is_left_beyond_the_margin(self, numbers: Random) -> None:
        ring = [Point(numbers.uniform(-50, 60), numbers.uniform(-50, 60)) for _ in range(12)]
        cut = clip(ring, 10, 20, 2)
        assert all(-2.001 <= x <= 12.001 and -2.001 <= y <= 22.001 for x, y in cut)

    def test_a_path_has_whole_steps_and_no_needless_signs(self) -> None:
        assert path([[Point(0, 0), Point(5, 0), Point(5, -2.5), Point(0, 3)]], 0.5) == "M0 0l10 0 0-5-10 11z"

    def test_a_line_of_no_extent_is_not_written(self) -> None:
        assert path([[Point(0, 0), Point(0.1, 0), Point(0, 0.1)]], 1) == ""


class TestFrames:
    def test_all_between_the_edges_of_a_panel_is_on_it(self) -> None:
        for panel, lons, lats in (
            (GERMANY, (5.8, 10, 15.1), (47.2, 51, 55.1)),
            (PACIFIC, (160, 180, -150), (-30, 0, 10)),
        ):
            for lon in lons:
                for lat in lats:
                    x, y = panel.place(Position(lon, lat))
                    assert 0 < x < 1
                    assert 0 < y < 1

    def test_a_panel_is_as_wide_as_the_country_is(self) -> None:
        assert GERMANY.ratio == pytest.approx(0.8, abs=0.05)  # 640 to 880 km, with a margin all around

    @pytest.mark.parametrize("frame", [GERMANY, PACIFIC, World()])
    def test_the_grid_is_read_beyond_the_frame(self, frame: Panel | World) -> None:
        box = frame.box
        rows, columns = (box.bottom - box.top) / box.step, (box.right - box.left) / box.step
        places = [frame.place(Position(box.lon(columns / 2), box.lat(row))).y for row in (0, rows)]
        assert places[0] <= 1e-9
        assert places[1] >= 1 - 1e-9

    def test_the_world_ends_where_it_is_cut(self) -> None:
        world = World()
        assert world.place(Position(-180, 0)).x == pytest.approx(0)
        assert world.place(Position(180, 0)).x == pytest.approx(1)
        assert world.place(Position(0, 84)).y == pytest.approx(0)

    def test_an_outline_stays_near_its_frame(self) -> None:
        drawing = Drawing(GERMANY, 300)
        box = GERMANY.box
        size = (box.right - box.left) // box.step + 1
        whole = outline(drawing, [bytes([1]) * size] * ((box.bottom - box.top) // box.step))
        assert whole.startswith("M")
        start = [int(number) for number in whole[1:].partition("l")[0].split()]
        assert all(-BEYOND / drawing.unit <= number <= 2000 for number in start)


def rectangles(chart: Map, points: list[Point], names: list[str], width: float) -> list[Edges]:
    """Give the boxes of the names that are shown at a width: left, top, right, bottom."""
    shown = []
    for point, name, label in zip(points, names, chart.label(points, names), strict=True):
        if label and label.least <= width:
            x, y, length = point.x * width, point.y * width / chart.ratio, text_width(name)
            if label.side in {"right", "left"}:
                left = x + 0.62 if label.side == "right" else x - 0.62 - length
                shown.append((left, y - HEIGHT / 2, left + length, y + HEIGHT / 2))
            else:
                middle = y - 1.23 if label.side == "above" else y + 1.23
                shown.append((x - length / 2, middle - HEIGHT / 2, x + length / 2, middle + HEIGHT / 2))
    return shown


class TestLabels:
    @settings(deadline=None)
    @given(numbers=st.randoms(use_true_random=False), width=st.floats(20, 200))
    def test_names_never_overlap_and_never_leave_the_map(self, numbers: Random, width: float) -> None:

        count = numbers.randint(1, 30)
        points = [Point(round(numbers.random(), 2), round(numbers.random(), 2)) for _ in range(count)]
        names = [
            "北京市"[: numbers.randint(1, 3)] if numbers.random() < 0.5 else "x" * numbers.randint(2, 20)
            for _ in points
        ]
        boxes = rectangles(Map(1.3, WIDTHS), points, names, width)
        for a, b in combinations(boxes, 2):
            assert a[2] <= b[0] + 1e-6 or b[2] <= a[0] + 1e-6 or a[3] <= b[1] + 1e-6 or b[3] <= a[1] + 1e-6
        for left, top, right, bottom in boxes:
            assert left >= -1e-6
            assert top >= -1e-6
            assert right <= width + 1e-6
            assert bottom <= width / 1.3 + 1e-6

    def test_the_first_name_has_the_first_choice(self) -> None:
        points = [Point(0.5, 0.5), Point(0.52, 0.5)]
        first, second = Map(1, WIDTHS).label(points, ["Berlin", "Potsdam"])
        assert first
        assert second
        assert first.least == WIDTHS[0]

    def test_a_name_at_the_right_edge_stands_elsewhere(self) -> None:
        (label,) = Map(1, WIDTHS).label([Point(0.98, 0.5)], ["Rostock"])
        assert label
        assert label.side == "left"

    def test_a_name_that_never_has_room_has_no_place(self) -> None:
        labels = Map(1, (20,)).label([Point(0.5, 0.5)] * 6, ["Frankfurt am Main"] * 6)
        assert None in labels

    def test_han_characters_are_as_wide_as_they_are_high(self) -> None:
        assert text_width("北京") == 2
        assert text_width("Kiel") == pytest.approx(2.2)
