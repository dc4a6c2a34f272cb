"""What a source tells of its persons beside their names, and what it is about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from tui_reader.collate.commonest import WORDS
from tui_reader.collate.english import CALENDAR, FUNCTION
from tui_reader.collate.listed import listed
from tui_reader.collate.names import fold, form
from tui_reader.model import Annotations, Mention, Profile, Quote, Span

_MOST_TRAITS = 100
_MOST_COMPANIONS = 60
_MOST_ROLES = 12
_MOST_SAID = 12
_MOST_WORDS = 40
_SHORTEST_SAID = 3  # words
_SHORTEST_WORD = 4  # letters
_AROUND = 90


_NO_ROLE = (
    FUNCTION
    | CALENDAR
    | frozenset(
        listed(
            """
    two three four five six seven eight nine ten first next last earlier later once often always soon today
    tomorrow yesterday however meanwhile whenever including regarding following added adds asked asks became
    called came claimed claims continued explained gave got insisted known let like made met named posted
    replied said saw say saying says tell tells told took tweeted went writes wrote mr mrs ms miss sir dr
    """
        )
    )
)
_MALE = frozenset(
    listed("mr sir lord king prince he him his himself spokesman businessman actor father son brother")
)
_FEMALE = frozenset(
    listed(
        "mrs ms miss dame lady queen princess she her hers herself spokeswoman businesswoman actress mother"
        " daughter sister"
    )
)
_ROLE_ENDINGS = (
    "man",
    "woman",
    "person",
    "ist",
    "ician",
    "smith",
    "wright",
    "maker",
    "keeper",
    "worker",
    "eer",
    "swain",
)
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?[ \xa0]$")
_ABBREVIATED = frozenset(listed("cllr capt det sgt lt col gen gov sen rep prof rev"))
_OWN = frozenset(listed("a an the its his her their our my your one"))
_AFTER = re.compile(
    r",\s(?:\d{1,3},\s)?(?:who\s(?:is|was)\s)?(?:(?:an?|the|its|his|her|their|our)\s)?"
    r"((?:[a-z][\w'’-]*[ \n]?){1,6})"
)
_AGE = re.compile(r",\s(?:aged?\s)?(\d{1,3})(?=[,.;)])|\s\((\d{1,3})\)")
_AGE_BEFORE = re.compile(r"(\d{1,3})-year-old\s(?:[\w'’-]+\s){0,3}$")
_TOLD = re.compile(
    r"(?:\([^()]{0,20}|,[^.;:!?“”\"]{0,60}?)?\b(?P<verb>known|nicknamed|dubbed|aka|calls?|called)\b"
    r"(?:\s(?:to|by|on|in|among)(?:\s[a-z]+){1,4})?(?:\sas|\ssimply|\shim|\sher)?\s[“\"‘']?"
    r"(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)"
)
_CAPITALISED = re.compile(r"[A-Z][\w'’-]*[a-z][\w'’-]*(?:[ \xa0][A-Z][\w'’-]*[a-z][\w'’-]*)*")
_BEGINS = re.compile(r"(?:^|[.!?:\n“\"‘(—–-])\s*$")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def profiles(text: str, found: Annotations, is_role: Callable[[str], bool]) -> dict[str, Profile]:
    """What a text tells of each of its persons, by the id; `is_role` knows the folded words that say what
    somebody is, beside those that show it by their ending."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in found.people:
        mentions[mention.person].append(mention)
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for quote in found.quotes:
        if quote.speaker is not None and quote.speaker.person:
            quotes[quote.speaker.person].append(quote)
    return {
        person.id: _profile(text, person.name, mentions[person.id], quotes[person.id], is_role)
        for person in found.persons
    }


def _profile(
    text: str, name: str, mentions: Sequence[Mention], quotes: Sequence[Quote], is_role: Callable[[str], bool]
) -> Profile:
    roles: dict[str, Span] = {}
    told: dict[str, Span] = {}
    genders: Counter[str] = Counter()
    ages: list[int] = []
    for mention in mentions:
        if mention.form == "pronoun":
            _count_gender(genders, mention.text.casefold())
        for start, end in _described(text, mention):
            word = fold(text[start:end])
            _count_gender(genders, word)
            if is_role(word) or word.endswith(_ROLE_ENDINGS):
                roles.setdefault(word, Span(start, end, text[start:end]))
        if mention.form == "name":
            before = text[max(0, mention.start - _AROUND) : mention.start]
            if title := _LAST_WORD.search(before):
                _count_gender(genders, title[1].casefold(), 3)
            if (age := _AGE.match(text, mention.end)) or (age := _AGE_BEFORE.search(before)):
                ages.append(int(next(filter(None, age.groups()))))
            if other := _also_called(text, mention, name):
                told.setdefault(other.text, other)
    ((gender, most), *others) = genders.most_common() or [("", 0)]
    sure = most > 2 * sum(count for _, count in others)
    return Profile(
        roles=tuple(roles.values())[:_MOST_ROLES],
        told=tuple(told.values()),
        said=tuple(_said(text, quotes))[:_MOST_SAID],
        words=tuple(dict.fromkeys(_words_around(text, mentions)))[:_MOST_WORDS],
        gender=gender if most and sure else None,
        age=ages[0] if len(set(ages)) == 1 else None,
    )


