"""Sums of money: where they stand, what they are worth, and how they hang together."""
