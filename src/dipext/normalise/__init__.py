"""Strings to values. Pure functions: no offsets, no spaCy."""
