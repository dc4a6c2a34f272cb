"""The reading room: what keys bring about in its panes."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Literal

from tui_reader.library import Library
from tui_reader.ui import status
from tui_reader.ui.actions import COMMANDS, bindings
from tui_reader.ui.messages import MarksChanged, Notice
from tui_reader.ui.results import Heading, PersonRow, PlaceRow, Row
from tui_reader.ui.screens import marks
from tui_reader.ui.screens.following import Following
from tui_reader.ui.widgets.article import ArticleView
from tui_reader.ui.widgets.lines import LineList
from tui_reader.ui.widgets.query import QueryInput
from tui_reader.ui.widgets.search import SearchPane

if TYPE_CHECKING:
    from tui_reader.ui.cards import Place


class ReadingRoom(Following):
    """Wires the panes together."""

    BINDINGS = bindings(tuple(command for command in COMMANDS if not command.action.startswith("app.")))

    def __init__(self, library: Library, notice: str = "") -> None:
        """`notice` is what the reader should be told first."""
        super().__init__(library)
        self._first_notice = notice
        self.lists_left: dict[str, int] = {}
        """The row at which each list of what was compared was left, by its title."""
        self.left_at: Place | None = None
        """The date at which the timeline was left."""

    def on_mount(self) -> None:
        self.show_panes()
        self.show_start()
        if self._first_notice:
            self.say(self._first_notice)

    # Going to places

    def action_item(self, kind: Literal["person", "quote", "date", "mark"], step: Literal[1, -1]) -> None:
        if self.article.next_item(kind, step):
            self.show_article()
            self.show_status()
        elif kind == "mark":
            marks.next_source(self, step)
        elif self.annotations is None:
            self.say("People, quotes and dates of this source are not known yet")
        else:
            self.say(f"No {'further' if step > 0 else 'earlier'} {kind} in this source")

    def action_match(self, step: Literal[1, -1]) -> None:
        if not self.search.asked:
            self.say("Nothing is searched for: / begins")
        elif not self.search.step(step):
            self.say("No further match" if step > 0 else "No earlier match")

    def action_source(self, step: Literal[1, -1]) -> None:
        path = self.sources.neighbour(step)
        if path is None:
            self.say("This is the last source" if step > 0 else "This is the first source")
        else:
            self.open(path)

    def action_open(self) -> None:
        if self.pane == "sources":
            self.sources.choose()
        elif self.pane == "search":
            self.search.choose()
        else:
            self.article.open_item()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        self.open(self.sources.paths[event.index])
        self.action_pane("article")

    # The search

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the query, the key of the search is typed."""
        return not (action == "search" and isinstance(self.focused, QueryInput))

    def action_search(self) -> None:
        if self.pane != "search":
            self.action_pane("search")
        self.search.focus_query()

    def action_narrow(self) -> None:
        """Go to the facets beside the results; from there, or where there are none, to all of a kind."""
        if not self.search.facets.focus_block():
            _opening().show_facets(self)

    def action_widen(self) -> None:
        if not self.search.widen():
            self.say("Nothing is narrowed: f narrows by a person, speaker, date or source")

    def action_sort(self) -> None:
        self.search.sort()

    def show_start(self) -> None:
        """What stands in the search pane while nothing is asked."""
        rows: list[Row] = []
        if self.people:
            rows += [Heading("People"), *map(PersonRow, self.people)]
        if self.marks:
            rows += [Heading("Marks"), *(PlaceRow(mark.source, mark.start, mark.text) for mark in self.marks)]
        self.search.set_start(rows)

    def on_asking_pane_found(self, event: SearchPane.Found) -> None:
        self.sources.set_hits(event.result.counts if event.result is not None else {})
        if self.article.source is not None:
            self.article.set_matches(self.search.matches(self.article.source.path))
        self.ask_first()
        self.show_status()

    def on_search_pane_place_chosen(self, event: SearchPane.PlaceChosen) -> None:
        self.open(event.path, event.start)
        if event.read:
            self.action_pane("article")
        else:
            self.show_article()
        self.show_status()

    def on_search_pane_person_chosen(self, event: SearchPane.PersonChosen) -> None:
        self.in_background("card", _opening().show_person(self, event.person))

    # Cards and sheets

    def on_article_view_item_opened(self, event: ArticleView.ItemOpened) -> None:
        source = self.article.source
        if source is not None:
            self.in_background("card", _opening().show_item(self, source, self.annotations, event.item))

    def action_problems(self) -> None:
        _opening().show_problems(self)

    def action_help(self) -> None:
        _opening().show_help(self)

    def action_export(self) -> None:
        self.in_background("card", _opening().show_export(self))

    # Comparing

    def action_compare(self) -> None:
        self.in_background("compare", _comparing().show_versions(self))

    def action_disagreements(self) -> None:
        self.in_background("compare", _comparing().show_disagreements(self))

    def action_wordings(self) -> None:
        self.in_background("compare", _comparing().show_utterances(self))

    def action_timeline(self) -> None:
        from tui_reader.ui.screens.timeline import show_timeline

        show_timeline(self)

    # Marks

    def action_mark(self) -> None:
        marks.toggle(self)

    def on_marks_changed(self, event: MarksChanged) -> None:
        marks.take(self, event.marks)

    # What leaves

    def action_copy(self) -> None:
        if self.article.source is not None:
            _opening().copy(self, self.article.source, self.stretch(), whole=True)

    def action_copy_place(self) -> None:
        if self.article.source is not None:
            _opening().copy(self, self.article.source, self.stretch(), whole=False)

    def action_editor(self) -> None:
        if self.article.source is not None:
            _opening().edit(self, self.article.source, self.article.line)

    # What is said

    def show_status(self) -> None:
        article = self.article
        left = status.here(article.source, article.cursor, article.line, self.annotations, self.stories)
        if self.notice is not None:
            left = [self.notice]
        self.status.say(*left, right=status.elsewhere(self.search.where, self.progress, self.unread))

    def on_notice(self, event: Notice) -> None:
        self.say(event.words, warning=event.warning)


def _opening() -> ModuleType:
    """Cards, help, export, loaded when the first of them is asked for: the room is painted before."""
    from tui_reader.ui.screens import opening

    return opening


def _comparing() -> ModuleType:
    """The same of what sources say alike and otherwise."""
    from tui_reader.ui.screens import comparing

    return comparing
