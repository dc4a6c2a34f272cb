"""Every command of the reading room: the one list that keys, footer, help, palette and documentation read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType
from textual.keys import format_key

GROUPS = (
    "Search",
    "Move",
    "Find in the source",
    "Compare sources",
    "Sources and panes",
    "Marks and what leaves",
    "reader",
)


@dataclass(frozen=True, slots=True)
class Command:
    """What a key does.

    `id` is its name in the table `keys` of the configuration, `keys` are Textual's names with commas between
    them (none: only in the palette), `action` a method of the reading room. `hint` is its word in the footer.
    """

    id: str
    keys: str
    title: str
    group: str
    action: str
    hint: str = ""


COMMANDS = (
    Command("search", "slash", "Search all sources; again: this source only", "Search", "search", "search"),
    Command("next-match", "n", "Next match, on into the next source", "Search", "match(1)", "next"),
    Command("previous-match", "N", "Previous match", "Search", "match(-1)"),
    Command("narrow", "f", "Narrow by a person, speaker, date or source", "Search", "narrow", "narrow"),
    Command("widen", "F", "Narrow no more", "Search", "widen"),
    Command("sort", "s", "Sort by relevance, newest, oldest, source", "Search", "sort"),
    Command("open", "enter", "Open the hit; card of the item under the cursor", "Search", "open", "open"),
    Command("back", "escape", "Clear, close, back", "Search", "back"),
    Command("down", "j,down", "A line down", "Move", "move('line', 1)"),
    Command("up", "k,up", "A line up", "Move", "move('line', -1)"),
    Command("page-down", "space,pagedown", "A page down", "Move", "move('page', 1)"),
    Command("page-up", "b,pageup", "A page up", "Move", "move('page', -1)"),
    Command("half-page-down", "ctrl+d", "Half a page down", "Move", "move('half', 1)"),
    Command("half-page-up", "ctrl+u", "Half a page up", "Move", "move('half', -1)"),
    Command("top", "g,home", "To the top", "Move", "move('end', -1)"),
    Command("bottom", "G,end", "To the end", "Move", "move('end', 1)"),
    Command("next-person", "p", "Next person", "Find in the source", "item('person', 1)", "person"),
    Command("previous-person", "P", "Previous person", "Find in the source", "item('person', -1)"),
    Command("next-quote", "t", "Next quote", "Find in the source", "item('quote', 1)", "quote"),
    Command("previous-quote", "T", "Previous quote", "Find in the source", "item('quote', -1)"),
    Command("next-date", "d", "Next date", "Find in the source", "item('date', 1)", "date"),
    Command("previous-date", "D", "Previous date", "Find in the source", "item('date', -1)"),
    Command(
        "compare", "c", "Compare the quote with its other versions", "Compare sources", "compare", "compare"
    ),
    Command(
        "disagreements", "C", "All disagreements, most serious first", "Compare sources", "disagreements"
    ),
    Command(
        "wordings", "w", "All quotes of several sources, by how they differ", "Compare sources", "wordings"
    ),
    Command("timeline", "v", "Timeline: what the sources say happened when", "Compare sources", "timeline"),
    Command("next-source", "right_square_bracket", "Next source", "Sources and panes", "source(1)"),
    Command("previous-source", "left_square_bracket", "Previous source", "Sources and panes", "source(-1)"),
    Command("next-pane", "tab", "Next pane", "Sources and panes", "cycle(1)", "pane"),
    Command("previous-pane", "shift+tab", "Previous pane", "Sources and panes", "cycle(-1)"),
    Command("sources", "1", "The sources", "Sources and panes", "pane('sources')"),
    Command("article", "2", "The article", "Sources and panes", "pane('article')"),
    Command("results", "3", "The search", "Sources and panes", "pane('search')"),
    Command("zoom", "z", "Zoom the pane", "Sources and panes", "zoom"),
    Command("problems", "exclamation_mark", "What was not read, and why", "Sources and panes", "problems"),
    Command("mark", "m", "Mark this place, or take its mark away", "Marks and what leaves", "mark", "mark"),
    Command("next-mark", "u", "Next mark", "Marks and what leaves", "item('mark', 1)"),
    Command("previous-mark", "U", "Previous mark", "Marks and what leaves", "item('mark', -1)"),
    Command("copy", "y", "Copy the snippet with its citation", "Marks and what leaves", "copy"),
    Command("copy-place", "Y", "Copy path:line", "Marks and what leaves", "copy_place"),
    Command("export", "e", "Export what is on show", "Marks and what leaves", "export", "export"),
    Command("editor", "o", "Open in $EDITOR at the line", "Marks and what leaves", "editor"),
    Command("help", "question_mark,f1", "Help and legend", "reader", "help", "help"),
    Command("palette", "ctrl+p,colon", "Command palette", "reader", "app.command_palette"),
    Command("theme", "", "Change the theme", "reader", "app.change_theme"),
    Command("redraw", "ctrl+l", "Draw the screen anew", "reader", "app.redraw"),
    Command("close", "q", "Back, then quit", "reader", "close"),
    Command("quit", "ctrl+q", "Quit", "reader", "app.quit"),
)

IN_QUERY = (
    Command("take", "tab", "In the query: take the suggestion, as → does at the end", "Search", "take"),
    Command("older-query", "up", "In the query: what was asked before", "Search", "recall(1)"),
    Command("newer-query", "down", "In the query: what was asked after it", "Search", "recall(-1)"),
)
"""The commands that the line of the query has beyond those of the room; not in the palette."""

IN_COMPARISON = (
    Command(
        "next-group",
        "n,right_square_bracket",
        "In a comparison: the next quote that stands in several sources",
        "Compare sources",
        "group(1)",
    ),
    Command(
        "previous-group",
        "p,N,left_square_bracket",
        "In a comparison: the one before",
        "Compare sources",
        "group(-1)",
    ),
)
"""The commands that a comparison has beyond those of other sheets; not in the palette."""

IN_TIMELINE = (
    Command(
        "next-day", "d,right_square_bracket", "In the timeline: the next day", "Compare sources", "day(1)"
    ),
    Command(
        "previous-day",
        "D,left_square_bracket",
        "In the timeline: the day before",
        "Compare sources",
        "day(-1)",
    ),
)
"""The commands that the timeline has beyond those of other sheets; not in the palette."""

_EVERY = (*COMMANDS, *IN_QUERY, *IN_COMPARISON, *IN_TIMELINE)


# What is typed right after these goes to another widget: they are done before the next key is looked at.
_AT_ONCE = frozenset({"search"})


def bindings(commands: tuple[Command, ...] = COMMANDS) -> list[BindingType]:
    """The bindings of these commands, each under its id, so that a keymap can move it."""
    return [
        Binding(
            command.keys,
            command.action,
            command.title,
            show=False,
            id=command.id,
            priority=command.id in _AT_ONCE,
        )
        for command in commands
        if command.keys
    ]


def keymap(chosen: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The user's keys as a keymap of Textual, and the names among them that no command has."""
    known = {command.id for command in _EVERY}
    return {id: keys for id, keys in chosen.items() if id in known}, sorted(chosen.keys() - known)


