"""What `reader` is held to: ratios to its peers in one run, and what a person would notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.search.corpus import KINDS
from tests.benchmarks.search.measures import Measures


@dataclass(frozen=True, slots=True)
class Bound:
    """A measure (None: not taken), what it must be, and what would be better than asked."""

    name: str
    value: float | None
    target: float
    beyond: float
    unit: str = ""
    at_least: bool = False

    @property
    def short(self) -> bool:
        return self.value is not None and not self._meets(self.value, self.target)

    def _meets(self, value: float, limit: float) -> bool:
        return value >= limit if self.at_least else value <= limit

    def __str__(self) -> str:
        asked = f"{'≥' if self.at_least else '≤'} {self.target:g}{self.unit} (beyond: {self.beyond:g})"
        if self.value is None:
            return f"{self.name:<42}{'–':>8}{self.unit:<3} {asked:<28} not measured"
        verdict = "short" if self.short else "PASS"
        further = ", beyond" if self._meets(self.value, self.beyond) else ""
        return f"{self.name:<42}{self.value:8.2f}{self.unit:<3} {asked:<28} {verdict}{further}"


def bounds(
    large: dict[str, Measures], small: Measures | None, cost: tuple[float, float] | None
) -> Iterator[Bound]:
    """The bounds with what was measured.

    `large` and `small` are of the two corpora, `cost` is seconds a MB of the beginning of the large one and
    of all of it.
    """
    ours, recoll, whoosh = large["reader"], large.get("recoll"), large.get("whoosh")
    yield Bound("build, reader / Recoll", ours.build / recoll.build if recoll else None, 1, 0.5)
    faster = whoosh.build / ours.build if whoosh else None
    yield Bound("build, naive Whoosh / reader", faster, 1.8, 3, at_least=True)
    yield Bound("peak memory while building", ours.memory, 600, 300, " MB")
    for kind in KINDS:
        if ours.asked(kind):
            yield Bound(f"query p95, {kind}", ours.p95(kind) * 1000, 60, 20, " ms")
    for kind in KINDS:
        if ours.asked(kind) and kind != "fuzzy":
            ratio = ours.p95(kind) / recoll.p95(kind) if recoll else None
            yield Bound(f"query p95, {kind}, reader / Recoll", ratio, 1.5, 0.7)
    slowest = max(small.p95(kind) * 1000 for kind in KINDS if small.asked(kind)) if small else None
    yield Bound("query p95 at 2,000, slowest kind", slowest, 20, 8, " ms")
    yield Bound("one changed file searchable", ours.update, 1, 0.3, " s")
    yield Bound("cost per byte, all / first 2,000", cost[1] / cost[0] if cost else None, 1.3, 1)
