"""Names of initiatives: the long form behind an acronym."""


def long_form(acronym: str, before: str) -> str | None:
    """The words at the end of ``before`` that an acronym in brackets after them stands for.

    Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003):
    the letters of the acronym are looked for from right to left, the first of them at the beginning of a word, in
    at most as many words as the acronym has letters plus five, or twice as many.

    >>> long_form("ACF", "and the Amber Coast Facility"), long_form("C-SIPA", "the Security Pact")
    ('Amber Coast Facility', None)
    >>> long_form("SMOs", "the three Safe Mobility Offices")
    'Safe Mobility Offices'
    """
    letters = [c for c in acronym.removesuffix("s") if c.isalnum()]
    most = min(len(letters) + 5, len(letters) * 2)
    parts = before.rsplit(None, most)
    window = before[len(parts[0]) :] if len(parts) > most else before
    at = len(window) - 1
    for position in range(len(letters) - 1, -1, -1):
        letter = letters[position].lower()
        while at >= 0 and (window[at].lower() != letter or (position == 0 and at > 0 and window[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
        at -= 1
    found = window[at + 1 :].strip()
    return found if len(found.split()) > 1 or "-" in found else None
