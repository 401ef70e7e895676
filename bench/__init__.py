"""Measures how fast sites are built: a made-up site of any size, our pipeline and other site generators."""
