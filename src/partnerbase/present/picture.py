"""All panels of the map in one picture, side by side: what the home page shows of it."""

from partnerbase.derive.atlas import WIDTH, Atlas
from partnerbase.plan.maps import NAME
from partnerbase.plan.paths import named_path
from partnerbase.present.maps import Layout, land
from partnerbase.present.writer import Writer
from partnerbase.views.maps import PictureView, Portion


def picture(writer: Writer, atlas: Atlas) -> PictureView:
    """Present the map as a picture."""
    layout, text = Layout(atlas.sheets), writer.interface
    names = [writer.choice("country", sheet.country) for sheet in atlas.sheets]
    panels = (
        Portion(
            name,
            *place,
            land(atlas, sheet.large),
            "".join("M{} {}h0".format(*layout.point(spot)) for spot in atlas.spots if spot.panel == number),
        )
        for number, (sheet, name, place) in enumerate(zip(atlas.sheets, names, layout.places, strict=True))
    )
    box = layout.boxes[0]
    places = text.plural("%(num)s place", "%(num)s places", len(atlas.spots))
    partnerships = text.plural("%(num)s partnership", "%(num)s partnerships", len(atlas.ties))
    return PictureView(
        box,
        WIDTH,
        int(box.rpartition(" ")[2]),
        tuple(panels),
        "".join(layout.beside(*line) for line in atlas.lines),
        text.text("Map: %(places)s", places=text.named("separator", "values").join(names)),
        text.named("separator", "values").join((places, partnerships)),
        writer.plan.href(named_path(NAME, writer.language)),
    )