def shown_keys(command: Command, chosen: Mapping[str, str]) -> str:
    """The keys of a command as a reader writes them: `j ↓`."""
    keys = (key.strip() for key in chosen.get(command.id, command.keys).split(","))
    return " ".join("enter" if key == "enter" else format_key(key) for key in keys if key)


def grouped() -> Iterator[tuple[str, list[Command]]]:
    for group in GROUPS:
        yield group, [command for command in _EVERY if command.group == group]


_MOVES = {command.id for command in COMMANDS if command.group == "Move"}
_ON_SHEETS = {*_MOVES, "open", "export"}
MODAL_MOVES = (
    *(command for command in COMMANDS if command.id in _ON_SHEETS),
    Command("back", "escape", "Close", "Search", "back"),
    Command("close", "q", "Close", "reader", "back"),
)
"""The commands of cards, help and other sheets that lie over the reading room."""
COMPARISON = (
    *MODAL_MOVES,
    *(command for command in COMMANDS if command.id in ("copy", "copy-place", "help")),
    *IN_COMPARISON,
)
"""Those of a comparison."""
OVERVIEW = tuple(command for command in COMPARISON if not command.id.startswith("copy"))
"""Those of a list of what was compared."""

TIMELINE = (
    *MODAL_MOVES,
    *(command for command in COMMANDS if command.id in ("narrow", "widen", "copy", "copy-place", "help")),
    *IN_TIMELINE,
)
"""Those of the timeline."""


def keys_table() -> str:
    """The commands as the page of the documentation that lists them."""
    lines = [
        "# Keys",
        "",
        "Each command can be given other keys in the configuration, by its name:",
        "",
        "```toml",
        "[keys]",
        'export = "x"',
        'down = "j,down,ctrl+n"',
        "```",
    ]
    for group, commands in grouped():
        lines += ["", f"## {group}", "", "| keys | what it does | name |", "|---|---|---|"]
        for command in commands:
            keys = " ".join(f"`{key}`" for key in shown_keys(command, {}).split()) or "in the palette"
            lines.append(f"| {keys} | {command.title} | `{command.id}` |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(keys_table(), end="")
