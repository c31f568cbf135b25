"""Classes of letters for patterns."""


def _ranges(points: list[int]) -> str:
    """Code points as the inside of a character class."""
    parts: list[str] = []
    start = points[0]
    for here, following in zip(points, [*points[1:], -1], strict=True):
        if following != here + 1:
            parts.append(chr(start) if start == here else f"{chr(start)}-{chr(here)}")
            start = following
    return "".join(parts)


_LATIN = (*range(0x41, 0x250), *range(0x1E00, 0x1F00))

UPPER = _ranges([point for point in _LATIN if chr(point).isupper()])
"""The capital Latin letters, for the inside of a character class: "Č" is one, "č" is none."""
