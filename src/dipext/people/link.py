"""Mentions of people to persons."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz

from dipext.models import Person, PersonMention, ResolvedBy, Role, Title
from dipext.people import word_lists as lexicon
from dipext.people.alike import family_alike, given_alike
from dipext.people.bodies import country_behind
from dipext.people.groups import Group, Groups, read, spelt
from dipext.people.mention import NameMention
from dipext.people.names import CHILD_OF, PersonName, flipped, fold, in_country
from dipext.people.presidencies import in_full, known_presidency, told_presidency
from dipext.people.tenures import settled
from dipext.text.source import Source

_CLAUSE = 150  # letters that one clause has at the most


def link_people(source: Source, mentions: Sequence[NameMention]) -> tuple[Person, ...]:
    """One person from many mentions; two people are never merged on a guess.

    Full names come first, the longest before the others; then single names, then titles alone.
    """
    mentions = _double_surnames(mentions)
    groups = Groups(mentions)
    full = [i for i, m in enumerate(mentions) if m.form in ("full", "initials")]
    for i in sorted(full, key=lambda i: -len(mentions[i].span.text.split())):
        _place_full(groups, mentions, i)
    settled: dict[str, tuple[Group, ResolvedBy]] = {}
    for i, mention in enumerate(mentions):
        if mention.form in ("surname", "given"):
            _place_single(source.text, groups, mentions, i, settled)
    _place_titles(groups.all, mentions)
    for group in groups.all:
        group.members.sort()
    ordered = sorted(groups.all, key=lambda group: group.members[0][0])
    return tuple([_person(source.text, mentions, group, f"person-{n}") for n, group in enumerate(ordered, 1)])


def _double_surnames(mentions: Sequence[NameMention]) -> Sequence[NameMention]:
    """The mentions, with "Barth Eide" as the surname that it is beside "Espen Barth Eide"."""
    tails: set[tuple[str, ...]] = set()
    for name in {mention.span.text for mention in mentions if mention.form == "full"}:
        words = fold(name).split()
        tails.update([tuple(words[at:]) for at in range(1, len(words) - 1)])
    if not tails:
        return mentions
    return [
        replace(mention, form="surname")
        if mention.form == "full" and tuple(fold(mention.span.text).split()) in tails and _introduced(mention)
        else mention
        for mention in mentions
    ]


def _introduced(mention: NameMention) -> bool:
    """Whether a title stands before a name, or its first word is no given name."""
    kind = lexicon.kind(mention.span.text.split()[0])
    return bool(mention.titles or mention.honorific) or kind & (lexicon.GIVEN | lexicon.FAMILY) != lexicon.GIVEN


def _place_full(groups: Groups, mentions: Sequence[NameMention], i: int) -> None:
    name = read(mentions[i].span.text)
    known = groups.by_spelling.get(spelt(name.name))
    if known is not None:
        known.add(i, "exact", mentions[i])
        return
    near = groups.near(name.family or name.name, name.family or "")
    alike = [g for g in near if _alike(g.names[0], name) and not _held_apart(g.roles, mentions[i].titles)]
    if len(alike) == 1:
        same = fold(alike[0].names[0].family or "") == fold(name.family or "")
        groups.join(alike[0], name, i, "alias" if same else "fuzzy")
    else:
        groups.open(name, i)


def _held_apart(roles: set[Role], titles: Sequence[Title]) -> bool:
    """Whether the offices of two spellings are of two people: a minister is no ambassador."""
    one, other = (
        {"minister" if "minister" in role else role for role in held} - {"other", "state_secretary"}
        for held in (roles, {title.role for title in titles})
    )
    return bool(one and other) and one.isdisjoint(other)


def _alike(one: PersonName, other: PersonName) -> bool:
    if not one.family or not other.family:
        return False
    if family_alike(one.family, other.family):
        return given_alike(one.given or "", other.given or "")
    # "Maria Malmer Stenergard" and "Maria Stenergard"; "Kishida Fumio" and "Fumio Kishida"
    a, b = fold(one.name).split(), fold(other.name).split()
    if set(a) == set(b):
        return True
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) > 1 and shorter[0] == longer[0] and set(shorter) < set(longer)


def _place_single(
    text: str, groups: Groups, mentions: Sequence[NameMention], i: int, settled: dict[str, tuple[Group, ResolvedBy]]
) -> None:
    """Give a single name to the one person it fits. ``settled`` takes up who it is where no title had to tell."""
    mention = mentions[i]
    other = mention.rule == "person.kin" or _beside_namesake(text, mentions, i)
    known = settled.get(mention.span.text)
    if known is not None and not other and _may_be(known[0], mention, known[1] == "exact"):
        known[0].add(i, known[1], mention)
        return
    name = read(mention.span.text)
    fits, how = ([], None) if other else _fitting(groups, name.family or mention.span.text, mention)
    titled = [group for group in fits if len(fits) > 1 and _shares_office(group, mention)]
    if how is not None and (len(fits) == 1 or len(titled) == 1):
        group = (titled or fits)[0]
        group.add(i, how, mention)
        if not titled:
            settled[mention.span.text] = group, how
        return
    group = groups.open(name, i)
    if not fits and not other:
        settled[mention.span.text] = group, "exact"


def _fitting(groups: Groups, word: str, mention: NameMention) -> tuple[list[Group], ResolvedBy | None]:
    """The persons whom a single name fits best, and how."""
    near = groups.near(word, word.split()[-1])
    for fit, how in _SINGLE:
        fits = [
            group
            for group in near
            if any(fit(name, word) for name in group.names) and _may_be(group, mention, fit is _is_given)
        ]
        if fits:
            return fits, how
    return [], None


def _may_be(group: Group, mention: NameMention, by_given: bool) -> bool:
    """Whether a person can be meant by a single name with its form of address: "Mrs" is no "Mr".

    Somebody who is a "Sheikh" by birth and goes by the given name has been called so elsewhere.
    """
    if not group.may_be_addressed(mention.honorific):
        return False
    born = by_given and set((mention.honorific or "").split()) & lexicon.words("people/en/words", "honorifics", "born")
    if not born or born & group.addressed or "royal" in group.roles:
        return True
    return any(not CHILD_OF.isdisjoint(name.name.split()) for name in group.names)


_WITH = re.compile(r"(?:\b(?:and|with|by|wife|husband|spouse|brother|sister|son|daughter|mother|father),?|&) $")


def _beside_namesake(text: str, mentions: Sequence[NameMention], i: int) -> bool:
    """Whether a name stands beside the one who shares it: "Jan Doe, the Mayor, and Mrs. Doe" are two."""
    mention = mentions[i]
    if i == 0 or mention.honorific is None:
        return False
    before = mentions[i - 1].span
    between = text[before.end : mention.left]
    if not 0 < len(between) < _CLAUSE or ". " in between or "\n" in between or _WITH.search(between) is None:
        return False
    return fold(before.text.split()[-1]) == fold(mention.span.text.split()[-1])


def _is_family(name: PersonName, word: str) -> bool:
    return fold(word) == fold(name.family or "")


def _is_in_family(name: PersonName, word: str) -> bool:
    words = fold(name.family or name.name)
    return fold(word) in words.replace("-", " ").split() or f" {fold(name.name)}".endswith(f" {fold(word)}")


def _sounds_like_family(name: PersonName, word: str) -> bool:
    return bool(name.family) and family_alike(name.family or "", word)


def _is_given(name: PersonName, word: str) -> bool:
    return fold(word) in fold(name.given or "").split()


_SINGLE: tuple[tuple[Callable[[PersonName, str], bool], ResolvedBy], ...] = (
    (_is_family, "surname"),
    (_is_in_family, "surname"),
    (_sounds_like_family, "fuzzy"),
    (_is_given, "exact"),
)


def _shares_office(group: Group, mention: NameMention) -> bool:
    return any(title.role in group.roles for title in mention.titles)


def _place_titles(groups: list[Group], mentions: Sequence[NameMention]) -> None:
    """Let "the Minister" be a person only where exactly one person of the release is that, and has been named before.

    Before the first name it speaks of somebody else: the issuer's own President, whom nobody has to name.
    """
    known: dict[str, Group | None] = {}
    first = {id(group): min(group.members)[0] for group in groups}
    for i, mention in enumerate(mentions):
        if mention.form == "title":
            office = mention.titles[0].text
            if office not in known:
                fits = [
                    g for g in groups if any(_is_called(title, mention.titles[0]) for title in _titles(g, mentions))
                ]
                known[office] = fits[0] if len(fits) == 1 else None
            group = known[office]
            if group is not None and first[id(group)] < i:
                group.add(i, "title", mention)


def _titles(group: Group, mentions: Sequence[NameMention]) -> list[Title]:
    return [title for i, _ in group.members if mentions[i].form != "title" for title in mentions[i].titles]


def _is_called(title: Title, short: Title) -> bool:
    """Whether an office goes by some of its words: a Minister of Defence is "the Minister", a Prime Minister is not.

    Where the country is told, "the Danish Minister", any words for the same office of that country will do.
    """
    if short.of is not None:
        return (title.role, title.of, title.status) == (short.role, short.of, short.status)
    words = _office_words(short.text)
    have = _office_words(title.text)
    for at in range(len(have) - len(words) + 1):
        if have[at : at + len(words)] == words:
            earlier = have[at - 1] if at else ""
            following = have[at + len(words)] if at + len(words) < len(have) else ""
            return earlier not in lexicon.words(
                "people/en/offices", "alone", "before"
            ) and following not in lexicon.words("people/en/offices", "alone", "behind")
    return False


@lru_cache(maxsize=1 << 13)
def _office_words(title: str) -> list[str]:
    """The words of an office; whoever chairs is a chair."""
    chairs = lexicon.words("people/en/offices", "alone", "chairs")
    words = title.casefold().replace("-", " ").split()
    return ["chair" if word in chairs else word for word in words]


def _person(text: str, mentions: Sequence[NameMention], group: Group, number: str) -> Person:
    named = [mentions[i] for i, how in group.members if how != "title"]
    order = _canonical(named)
    if order.given is not None:
        order = _by_usage(order, {fold(mention.span.text) for mention in named if mention.form == "surname"})
    titles = _unlike([title for mention in named for title in mention.titles])
    presidency = None
    if "President" in [title.text for title in titles]:
        presidency = told_presidency(titles) or known_presidency(order, text)
    if presidency is not None:
        titles = _unlike([in_full(title, presidency) for title in titles])
    beside = [mention.country for mention in named if mention.country is not None]
    final = settled(titles, beside)
    titles = _without_short(_unlike(list(final.values())))
    owners = [country_behind(title.of) for title in titles if title.of is not None]
    countries = [owner for owner in [*owners, *beside] if owner is not None]
    order = in_country(order, countries)
    aliases = dict.fromkeys([mention.span.text for mention in named])
    aliases.pop(order.name, None)
    members = tuple([_member(mentions[i], how, order, presidency, final) for i, how in group.members])
    return Person(
        id=number,
        name=order.name,
        given=order.given,
        family=order.family,
        name_order=order.order,
        titles=titles,
        countries=tuple(dict.fromkeys(countries)),
        aliases=tuple(aliases),
        warnings=_doubts(order, named, members),
        mentions=members,
    )


def _doubts(name: PersonName, named: Sequence[NameMention], members: Sequence[PersonMention]) -> tuple[str, ...]:
    """The codes of what is guessed about a person."""
    full = [mention for mention in named if mention.form == "full"]
    found = {
        "name_order": name.guessed,
        "cut_name": bool(full) and all(mention.cut for mention in full),
        "joined_by_surname": any(_joins_by_surname(members, member) for member in members),
    }
    return tuple(code for code, holds in found.items() if holds)


def _joins_by_surname(members: Sequence[PersonMention], one: PersonMention) -> bool:
    """Whether nothing but the surname joins a mention: its office is not one that the person has elsewhere."""
    if one.resolved_by != "surname" or not one.titles:
        return False
    elsewhere = {title.role for member in members if member is not one for title in member.titles}
    return _held_apart(elsewhere, one.titles)


def _unlike(titles: Sequence[Title]) -> tuple[Title, ...]:
    """The titles without those that stand twice; most of them are the same object."""
    if len(titles) < 2:
        return tuple(titles)
    kept = list({id(title): title for title in titles}.values())
    return tuple(kept) if len(kept) < 2 else tuple(dict.fromkeys(kept))


def _without_short(titles: Sequence[Title]) -> tuple[Title, ...]:
    """The titles without acronyms for another one of them: "PM" beside "Prime Minister"."""
    if len(titles) < 2:
        return tuple(titles)
    roles = {title.role for title in titles if not title.text.isupper()}
    initials = {"".join([word[0] for word in title.text.split()]) for title in titles if " " in title.text}
    return tuple(
        [t for t in titles if not (t.text.isupper() and " " not in t.text and (t.role in roles or t.text in initials))]
    )


def _by_usage(name: PersonName, singles: set[str]) -> PersonName:
    """The name with its parts as the release uses them: what stands alone is the surname."""
    if name.order != "western" or not name.given or not name.family or fold(name.family) in singles:
        return name
    if fold(name.given) in singles:
        return flipped(name.name) or name
    words = name.name.split()
    for at in range(1, len(words) - 1):
        if fold(" ".join(words[at:])) in singles:
            return replace(name, given=" ".join(words[:at]), family=" ".join(words[at:]))
    before, _, last = name.family.rpartition(" ")
    if before and fold(last) in singles and before[0].isupper():
        return replace(name, given=f"{name.given} {before}", family=last)
    return name


def _member(
    mention: NameMention, how: ResolvedBy, name: PersonName, presidency: Title | None, final: dict[Title, Title]
) -> PersonMention:
    form = mention.form
    if form == "surname" and name.given and _calls_by_given(mention.span.text, name):
        form = "given"
    titles = mention.titles
    if titles and presidency is not None:
        titles = tuple([in_full(title, presidency) for title in titles])
    titles = tuple([final.get(title, title) for title in titles])
    return PersonMention(
        span=mention.span,
        form=form,
        honorific=mention.honorific,
        titles=titles,
        function=mention.function,
        possessive=mention.possessive,
        resolved_by=how,
        score=_likeness(mention.span.text, name) if how == "fuzzy" else None,
        rule=mention.rule,
    )


def _likeness(words: str, name: PersonName) -> float:
    """How alike a spelling is to the name, from 0 to 1, without case and accents."""
    return round(fuzz.ratio(fold(words), fold(name.name)) / 100, 3)


def _calls_by_given(word: str, name: PersonName) -> bool:
    """Whether a single word is the given name of a full one."""
    word = fold(word)
    given = fold(name.given or "").split()
    return word not in fold(name.family or "").split() and word in (given if name.order == "eastern" else given[:1])


def _canonical(named: Sequence[NameMention]) -> PersonName:
    """The fullest form; of two as full the one seen more often, then the one first introduced with a title."""
    full = [mention for mention in named if mention.form in ("full", "initials")]
    if not full:
        return read(max(named, key=lambda mention: len(mention.span.text.split())).span.text)
    names = [read(mention.span.text) for mention in full]
    if len(set(names)) == 1:
        return names[0]
    seen = Counter([name.name for name in names])

    def rank(i: int) -> tuple[int, int, bool, int]:
        return len(names[i].name.split()), seen[names[i].name], bool(full[i].titles), -i

    return names[max(range(len(full)), key=rank)]
