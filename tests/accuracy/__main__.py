"""How good the annotations are: our figures, the floors they must not fall below, and the best of others.

    python -m tests.accuracy [SET ...] [--errors LAYER] [--model PIPELINE] [--raise]

Without SET: seeds/ and, where they are at hand, the sets beside the project. LAYER is people, quotes,
speakers, indirect, dates or values. The exit code is 1 where a figure is below its floor; `--raise` lifts the
floors to what was measured, and never lowers one.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from tests.accuracy.score import Scored, score
from tests.accuracy.sets import annotated, gold_of

FLOORS = Path(__file__).with_name("floors.json")
OTHERS = Path(__file__).with_name("others.json")
THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_EXAMPLES = 5


def floors() -> dict[str, dict[str, float]]:
    """By set and measure, the figure that ours must reach."""
    found: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def below(name: str, figures: dict[str, float]) -> list[str]:
    """The measures of a set that are below their floors."""
    return [measure for measure, floor in floors()[name].items() if figures.get(measure, 0.0) < floor]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--errors", metavar="LAYER", help="print classes of errors of a layer, with examples")
    parser.add_argument("--model", default="", help="another spaCy pipeline; floors are not for it")
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors")
    options = parser.parse_args()
    names = options.sets or [name for name in floors() if gold_of(name).exists()]
    scored = {name: score(annotated(name, options.model)) for name in names}
    figures = {name: found.figures() for name, found in scored.items()}
    _print_figures(figures)
    for name, found in scored.items():
        if found.speakers:
            _print_thresholds(name, found)
    if options.errors:
        for name, found in scored.items():
            _print_errors(name, found, options.errors)
    if options.model:
        return 0
    if options.lift:
        _lift(figures)
    fallen = {name: below(name, found) for name, found in figures.items() if name in floors()}
    for name, measures in fallen.items():
        for measure in measures:
            print(f"below its floor: {name} {measure}", file=sys.stderr)
    return int(any(fallen.values()))


def _print_figures(figures: dict[str, dict[str, float]]) -> None:
    others = json.loads(OTHERS.read_text(encoding="utf-8"))
    print(f"{'set':20}{'measure':20}{'ours':>7}{'floor':>7}  best of others")
    for name, found in figures.items():
        for measure, figure in found.items():
            floor = floors().get(name, {}).get(measure)
            best, who = others.get(name, {}).get(measure, ("", ""))
            print(f"{name:20}{measure:20}{figure:7.2f}{floor or '':>7}  {best} {who}".rstrip())


def _print_thresholds(name: str, found: Scored) -> None:
    print(f"\n{name}: speakers shown from a confidence on")
    print(f"{'confidence':>12}{'quotes with a speaker':>25}{'of these right':>18}")
    for threshold in THRESHOLDS:
        share, right = found.at_threshold(threshold)
        if share is not None and right is not None:
            print(f"{threshold:12.2f}{share:23.1f} %{right:16.1f} %")


def _print_errors(name: str, found: Scored, layer: str) -> None:
    print(f"\n{name}: errors in {layer}")
    classes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for of, kind, words, context in found.errors:
        if of == layer:
            classes[kind].append((words, context))
    for kind, count in Counter({kind: len(examples) for kind, examples in classes.items()}).most_common():
        print(f"{count:6}  {kind}")
        step = max(1, count // _EXAMPLES)
        for words, context in classes[kind][::step][:_EXAMPLES]:
            print(f"          {words}  |  {context}")


def _lift(figures: dict[str, dict[str, float]]) -> None:
    lifted = floors()
    for name, found in figures.items():
        known = lifted.setdefault(name, {})
        for measure, figure in found.items():
            known[measure] = max(known.get(measure, 0.0), math.floor(10 * figure) / 10)
    FLOORS.write_text(json.dumps(lifted, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
