"""partnerbase: a knowledge base of city partnerships, checked and rendered into a static site."""
