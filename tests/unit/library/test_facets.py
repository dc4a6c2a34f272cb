from __future__ import annotations

from tui_reader.library.facets import Filter
from tui_reader.model import Facet

ANN = Facet("person", "ann lee", "Ann Lee", 3)
BO = Facet("speaker", "bo ångström", "Bo Ångström", 2)


def test_a_filter_takes_parts_of_words_without_case_and_diacritics() -> None:
    names = Filter([ANN, BO])
    assert list(names.with_words("")) == [ANN, BO]
    assert names.with_words("angst") == [BO]
    assert names.with_words("LE an") == [ANN]
    assert names.with_words("zeppelin") == []
