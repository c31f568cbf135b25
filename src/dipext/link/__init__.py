"""Items to items: overlaps settled, mentions joined, sums tied to each other and to their dates."""