def _said(text: str, quotes: Sequence[Quote]) -> Iterator[Span]:
    """The sentences of quotes that are long enough to be known again."""
    for quote in quotes:
        for sentence in _SENTENCE.finditer(text, quote.start, quote.end):
            words = sentence.group().strip()
            if len(words.split()) >= _SHORTEST_SAID:
                start = text.index(words, sentence.start())
                yield Span(start, start + len(words), words)


def _words_around(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """The words in small letters of the sentences that a person is named in, but those of every text."""
    end = 0
    for mention in mentions:
        if mention.form != "name" or mention.start < end:
            continue
        start = max(text.rfind(mark, 0, mention.start) for mark in ("\n", ". ", "! ", "? ")) + 1
        found = _SENTENCE.match(text, mention.end)
        end = found.end() if found is not None else mention.end
        for word in _WORD.finditer(text, start, end):
            written = word.group()
            if written.islower() and len(written) >= _SHORTEST_WORD:
                folded = fold(written)
                if folded not in WORDS and folded not in _NO_ROLE and not folded.endswith("ly"):
                    yield folded


def _count_gender(genders: Counter[str], word: str, times: int = 1) -> None:
    if word in _MALE:
        genders["m"] += times
    elif word in _FEMALE:
        genders["f"] += times


def _described(text: str, mention: Mention) -> Iterator[tuple[int, int]]:
    """The words that describe a person: those beside a name, or those that stand for it ("the captain")."""
    if mention.form == "epithet":
        yield from (word.span() for word in _WORD.finditer(text, mention.start, mention.end))
    elif mention.form == "name":
        yield from list(_titles(text, mention)) or _apposition(text, mention)


def _titles(text: str, mention: Mention) -> Iterator[tuple[int, int]]:
    """The words before a name that describe its bearer: "chief engineer Ann Lee", "its captain, Ann Lee,"."""
    end, apposed = mention.start, False
    titles: list[tuple[int, int]] = []
    opens = ""
    for word in reversed(list(_WORD.finditer(text, max(0, mention.start - _AROUND), mention.start))[-5:]):
        between = text[word.end() : end]
        if between == ". " and not titles and word.group().casefold() in _ABBREVIATED:
            between = " "
        if between == ", " and not titles and text[mention.end : mention.end + 1] in tuple(",.:;)"):
            apposed = True
        elif between not in (" ", "\xa0"):
            break
        if not _describes(word.group()):
            opens = word.group().casefold()
            break
        titles.append((word.start(), word.end()))
        end = word.start()
    if not apposed or opens in _OWN or opens.endswith(("'s", "’s")):
        yield from titles


def _apposition(text: str, mention: Mention) -> Iterator[tuple[int, int]]:
    """The words after a name that describe its bearer: ", a nurse", ", captain of the ferry"."""
    found = _AFTER.match(text, mention.end)
    if found is None:
        return
    for word in _WORD.finditer(text, found.start(1), found.end(1)):
        if not _describes(word.group()):
            return
        yield word.start(), word.end()


def _describes(word: str) -> bool:
    low = word.casefold()
    return len(word) > 2 and low not in _NO_ROLE and not low.endswith(("ly", "ing", "'s", "’s"))


def _also_called(text: str, mention: Mention, name: str) -> Span | None:
    """The name that a source says a person is also called by: "known as Dan", "whom friends call Dan".

    A name of several words must share one with the person's, as it may be that of a part played.
    """
    found = _TOLD.match(text, mention.end)
    if found is None or re.search(r"\b(?:best|better)\s+$", text[: found.start("verb")][-8:]):
        return None
    words = form(found["name"])
    if not words or (len(words) > 1 and not set(words) & set(form(name))):
        return None
    return Span(found.start("name"), found.end("name"), found["name"])


def traits(text: str, found: Annotations) -> tuple[str, ...]:
    """What a source is about, to tell whether another is about the same: the persons it names ("@" before a
    full name, "~" before a surname), folded, and other names of one or more capitalised words."""
    counts = Counter(mention.person for mention in found.people)
    persons = sorted(found.persons, key=lambda person: -counts[person.id])[:_MOST_COMPANIONS]
    forms = [form(person.name) for person in persons]
    companions = ["@" + " ".join(words) for words in forms if len(words) > 1]
    surnames = ["~" + words[-1] for words in forms if words]
    own = {word for person in found.persons for alias in person.aliases for word in form(alias)}
    named = [(mention.start, mention.end) for mention in found.people if mention.form == "name"]
    topics = Counter(_topics(text, named, own))
    names = [topic for topic, _ in topics.most_common(_MOST_TRAITS)]
    return tuple(dict.fromkeys([*companions, *surnames, *names]))


def _topics(text: str, named: Sequence[tuple[int, int]], own: set[str]) -> Iterator[str]:
    places = iter([*named, (len(text), len(text))])
    start, end = next(places)
    for found in _CAPITALISED.finditer(text):
        while end <= found.start():
            start, end = next(places)
        if found.end() > start:
            continue
        words = _POSSESSIVE.sub("", found.group()).split()
        if _BEGINS.search(text, max(0, found.start() - 4), found.start()):
            words = words[1:]
        while words and (words[0].casefold() in _NO_ROLE or len(words[0]) < 2):
            words = words[1:]
        if words and not own & set(form(" ".join(words))):
            yield " ".join(words)
