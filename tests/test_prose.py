"""What beside a fact makes it doubtful, and what clean prose has there."""

import pytest

import dipext

CLEAN = """
The Treasury paid EUR 7 million on 3 May 2019 to the port.
He’ll sign in Apia on 3 May 2019, and we’ve set aside $7m (about €6.4m) for it.
- On 3 May 2019: NOK 7 million for the zoo;
(a) Within 60 days of 3 May 2019, £7.5 billion goes to the U.S.-based agency.
The post-2019 budget (see Annex B) of Rs. 7 crore [in 2018 prices] is 7 % larger.
Short- and long-term loans of KES 7bn fell due on 3 May 2019 — or so they said.
“What did 2019 bring?” asked Do-il Kang (b. 1961), co-chair of the COP28 talks.
In 2019, 55 ports took part; by then, since May, many, many had paid ¥7,000.
| Tema | 3 May 2019 | 7 million euros |
"""
DAMAGED = """
3 May => The board met on 3 May 2019x in Apia.
3 May 2019 => The board has met sicne 3 May 2019 in Apia.
2019 => The board met in the secnd half of 2019 in Apia.
2019 => The board met in the first quar ter of 2019 in Apia.
May 2019 => The board met on ll May 2019 in Apia.
2019 => The board met at the end : of 2019 in Apia.
3 May 2019 => The board met after of 3 May 2019 in Apia.
3 May 2019 => The board met on the the 3 May 2019 in Apia.
2019 => The board met unti] 2019 in Apia.
2019 => The board met by 2019} in Apia.
May 2019 => The board met in eArly May 2019 in Apia.
2019 => The board met in Sept- ember 2019 in Apia.
6 May => The board met on 6 May (1) in Apia.
5 May => The board met on 5 May see 2019 in Apia.
Q2 => The board met in Q2 2Ol9 in Apia.
7 million euros => It cost b etween 5 and 7 million euros in all.
7 million euros => It cost morc than 7 million euros in all.
CHF 7 million million => It cost CHF 7 million million in all.
CHF 7 => It cost CHF 7 see million in all.
$12 => It cost $12, 4 million in all.
54-4 million euros => It cost 54-4 million euros in all.
"""
PARTED = ["The board met after\n\n12\n\n3 May 2019 in Apia.", "The board met in the summer of\n\n2019 in Apia."]


@pytest.mark.parametrize("text", CLEAN.strip().split("\n"))
def test_clean_prose_is_not_doubted(text: str) -> None:
    read = dipext.extract(text, published="2020-03-18", issuer="NATO")
    assert [(item.span.text, item.warnings) for item in (*read.dates, *read.money) if "glued" in item.warnings] == []


def _doubted(text: str) -> dict[str, bool]:
    read = dipext.extract(text, published="2020-03-18")
    return {
        item.span.text: "glued" in item.warnings or "unread_scale" in item.warnings
        for item in (*read.dates, *read.money)
    }


@pytest.mark.parametrize("line", DAMAGED.strip().split("\n"))
def test_what_no_prose_has_beside_a_fact_makes_it_doubtful(line: str) -> None:
    span, _, text = line.partition(" => ")
    assert _doubted(text)[span]


@pytest.mark.parametrize("text", PARTED)
def test_what_the_end_of_a_page_parts_is_doubtful(text: str) -> None:
    assert set(_doubted(text).values()) == {True}


LAID_OUT = [  # what a column, a margin or the foot of a page leaves inside a sum or a date
    ("€61", "It gave €61 as told by the old harbour master million to Apia."),
    ("CHF 7,200", "It gave CHF 7,200,     and the wives of sailors\n500,350 for the zoo."),
    ("NOK 3", "It gave NOK 3, see also the annex 415,500 to the zoo."),
    ("350 euros", "It gave 41,     as the mayor said\n350 euros to Apia."),
    ("November 2019", "The board met in Apia on 21     as the mayor of the town said\nNovember 2019 for tea."),
    ("5 May", "The board met on 5 May     under the rules of old\n2019 in Apia."),
    ("November", "The board met on November     as the mayor said\n13, 2019 in Apia."),
    ("$82", "14 It gave $82,\n15  750 to the zoo."),
    ("15  zlotys", "14 The board has sent 3 million\n15  zlotys to Apia."),
    ("April\n14 2019", "13 The board has met in Apia in April\n14 2019 for tea."),
    ("£62,110", "It gave £62,110,\n\n17\n\n000 to the zoo."),
    ("6 June", "The board met on 6 June\nwww.example.org 4\n\n2019 in Apia."),
    ("June", "The board met in June . . . . . 2019 in Apia."),
    ("May", "The vote of May**** 6, 2019 in Apia."),
    ("SEK 61", "It gave SEK 61 point 3 million to Apia."),
    ("SEK 61", "It gave SEK 61 mill.on to Apia."),
    ("2019", "The board met in Octob.r 2019 in Apia."),
    ("2019", "The board met in Осtоbеr 2019 in Apia."),
    ("June 20-\n23", "The port has been shut since June 20-\n23 for repairs."),
    ("February", "The board must meet by February\n\n17\n\n2019, says the harbour master."),
    ("June 2019", "The board met on 14 . . . . . June 2019 in Apia."),
    ("2019", "The board met in Мау 2019 in Apia."),
    ("last\nJune", "The mayor of Apia spoke last\nJune 2019 on tea."),
    ("€61,795", "It gave €61,795,\n12/40\n000 to the zoo."),
    ("SEK 61", "It gave SEK 61\nwww.example.org 4\n\nmillion to the zoo."),
    ("€61.5", "It gave €61.5 €61.5 million to the zoo."),
    ("3 billion kroner", "It gave 61 point 3 billion kroner to the zoo."),
    ("NOK\n15  620 million", "14 The bank has sent the zoo NOK\n15  620 million."),
    ("CHF million", "It gave 61.5 (CHF million) to the zoo."),
    ("6 June 2019", "The board has met since «6 June 2019» in Apia."),
]
READ_ACROSS = """
A cap of $225,000 is raised to the greater of $1 million or a tenth.
It gave €5, against 250 krone for each of the clubs, and €6 for the care of over two million trees.
On 5 May the ministers of the group spoke about the plans for 2019 and of 12 ships that sail in June 2019.
In June 14 ships sailed; the 13 left on June 14, 2019 in Apia.
"""


@pytest.mark.parametrize(("span", "text"), LAID_OUT)
def test_what_the_layout_of_a_page_parts_is_doubtful(span: str, text: str) -> None:
    assert _doubted(text)[span]


@pytest.mark.parametrize("text", READ_ACROSS.strip().split("\n"))
def test_words_between_figures_are_no_column(text: str) -> None:
    assert not any(_doubted(text).values())
