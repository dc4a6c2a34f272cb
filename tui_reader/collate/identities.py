"""Which persons of several sources are the same one.

Two persons of one source are never made one, unless the source itself says that a name stands for both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tui_reader.collate.names import Form, form, is_full
from tui_reader.collate.odds import (
    ENOUGH,
    Cluster,
    Folder,
    cluster,
    in_common,
    of_full_name,
    of_given_name,
    of_names,
    of_surname,
)
from tui_reader.model import Reference

_MARGIN = 1.5
"""By so much the likeliest person must be likelier than the next one."""


def namesakes(references: Iterable[Reference], folder: Folder) -> list[list[Reference]]:
    """The persons of full names that share a surname, as the references to each."""
    by_name: dict[Form, list[Reference]] = defaultdict(list)
    for reference in references:
        by_name[form(reference.name)].append(reference)
    others = len(by_name) - 1
    clusters: list[Cluster] = []
    for name, same in by_name.items():
        clusters += _gathered(same, of_full_name(name, others, folder), folder)
    return [person.references for person in _joined(clusters, others, folder)]


def alone(
    word: str, singles: Sequence[Reference], known: Iterable[Sequence[Reference]], folder: Folder
) -> tuple[list[list[Reference]], list[list[Reference]]]:
    """Whom sources mean that give one word of a name only.

    `known` are the persons with that word in a name, as references. Gives the singles that are each of them,
    in their order, and the persons whom the other singles stand for.
    """
    clusters = [cluster(references, folder) for references in known]
    names = {name for person in clusters for name in person.names if is_full(name)}
    as_surname = of_surname(word, sum(name[-1] == word for name in names), folder)
    as_given = of_given_name(word, sum(name[0] == word for name in names), folder)
    odds = [
        as_surname if any(name[-1] == word for name in person.names if is_full(name)) else as_given
        for person in clusters
    ]
    joined: list[list[Reference]] = [[] for _ in clusters]
    rest: list[Reference] = []
    for single in singles:
        number = _told(word, single, clusters)
        if number is None:
            number = _likeliest(cluster([single], folder), clusters, odds, folder)
        (rest if number is None else joined[number]).append(single)
    prior = as_given if folder.lists.is_given_name(word) else as_surname
    return joined, [person.references for person in _gathered(rest, min(prior, 0.0), folder)]


def _told(word: str, single: Reference, clusters: Sequence[Cluster]) -> int | None:
    """Who, as the source itself says, is also called by this word."""
    for number, person in enumerate(clusters):
        for reference in person.references:
            if reference.source == single.source and (word,) in map(
                form, (told.text for told in reference.profile.told)
            ):
                return number
    return None


def _likeliest(
    one: Cluster, clusters: Sequence[Cluster], odds: Sequence[float], folder: Folder
) -> int | None:
    """The one person whom a name most likely means; None if nobody, or two nearly as likely."""
    scores = sorted(
        (
            (odds[number] + in_common(one, person, folder), number)
            for number, person in enumerate(clusters)
            if not one.sources & person.sources
        ),
        reverse=True,
    )
    if not scores or scores[0][0] < ENOUGH:
        return None
    if len(scores) > 1 and scores[0][0] - scores[1][0] < _MARGIN:
        return None
    return scores[0][1]


def _gathered(references: Sequence[Reference], prior: float, folder: Folder) -> list[Cluster]:
    """The persons of one name: each reference goes to whom it is likeliest, those of which most is known
    first; then all that was gathered is compared once more."""
    parts = [cluster([reference], folder) for reference in references]
    parts.sort(key=lambda one: (-len(one.traits), one.references[0].source))
    for _ in range(2):
        clusters: list[Cluster] = []
        for part in parts:
            scores = [prior + in_common(part, other, folder) for other in clusters]
            best = max(range(len(scores)), key=scores.__getitem__, default=0)
            if scores and scores[best] >= ENOUGH:
                clusters[best].take(part)
            else:
                clusters.append(part)
        parts = sorted(clusters, key=lambda one: -len(one.references))
    return clusters


def _joined(clusters: list[Cluster], others: int, folder: Folder) -> list[Cluster]:
    """Persons of several names with one surname, made one where a name is a form of another; a form of two
    that are different people is nobody's."""
    scores: dict[int, dict[int, float]] = defaultdict(dict)
    for one, other in _with_like_initials(clusters):
        odds = of_names(clusters[one].names, clusters[other].names, others, folder)
        if odds is not None and not clusters[one].sources & clusters[other].sources:
            score = odds + in_common(clusters[one], clusters[other], folder)
            if score >= ENOUGH:
                scores[one][other] = scores[other][one] = score
    names = [set(each.names) for each in clusters]
    members = {number: [number] for number in range(len(clusters))}
    root = list(range(len(clusters)))
    pairs = [(score, one, other) for one in scores for other, score in scores[one].items() if one < other]
    for score, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        a, b = root[one], root[other]
        rivals = (
            rival
            for side, partner in ((one, other), (other, one))
            for rival, nearly in scores[side].items()
            if rival != partner and score - nearly < _MARGIN and rival not in scores[partner]
        )
        if a == b or clusters[a].sources & clusters[b].sources or next(rivals, None) is not None:
            continue
        if all(_may_be_one(names[i], names[j], others, folder) for i in members[a] for j in members[b]):
            clusters[a].take(clusters[b])
            members[a] += members[b]
            for number in members.pop(b):
                root[number] = a
    return [clusters[number] for number in members]


def _may_be_one(one: set[Form], other: set[Form], others: int, folder: Folder) -> bool:
    """Whether two persons' names agree, or one has only initials, that fit many."""
    if of_names(one, other, others, folder) is not None:
        return True
    return any(all(len(name[0]) == 1 for name in names if is_full(name)) for names in (one, other))


def _with_like_initials(clusters: Sequence[Cluster]) -> Iterator[tuple[int, int]]:
    """The pairs of persons of whom a full name begins with the same letter."""
    by_letter: dict[str, list[int]] = defaultdict(list)
    for number, person in enumerate(clusters):
        for letter in {name[0][0] for name in person.names if is_full(name)}:
            by_letter[letter].append(number)
    yield from sorted(
        {
            (one, other)
            for numbers in by_letter.values()
            for at, one in enumerate(numbers)
            for other in numbers[at + 1 :]
        }
    )
