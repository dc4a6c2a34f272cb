"""Which assertion says what a denial denies."""

from __future__ import annotations

import pytest

from tui_reader.collate.disagreements.denials import contradicts
from tui_reader.collate.propositions import Assertion, Denial


def denial(verb: str, *of: str, agent: str = "", taker: str = "") -> Denial:
    return Denial(0, 1, verb, agent, taker, frozenset(of), "@vale", False)


def assertion(words: str) -> Assertion:
    return Assertion(0, 1, words, "")


@pytest.mark.parametrize(
    ("denied", "asserted"),
    [
        (denial("lock", "gate"), "gate =lock night"),
        (denial("lock", "gate"), "@moss +lock gate"),
        (denial("lock", "gate", agent="@moss"), "@moss +lock gate"),
        (denial("lock", "gate", agent="@moss"), "gate =lock @moss"),
        (denial("lock", "gate", agent="council"), "council +lock gate"),
        (denial("receiv", "letter", taker="@moss"), "@moss +sign letter"),
        (denial("receiv", "letter", taker="@moss"), "@vale +send letter @moss"),
        (denial("tell", "leak", agent="@vale", taker="@moss"), "@vale +warn @moss leak"),
        (denial("tell", "leak", taker="@moss"), "@moss +know leak"),
    ],
)
def test_what_is_denied_is_asserted_in_other_words(denied: Denial, asserted: str) -> None:
    assert contradicts(denied, assertion(asserted))


@pytest.mark.parametrize(
    ("denied", "asserted"),
    [
        (denial("lock", "gate"), "gate =paint"),
        (denial("lock", "gate"), "door =lock"),
        (denial("lock", "gate", agent="@moss"), "@vale +lock gate"),
        (denial("lock", "gate", agent="@moss"), "@moss @vale +lock gate"),
        (denial("lock", "gate", agent="@moss"), "gate =lock"),
        (denial("receiv", "letter", taker="@moss"), "@moss +send letter @vale"),
        (denial("tell", "leak", agent="@vale", taker="@moss"), "@moss +tell @vale leak"),
        (denial("lock", "gate"), "gate lock night"),
    ],
)
def test_another_deed_or_other_parts_in_it_are_no_contradiction(denied: Denial, asserted: str) -> None:
    assert not contradicts(denied, assertion(asserted))
