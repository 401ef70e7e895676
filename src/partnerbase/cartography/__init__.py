"""Maps: projections, the outline of the land, where labels find room. Nothing here knows records or settings."""
