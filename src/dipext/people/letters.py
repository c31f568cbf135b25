"""Whether an unknown word looks like a name: a linear model over its letters."""

from functools import cache, lru_cache
from itertools import repeat

from dipext.lexicon import lines


def pieces(word: str) -> list[str]:
    """The letter groups of a word that the model weighs: two to four letters, with its start and end marked.

    >>> pieces("Ivo")[:4]
    ['^i', 'iv', 'vo', 'o$']
    """
    marked = f"^{word.lower()}$"
    return [marked[i : i + size] for size in (2, 3, 4) for i in range(len(marked) - size + 1)]


@cache
def _weights() -> dict[str, float]:
    rows = (line.rsplit(" ", 1) for line in lines("people/name_letters.txt"))
    return {piece: int(weight) / 100 for piece, weight in rows}


@lru_cache(maxsize=1 << 14)
def looks_like_name(word: str) -> float:
    """The log odds that a word is a name, by its letters alone.

    >>> looks_like_name("Rinkēvičs") > 0 > looks_like_name("Interoperability")
    True
    """
    return sum(map(_weights().get, pieces(word), repeat(0.0)))
