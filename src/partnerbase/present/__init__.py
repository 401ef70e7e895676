"""Turns planned pages into what templates place: each value in the page's language, each link relative to the page."""
