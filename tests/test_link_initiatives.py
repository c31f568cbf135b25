import json

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


def test_an_acronym_is_tied_only_where_it_is_a_word() -> None:
    text = "The Silver Coast Facility (SCF) is new. The SCFX is older than the SCF."
    assert named(text) == [
        ("initiative-1", None, "Silver Coast Facility", ["Silver Coast Facility", "SCF", "SCF"]),
    ]


def test_an_acronym_that_is_spelt_out_twice_is_read_as_it_was_first() -> None:
    text = "The Committee on Foreign Estates (CFE) met. A Court for Elections (CFE) did not. The CFE and KFOR spoke."
    assert [row[1] for row in named(text)] == ["kfor"]


def test_words_that_are_no_name_do_not_spell_an_acronym_out() -> None:
    assert [row[1:] for row in named("They saw people under ruined ladders (PURL).")] == [
        ("purl", "Prioritised Ukraine Requirements List", ["PURL"])
    ]
    text = "Baltic Sentry is new. An open harbours team (OHT) met, and the OHT was thanked."
    assert [row[1:] for row in named(text)] == [("baltic-sentry", "Baltic Sentry", ["Baltic Sentry"])]


def test_an_acronym_for_more_than_the_name_on_both_sides_is_a_body() -> None:
    assert named("They thanked the Agency for Amber Coast Facility Support (AACFS).") == []


def test_a_name_beyond_doubt_speaks_for_its_acronym_however_far() -> None:
    text = f"The European Peace Facility is full. {'The rain went on for days. ' * 40}Then the EPF was used."
    assert named(text) == [
        ("initiative-1", "epf", "European Peace Facility", ["European Peace Facility", "EPF"]),
    ]
    assert named(text.replace("European Peace Facility", "Ministry")) == []


def test_a_name_that_needs_support_is_found_by_its_pattern_without() -> None:
    text = "Latvia pays into the {}Support Programme for Ukraine."
    assert [row[1] for row in named(text.format("OSCE "))] == ["osce-spu"]
    assert [row[1:3] for row in named(text.format(""))] == [(None, "Support Programme for Ukraine")]


def own(*names: str) -> dipext.Registry:
    return dipext.Registry.loads(
        "\n".join(json.dumps({"id": name.lower(), "name": name, "kind": "mission"}) for name in names)
    )


def test_what_is_named_stands_where_it_may_also_share_the_next_name_s_words() -> None:
    nlp = dipext.load(registry=own("Quiet Harbour", "Amber Watch", "Quiet Harbour Watch"))
    found = dipext.extract("They joined Quiet Harbour and Amber Watch.", nlp=nlp).initiatives
    assert [initiative.registry_id for initiative in found] == ["quiet harbour", "amber watch"]


def test_a_long_name_is_known_without_its_small_words() -> None:
    nlp = dipext.load(registry=own("Quiet Lantern Mission for the Amber Coast", "Silent Lantern Watch of Amber"))
    for text in ("Quiet Lantern Mission Amber Coast", "Quiet Lantern Mission on the Amber Coast"):
        (found,) = dipext.extract(f"He leads the {text}.", nlp=nlp).initiatives
        assert (found.registry_id, found.mentions[0].span.text) == ("quiet lantern mission for the amber coast", text)
    (found,) = dipext.extract("He leads the Silent Lantern Watch Amber.", nlp=nlp).initiatives
    assert found.mentions[0].span.text == "Silent Lantern Watch Amber"
