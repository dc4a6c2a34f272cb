"""Writes the lists in tui_reader/annotate/people/: given_names.txt, surnames.txt and english.txt.

    pip install names==0.3.0 Faker==40.54.0 lemminflect==0.2.3 && python tools/name_lists.py

Origin: `names` holds the given names and surnames of the 1990 census of the United States (Census Bureau,
public domain), surnames by frequency; `Faker` (MIT licence, Daniele Faraglia and contributors) holds names
usual in some sixty countries, of which those in Latin script are taken. All are folded as `fold` does.
The English words are those in small letters of the SPECIALIST Lexicon (U.S. National Library of Medicine,
public domain), as `lemminflect` (MIT licence, Brad Jascob) holds them, less all names.

Left out of the given names are words that English text writes with a capital more often for other reasons
than to name a person: the closed lists of the annotator, the commonest English words (Faker's), SELDOM_NAMES.
"""

from __future__ import annotations

import gzip
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import names  # type: ignore[import-not-found]
from faker.providers import person  # type: ignore[import-not-found]
from faker.providers.lorem.en_US import Provider as English  # type: ignore[import-not-found]

from tui_reader.annotate.people.name_words import NOT_NAMES, ORGANISATIONS, ROLES
from tui_reader.annotate.people.persons import fold
from tui_reader.annotate.people.place_words import PLACES
from tui_reader.annotate.words import words

OUT = Path(__file__).parent.parent / "tui_reader" / "annotate" / "people"
SURNAMES_OF_CENSUS = 10_000
SHORTEST = 2
NAME = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
SELDOM_NAMES = words(
    """
    able ally akin an arena art asa asia august austin author autumn baby banks bay beat bell bent
    berry blessing blossom bo boss brain brown buck bud buddy can candy cap carry cash chance
    charity chase chi china chong christian chu chun clay cliff columbus comfort constant coral
    council crystal dakota dale dallas dawn dee dell delta denver desire destiny diamond dong earl
    easter echo ed eden else emerald era eun ever faith fate fe fern fleet floor florence florida
    forest forum france gala gale gang gay gene genesis german ginger glory golden grace grit gun
    guy ha hall han harm harsh haven hazel heath heather hee hon honey hong hope houston hung hunter
    innocent iris israel ivory ivy ja jade jail jewel ji jin jo job joke joy jude june jung ka kent
    kick king ku la lady lan lane latina laurel le lean lee less levy li liberty lily lincoln link
    loan lone long lot lou love loyal lu ma mad madison magnolia mai major male man maple marina
    marine math may me media melody mercy merry mi mile miles mining minor miss misty monet moon my
    na nam nevada noble nu numbers odd ok olive opal orange page pal paris park pat patience peace
    pearl peer penny per pink pok precious press prince princess queen raven reason red regina rich
    rock rocky rod roll roman rose royal ruby rush sad sage san sandy sang santa santiago savannah
    scarlet season see server sha shad si sierra silver sin sincere skip so sol sole son song soon
    spring star sterling storm stormy su suk summer sun sunday sung sunny sunshine ta tai tam tea
    temple terra thanh thi ties tiny tone tu ty tyson un una unique unknown urban val van venice
    venus vi victoria victory virginia wage wan ward week welcome weston will windy wing winter wise
    worth yen yi yon yong young yu yun
    """
)


def main() -> None:
    census = Path(names.__file__).parent
    known = [*_first_columns(census / "dist.female.first"), *_first_columns(census / "dist.male.first")]
    common = NOT_NAMES | ORGANISATIONS | {fold(word) for word in English.word_list}
    given = _clean([*known, *_of_faker("first")]) - (common - _clean(known)) - PLACES - ROLES - SELDOM_NAMES
    surnames = _clean([*_first_columns(census / "dist.all.last")[:SURNAMES_OF_CENSUS], *_of_faker("last")])
    surnames -= common | PLACES
    _write(OUT / "given_names.txt", given)
    _write(OUT / "surnames.txt", surnames)
    _write(OUT / "english.txt", set(_of_lexicon()) - _clean(known) - given - surnames)


def _first_columns(file: Path) -> list[str]:
    return [line.split()[0] for line in file.read_text("ascii").splitlines() if line.strip()]


def _of_faker(kind: str) -> Iterator[str]:
    """The names in all lists of all locales whose names say that they hold first (or last) names."""
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for name in dir(provider):
            listed = getattr(provider, name)
            if kind in name and "format" not in name and isinstance(listed, (list, tuple, set, dict)):
                yield from (item if isinstance(item, str) else item[0] for item in listed)


def _of_lexicon() -> Iterator[str]:
    spec = find_spec("lemminflect")
    assert spec and spec.origin
    file = Path(spec.origin).parent / "resources" / "lemma_lu.csv.gz"
    with gzip.open(file, "rt", encoding="utf-8") as table:
        for line in table:
            word = line.partition(",")[0]
            if len(word) > SHORTEST and word.isascii() and word.isalpha() and word.islower():
                yield word


def _clean(listed: Iterable[str]) -> set[str]:
    folded = {fold(word) for name in listed for word in name.split()}
    return {word for word in folded if len(word) >= SHORTEST and word.isascii() and NAME.fullmatch(word)}


def _write(file: Path, listed: set[str]) -> None:
    file.write_text("".join(f"{name}\n" for name in sorted(listed)), "ascii")


if __name__ == "__main__":
    main()
