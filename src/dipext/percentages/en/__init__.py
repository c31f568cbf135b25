"""Shares as English writes them: units, fractions, and the clause around."""
