"""A person's page: what all sources have of one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader.collate.names import Form, form
from tui_reader.library.explaining import joins
from tui_reader.library.findings import annotated, finding, quote_findings_of
from tui_reader.model import Companion, Finding, Join, NameUse, PersonPage, PersonSummary

if TYPE_CHECKING:
    from tui_reader.library.folder import Library


_JOINS = 200


def person_page(library: Library, person: PersonSummary, limit: int | None) -> PersonPage:
    """See `Library.person_page`."""
    uses: dict[Form, list[Finding]] = {}
    mentions: list[Finding] = []
    quotes: list[Finding] = []
    beside: Counter[str] = Counter()
    first: dict[str, Finding] = {}
    names: dict[str, str] = {}
    for source, found, line_of in annotated(library, _earliest(library, person, limit)):
        persons = library.persons_of(source.path)
        here: set[str] = set()
        for mention in found.people:
            key, name = persons.get(mention.person, ("", ""))
            if key == person.key:
                place = finding(source, mention, line_of(mention.start))
                mentions.append(place)
                if mention.form == "name":
                    uses.setdefault(form(mention.text), []).append(place)
            elif key and key not in here:
                here.add(key)
                names[key] = name
                first.setdefault(key, finding(source, mention, line_of(mention.start)))
        beside.update(here)
        quotes += quote_findings_of(library, source, found, line_of, person)
    mentions.sort(key=_by_date)
    dated = [mention for mention in mentions if mention.published] or mentions
    return PersonPage(
        person,
        names=tuple(sorted(map(_use, uses.values()), key=_fullest)),
        quotes=tuple(sorted(quotes, key=_by_date)),
        companions=tuple(
            Companion(key, names[key], count, first[key])
            for key, count in sorted(beside.items(), key=lambda each: (-each[1], names[each[0]]))
        ),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        joins=tuple(joins(library, person, _JOINS)),
    )


def _earliest(library: Library, person: PersonSummary, limit: int | None) -> list[str]:
    """The sources that name a person, by date of publication; of more than a limit the earliest, and the
    last one."""
    with library.cache() as cache:
        published = cache.published()
    paths = sorted(
        library.sources_of(person), key=lambda path: (path not in published, published.get(path), path)
    )
    dated = [path for path in paths if path in published] or paths
    return paths if limit is None or len(paths) <= limit else [*paths[: limit - 1], dated[-1]]


def page_findings(page: PersonPage) -> Iterator[Finding]:
    """A page as findings: their `about` says what each is, `name` who or which name, `says` what there is to
    say of it."""
    for use in page.names:
        for place in use.places:
            yield _row(place, "name", use.name, f"{place.details['mentions']} here, {use.mentions} in all")
    for quote in page.quotes:
        yield _row(quote, "quote", quote.details["speaker"], quote.details["evidence"])
    for companion in page.companions:
        yield _row(companion.place, "mentioned with", companion.name, f"in {companion.sources} sources")
    for about, end in (("first mention", page.first), ("last mention", page.last)):
        if end is not None:
            yield _row(end, about, page.person.name, None)
    for join in page.joins:
        here = [reason.here for reason in join.reasons if reason.here is not None]
        if here:
            yield _row(here[0], "the same person", join.name, why(join))


def why(join: Join) -> str:
    """A join in a line: the name, where the person is named else, and for which reasons."""
    other = "" if join.other_name == join.name else f"{join.other_name} "
    return f"{join.name}, as {other}in {join.other}: " + "; ".join(reason.says for reason in join.reasons)


def _use(places: list[Finding]) -> NameUse:
    """A name in all its spellings, as it is written most; in capitals only if it always is."""
    spelt = Counter(place.text for place in places)
    name = min(spelt, key=lambda text: (text.isupper(), -spelt[text], text))
    counts = Counter(place.source for place in places)
    first = {place.source: place for place in reversed(places)}
    firsts = [replace(first[path], details={"mentions": str(count)}) for path, count in counts.items()]
    return NameUse(name, len(places), tuple(sorted(firsts, key=_by_date)))


def _fullest(use: NameUse) -> tuple[int, int, str]:
    return -len(use.name.split()), -len(use.places), use.name


def _by_date(found: Finding) -> tuple[bool, str, str, int]:
    return found.published is None, found.published or "", found.source, found.start


def _row(found: Finding, about: str, name: str | None, says: str | None) -> Finding:
    return replace(found, details={"about": about, "name": name, "says": says})
