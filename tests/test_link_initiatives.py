import dipext


def named(text: str, **known: str) -> list[tuple[str, str | None, str, list[str]]]:
    return [
        (i.id, i.registry_id, i.name, [m.span.text for m in i.mentions])
        for i in dipext.extract(text, **known).initiatives
    ]


def test_mentions_of_one_initiative_come_together_in_order_of_the_first() -> None:
    text = (
        "PURL came after Baltic Sentry. The Prioritized Ukraine Requirements List is next to Operation Baltic Sentry."
    )
    assert named(text) == [
        (
            "initiative-1",
            "purl",
            "Prioritised Ukraine Requirements List",
            ["PURL", "Prioritized Ukraine Requirements List"],
        ),
        ("initiative-2", "baltic-sentry", "Baltic Sentry", ["Baltic Sentry", "Operation Baltic Sentry"]),
    ]


def test_an_acronym_that_the_release_introduces_is_tied_to_its_long_form() -> None:
    text = "The Silver Coast Facility (SCF) is new. Norway pays into the SCF. The SILVER COAST FACILITY begins in May."
    assert named(text) == [
        (
            "initiative-1",
            None,
            "Silver Coast Facility",
            ["Silver Coast Facility", "SCF", "SCF", "SILVER COAST FACILITY"],
        )
    ]


def test_an_acronym_is_read_as_the_release_introduces_it() -> None:
    text = "The Ministry of Foreign Affairs (MFA) spoke of loans. The MFA said that an MFA loan needs a vote."
    assert named(text) == []


def test_a_longer_name_hides_the_one_inside_it() -> None:
    assert [row[1:3] for row in named("They passed the Coastal Partnership for Peace Act.")] == [
        (None, "Coastal Partnership for Peace Act")
    ]
    assert [row[1] for row in named("Latvia joined the Partnership for Peace early.")] == ["pfp"]


def test_an_unclear_acronym_leans_on_who_leads() -> None:
    assert [row[1] for row in named("The EPF was extended.", issuer="Council of the European Union")] == ["epf"]
    assert named("The EPF was extended.", issuer="Ministry of Health of Japan") == []
