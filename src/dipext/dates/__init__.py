"""Temporal expressions: where they stand and what they mean."""
