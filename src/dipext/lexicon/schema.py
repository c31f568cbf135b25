"""The schemas of the data files of ``lexicon``."""

from pydantic import BaseModel, RootModel

from dipext.lexicon.checks import Code, Data, Phrases


class IssuerWords(Data):
    """Words that the names of bodies are made of."""

    heads: Phrases
    topics: Phrases


class Issuers(Data):
    """Everything in ``issuers.toml``: names by the code of their organisation or country."""

    organisation: dict[str, Phrases]
    country: dict[Code, Phrases]
    words: IssuerWords


class Pages(Data):
    """Everything in ``pages.toml``."""

    published: Phrases
    modified: Phrases
    publishers: Phrases
    blocks: Phrases
    unseen: Phrases


class Capitals(RootModel[dict[Code, Phrases]]):
    """Everything in ``capitals.toml``: places by the code of their country."""


SCHEMAS: dict[str, type[BaseModel]] = {"lexicon/capitals": Capitals, "lexicon/issuers": Issuers, "lexicon/pages": Pages}
