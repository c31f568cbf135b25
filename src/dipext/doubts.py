"""The codes that a warning may be, what each means, and how much it matters: a closed list."""

from typing import NamedTuple


class Meaning(NamedTuple):
    """What a warning says.

    Args:
        rank: 3 where the value itself may be wrong, 2 where a part of it is taken from the context, 1 for what is
            only good to know.
        says: the doubt in a sentence.
    """

    rank: int
    says: str


WARNINGS = {
    "unread_scale": Meaning(3, "A word beside the figure may be a scale that is not read; the sum may be far larger."),
    "glued": Meaning(3, "A digit, letter or mark touches the figure and may change it."),
    "ambiguous_order": Meaning(3, "Day and month may be the other way round; the other reading is in alternatives."),
    "weekday_mismatch": Meaning(3, "The weekday and the date disagree; the date is kept as written."),
    "published_doubtful": Meaning(3, "Read from a day of publication that is itself in doubt."),
    "no_value": Meaning(3, "A rule of the user's found it; its words have no value that can be read."),
    "money_warning": Meaning(3, "The sum of the commitment is itself in doubt; see its own warnings."),
    "currency_unknown": Meaning(3, "Nothing tells which currency it is."),
    "several_candidates": Meaning(2, "More than one party, or none that is known, may be meant."),
    "donor_from_issuer": Meaning(2, "The text does not say who gives; it is taken to be the issuer."),
    "recipient_from_context": Meaning(2, "Who gets it is taken from the words around, not from its own clause."),
    "stage_from_noun": Meaning(2, "No verb says how far it has come; the stage is that of a noun."),
    "modal": Meaning(2, "Would, or ready to: a promise that is not made outright."),
    "vague_amount": Meaning(2, "The amount is only vague: hundreds of millions."),
    "currency_assumed": Meaning(2, "A bare sign: the currency is assumed, the candidates are listed."),
    "year_from_context": Meaning(2, "The year is that of a date told just before."),
    "fiscal_year_unknown": Meaning(2, "When the issuer's fiscal year begins is not known here."),
    "from_issuer": Meaning(2, "The country or organisation is that of the issuer, not named beside the office."),
    "from_context": Meaning(2, "Taken from somebody or some place named nearby, not named beside it."),
    "unresolved": Meaning(2, "The words name a day or a time that could not be told."),
    "similar_spelling": Meaning(2, "Taken for the same although it is spelled otherwise."),
    "needs_review": Meaning(2, "The row should be looked at before it is used."),
    "name_order": Meaning(2, "Which part of the name is the family name is a guess."),
    "cut_name": Meaning(2, "The name may go on, or may have ended before: the words around it have capitals too."),
    "joined_by_surname": Meaning(2, "A mention with another office joins this person by the surname alone."),
}
"""Every code of ``warnings`` on an item, the gravest first. The views show "unresolved",
"currency_unknown", "similar_spelling" and "needs_review" where an item says so in its other fields. Warnings about a
release as a whole are sentences."""


def meaning(warning: str) -> Meaning:
    """What a warning means; one that is a sentence means what it says.

    >>> meaning("ambiguous_order").rank, meaning("decoded as cp1252").says
    (3, 'decoded as cp1252')
    """
    return WARNINGS.get(warning) or Meaning(1, warning)
