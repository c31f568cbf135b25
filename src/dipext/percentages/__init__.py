"""Percentages and fractions: their value, what they are a share of, and what they measure."""
