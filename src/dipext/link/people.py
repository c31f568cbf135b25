"""Mentions of people to persons."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from dipext.find.people import NameMention
from dipext.find.source import Source
from dipext.lexicon import people as lexicon
from dipext.lexicon import toml
from dipext.models import Person, PersonMention, ResolvedBy, Role, Title
from dipext.normalise.names import PersonName, family_alike, flipped, fold, given_alike, read_name, sound, tame
from dipext.normalise.titles import organisations


@dataclass
class _Group:
    """The mentions of one person so far."""

    names: list[PersonName] = field(default_factory=list)
    members: list[tuple[int, ResolvedBy]] = field(default_factory=list)
    roles: set[Role] = field(default_factory=set)

    def add(self, i: int, how: ResolvedBy, mention: NameMention) -> None:
        """Another mention."""
        self.members.append((i, how))
        if mention.form != "title":
            self.roles.update(title.role for title in mention.titles)


# What more persons than this share tells none of them from the others, and would take too long to compare.
_CROWD = 50


class _Groups:
    """The persons so far, to be found by what their names share with another: a word, a sound, a beginning."""

    def __init__(self, mentions: Sequence[NameMention]) -> None:
        self._mentions = mentions
        self.all: list[_Group] = []
        self._by_key: dict[str, dict[int, _Group]] = {}
        self.by_spelling: dict[str, _Group] = {}

    def open(self, name: PersonName, i: int) -> _Group:
        """A new person with a first mention."""
        group = _Group([name])
        group.add(i, "self", self._mentions[i])
        self.all.append(group)
        self._index(group, name)
        return group

    def join(self, group: _Group, name: PersonName, i: int, how: ResolvedBy) -> None:
        """Another spelling of a person's full name."""
        group.names.append(name)
        group.add(i, how, self._mentions[i])
        self._index(group, name)

    def near(self, name: str, family: str) -> list[_Group]:
        """The persons who share with a name what only a few do."""
        found: dict[int, _Group] = {}
        for key in _keys(name, family):
            sharing = self._by_key.get(key, {})
            if len(sharing) <= _CROWD:
                found.update(sharing)
        return list(found.values())

    def _index(self, group: _Group, name: PersonName) -> None:
        self.by_spelling.setdefault(_spelt(name.name), group)
        for key in _keys(name.name, name.family or ""):
            self._by_key.setdefault(key, {})[id(group)] = group


def _keys(name: str, family: str) -> set[str]:
    folded = fold(family)
    keys = {*fold(name).replace("-", " ").split(), f"sound {sound(family)}", f"start {folded[:4]}"}
    return keys | {f"long {folded[0]} {folded[-4:]}"} if len(folded) > 10 else keys


def link_people(source: Source, mentions: Sequence[NameMention]) -> tuple[Person, ...]:
    """One person from many mentions; two people are never merged on a guess.

    Full names come first, the longest before the others; then single names, then titles alone.
    """
    mentions = _double_surnames(mentions)
    groups = _Groups(mentions)
    full = [i for i, m in enumerate(mentions) if m.form in ("full", "initials")]
    for i in sorted(full, key=lambda i: -len(mentions[i].span.text.split())):
        _place_full(groups, mentions, i)
    settled: dict[str, tuple[_Group, ResolvedBy]] = {}
    for i, mention in enumerate(mentions):
        if mention.form in ("surname", "given"):
            known = settled.get(mention.span.text)
            if known is not None and mention.rule != "person.kin":
                known[0].add(i, known[1], mention)
            else:
                _place_single(groups, mentions, i, settled)
    _place_titles(groups.all, mentions)
    ordered = sorted(groups.all, key=lambda group: min(group.members)[0])
    return tuple(_person(mentions, group, f"person-{n}") for n, group in enumerate(ordered, 1))


def _double_surnames(mentions: Sequence[NameMention]) -> Sequence[NameMention]:
    """The mentions, with "Barth Eide" as the surname that it is beside "Espen Barth Eide"."""
    tails: set[tuple[str, ...]] = set()
    for mention in mentions:
        words = fold(mention.span.text).split() if mention.form == "full" else []
        tails.update(tuple(words[at:]) for at in range(1, len(words) - 1))
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


def _place_full(groups: _Groups, mentions: Sequence[NameMention], i: int) -> None:
    name = read_name(mentions[i].span.text)
    known = groups.by_spelling.get(_spelt(name.name))
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


def _spelt(name: str) -> str:
    return fold(name).replace("-", " ").replace(". ", ".")


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
    groups: _Groups, mentions: Sequence[NameMention], i: int, settled: dict[str, tuple[_Group, ResolvedBy]]
) -> None:
    """Give a single name to the one person it fits. ``settled`` takes up who it is where no title had to tell."""
    mention = mentions[i]
    word = mention.span.text
    fits: list[_Group] = []
    if mention.rule != "person.kin":  # "his son, Vladimir" is not the other Vladimir
        near = groups.near(word, word.split()[-1])
        for fit, how in _SINGLE:
            fits = [group for group in near if any(fit(name, word) for name in group.names)]
            titled = [group for group in fits if len(fits) > 1 and _shares_office(group, mention)]
            if len(fits) == 1 or len(titled) == 1:
                group = (titled or fits)[0]
                group.add(i, how, mention)
                if not titled:
                    settled[word] = group, how
                return
            if fits:
                break
    group = groups.open(read_name(word), i)
    if not fits and mention.rule != "person.kin":
        settled[word] = group, "exact"


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


