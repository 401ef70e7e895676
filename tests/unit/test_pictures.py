"""Pictures for link previews: they show names, fit, and are only made where there are letters for them."""

import io
from pathlib import Path

import pytest
from PIL import Image

from partnerbase import pictures
from partnerbase.build import Built, Options, build
from partnerbase.pictures import HEIGHT, WIDTH, picture
from tests.content_builder import TODAY, city, write_site
from tests.golden_site import TEMPLATES, tree

FILES = {"cities/nanjing": city(name={"en": "Nanjing", "zh": "南京"}, country="CN")}
ADDRESS = "https://example.org/twins/"
NAMES = ["Nanjing", "南京"]


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def ink(data: bytes) -> int:
    """Count the pixels that are not paper."""
    colours = opened(data).getcolors() or []
    return sum(count for count, number in colours if number)


def built(root: Path, base_url: str | None = None) -> tuple[Built, dict[str, bytes]]:
    content = write_site(root / "content", FILES, languages=["en", "zh"])
    done = build(Options(content, root / "build", TEMPLATES, base_url, cache=False), today=TODAY)
    assert done.published
    return done, tree(root / "build")


def test_a_picture_has_the_usual_size_and_few_colours() -> None:
    image = opened(picture(NAMES, "City", "partnerbase"))
    assert (image.format, image.size, image.mode) == ("PNG", (WIDTH, HEIGHT), "P")
    assert len(image.getcolors() or ()) <= 16


def test_each_name_leaves_ink_and_the_same_names_the_same_bytes() -> None:
    one, two = picture(NAMES[:1], "City", "s"), picture(NAMES, "City", "s")
    assert ink(one) < ink(two)
    assert picture(NAMES, "City", "s") == two


@pytest.mark.parametrize("name", ["Landkreis " * 40, "南京" * 100, "n" * 300, ""])
def test_no_name_is_too_long(name: str) -> None:
    foot = opened(picture([name, name, name], "City", "s")).crop((0, HEIGHT - 30, WIDTH, HEIGHT))
    assert foot.getcolors() == [(30 * WIDTH, 0)]


def test_a_site_with_an_address_has_pictures_and_names_them(tmp_path: Path) -> None:
    done, files = built(tmp_path, base_url=ADDRESS)
    assert opened(files["previews/cities/nanjing.png"]).size == (WIDTH, HEIGHT)
    address = b'<meta property="og:image" content="https://example.org/twins/previews/cities/nanjing.png">'
    assert address in files["zh/cities/nanjing.html"]
    assert not done.lacks_font


def test_a_site_without_an_address_has_none(tmp_path: Path) -> None:
    done, files = built(tmp_path)
    assert not [path for path in files if path.endswith(".png")]
    assert b"og:image" not in files["en/cities/nanjing.html"]
    assert not done.lacks_font


def test_without_letters_there_are_no_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "FOLDERS", {})
    pictures.font_file.cache_clear()
    try:
        done, files = built(tmp_path, base_url=ADDRESS)
    finally:
        pictures.font_file.cache_clear()
    assert not [path for path in files if path.endswith(".png")]
    assert b"og:image" not in files["en/cities/nanjing.html"]
    assert done.lacks_font
