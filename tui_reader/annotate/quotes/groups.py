"""Whom "the pair" stands for, and a label that holds a name in part."""

from __future__ import annotations

from tui_reader.annotate.quotes.attribution import Attribution
from tui_reader.annotate.quotes.story import WORD, Named, Reference, Story, refers, sentence_at
from tui_reader.model import Evidence


def group(story: Story, attribution: Attribution) -> Reference | None:
    """The two whom "the pair" stands for: the last two persons named together."""
    here = sentence_at(story, attribution.start)
    for number in range(here, max(-1, here - 12), -1):
        tokens = story.read[number].tokens
        named = [
            at for at, token in enumerate(tokens) if token.mention >= 0 and token.start < attribution.start
        ]
        for at in reversed(named):
            if at + 2 < len(tokens) and tokens[at + 1].low == "and" and tokens[at + 2].mention >= 0:
                first, second = story.mentions[tokens[at].mention], story.mentions[tokens[at + 2].mention]
                if first.person != second.person and second.end <= attribution.start:
                    words = story.text[attribution.start : attribution.end]
                    both = f"{story.names[first.person]} and {story.names[second.person]}"
                    says = f'"{words}" are {both}, named together before it'
                    evidence = (Evidence("group", first.start, second.end, says),)
                    return Reference("pronoun", None, (first.person, second.person), 0.8, evidence)
    return None


def labelled_person(story: Story, attribution: Attribution, words: str) -> Reference | None:
    """The person whose name a label holds in capitals or in part: "CLLR. LEE:"."""
    parts = dict.fromkeys(WORD.findall(words.lower()))
    fitting = [person for part in parts for person in story.surnames.get(part, ())]
    if not fitting:
        fitting = [person for label, person in story.labels.items() if label.startswith(words + ",")]
    if len(fitting) != 1:
        return None
    story.labels[words] = fitting[0]
    who = Named(fitting[0], attribution.start, attribution.end)
    return refers(story, attribution, "epithet", who, 0.95, "nobody else of this name in the source")
