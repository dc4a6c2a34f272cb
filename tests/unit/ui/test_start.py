from __future__ import annotations

import subprocess
import sys

LATER = {
    "hashlib",
    "msgspec",
    "rapidfuzz",
    "sqlite3",
    "tomllib",
    "whoosh",
    "tui_reader.export",
    "tui_reader.model.across",
    "tui_reader.ui.cards",
    "tui_reader.ui.screens.opening",
}


def test_the_first_screen_waits_for_nothing_it_does_not_show() -> None:
    code = (
        "import sys; before = set(sys.modules); import tui_reader.ui.app;"
        f" print(*sorted({LATER} & sys.modules.keys() - before))"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.split() == []
