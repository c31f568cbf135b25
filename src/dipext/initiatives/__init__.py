"""Named initiatives: the registry, and the names that patterns show."""