def _shares_office(group: _Group, mention: NameMention) -> bool:
    return any(title.role in group.roles for title in mention.titles)


def _place_titles(groups: list[_Group], mentions: Sequence[NameMention]) -> None:
    """Let "the Minister" be a person only where exactly one person of the release is that, and has been named before.

    Before the first name it speaks of somebody else: the issuer's own President, whom nobody has to name.
    """
    known: dict[str, _Group | None] = {}
    for i, mention in enumerate(mentions):
        if mention.form == "title":
            office = mention.titles[0].text
            if office not in known:
                fits = [
                    g for g in groups if any(_is_called(title, mention.titles[0]) for title in _titles(g, mentions))
                ]
                known[office] = fits[0] if len(fits) == 1 else None
            group = known[office]
            if group is not None and min(group.members)[0] < i:
                group.add(i, "title", mention)


def _titles(group: _Group, mentions: Sequence[NameMention]) -> list[Title]:
    return [title for i, _ in sorted(group.members) if mentions[i].form != "title" for title in mentions[i].titles]


def _presidency(held: Sequence[Title]) -> Title | None:
    """What else than a state somebody presides over: "President Doe" may be short for "Commission President Doe"."""
    presided = [title for title in held if "president" in title.text.casefold() and title.role in _PRESIDED]
    states = any(title.role == "head_of_state" and title.text != "President" for title in held)
    return presided[0] if presided and not states else None


def _known_presidency(name: PersonName) -> Title | None:
    role = toml("offices")["presidents"].get(name.family)
    return Title(text="President", role=role, of=None, status="current") if role else None


_PRESIDED = ("commission_president", "chair", "head_of_government")


def _in_full(title: Title, presidency: Title) -> Title:
    if title.text != "President":
        return title
    return title.model_copy(update={"role": presidency.role, "of": presidency.of})


def _is_called(title: Title, short: Title) -> bool:
    """Whether an office goes by some of its words: a Minister of Defence is "the Minister", a Prime Minister is not.

    Where the country is told, "the Danish Minister", any words for the same office of that country will do.
    """
    if short.of is not None:
        return (title.role, title.of, title.status) == (short.role, short.of, short.status)
    words = short.text.casefold().replace("-", " ").split()
    have = title.text.casefold().replace("-", " ").split()
    for at in range(len(have) - len(words) + 1):
        if have[at : at + len(words)] == words:
            earlier = have[at - 1] if at else ""
            following = have[at + len(words)] if at + len(words) < len(have) else ""
            return earlier not in lexicon.words("offices", "alone", "before") and following not in lexicon.words(
                "offices", "alone", "behind"
            )
    return False


def _person(mentions: Sequence[NameMention], group: _Group, number: str) -> Person:
    members = sorted(group.members)
    best = _canonical(mentions, group)
    singles = {fold(mentions[i].span.text) for i, _ in members if mentions[i].form == "surname"}
    order = _by_usage(best, singles)
    name = order.name
    named = [i for i, _ in members if mentions[i].form != "title"]
    held = _titles(group, mentions)
    bare = any(title.text == "President" for title in held)
    presidency = _presidency(held) or _known_presidency(order) if bare else None
    titles = tuple(dict.fromkeys(held if presidency is None else (_in_full(title, presidency) for title in held)))
    surfaces = tuple(dict.fromkeys(mentions[i].span.text for i in named))
    single_only = order.given is None
    return Person(
        id=number,
        name=name,
        given=order.given,
        family=order.family,
        name_order=order.order,
        titles=titles,
        countries=tuple(dict.fromkeys(t.of for t in titles if t.of and t.of not in organisations())),
        aliases=tuple(s for s in surfaces if s != name),
        mentions=tuple(_member(mentions[i], how, order, single_only, presidency) for i, how in members),
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
    mention: NameMention, how: ResolvedBy, name: PersonName, single_only: bool, presidency: Title | None
) -> PersonMention:
    form = mention.form
    if form == "surname" and not single_only and name.given:
        word = fold(mention.span.text)
        given = fold(name.given).split()
        if word not in fold(name.family or "").split() and word in (given if name.order == "eastern" else given[:1]):
            form = "given"
    return PersonMention(
        span=mention.span,
        form=form,
        honorific=mention.honorific,
        titles=mention.titles if presidency is None else tuple(_in_full(t, presidency) for t in mention.titles),
        function=mention.function,
        possessive=mention.possessive,
        resolved_by=how,
        score=1.0,
        rule=mention.rule,
    )


def _canonical(mentions: Sequence[NameMention], group: _Group) -> PersonName:
    """The fullest form; of two as full the one seen more often, then the one first introduced with a title."""
    full = [i for i, _ in sorted(group.members) if mentions[i].form in ("full", "initials")]
    if not full:
        return read_name(tame(mentions[min(i for i, _ in group.members if mentions[i].form != "title")].span.text))
    names = {i: read_name(mentions[i].span.text) for i in full}
    seen = Counter(name.name for name in names.values())
    titled = {i for i in full if mentions[i].titles}

    def rank(i: int) -> tuple[int, int, bool, int]:
        return len(names[i].name.split()), seen[names[i].name], i in titled, -i

    return names[max(full, key=rank)]
