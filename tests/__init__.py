"""Tests of partnerbase; what they share is imported from here as `tests.….`."""
