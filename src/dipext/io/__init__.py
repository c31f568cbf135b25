"""Releases in, extractions out."""
