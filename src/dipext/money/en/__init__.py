"""Sums that English writes in words."""
