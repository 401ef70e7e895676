"""The small types that records are made of: one kind of value a file."""
