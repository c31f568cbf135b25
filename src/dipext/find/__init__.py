"""Running text to items with offsets, one module a kind; each calls its normaliser."""
