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
