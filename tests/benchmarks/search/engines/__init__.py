"""`reader` and its peers, one a module, all of one shape (`engine.py`).

The peers are used as their documentation shows, on whole documents. Each runs in a process of its own
(`worker.py`), perhaps in another Python, so a package is imported where it is first needed.
"""

from __future__ import annotations

from tests.benchmarks.search.engines.engine import Engine
from tests.benchmarks.search.engines.fts5 import Fts5
from tests.benchmarks.search.engines.reader import Reader
from tests.benchmarks.search.engines.recoll import Recoll
from tests.benchmarks.search.engines.ripgrep import Ripgrep
from tests.benchmarks.search.engines.tantivy import Tantivy
from tests.benchmarks.search.engines.whoosh import Whoosh

ENGINES: dict[str, type[Engine]] = {
    "reader": Reader,
    "recoll": Recoll,
    "whoosh": Whoosh,
    "fts5": Fts5,
    "tantivy": Tantivy,
    "ripgrep": Ripgrep,
}
