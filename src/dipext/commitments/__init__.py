"""The ledger: who gives or promises what to whom, row by row, from sums, shares and goods that are already found."""
