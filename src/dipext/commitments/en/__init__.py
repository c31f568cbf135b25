"""The words of the ledger in English, as data."""
