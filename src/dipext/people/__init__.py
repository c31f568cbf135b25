"""People: their names, their offices, their mentions, and which mentions are of one person."""
