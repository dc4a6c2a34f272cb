"""The closed word classes of English, the words that any text has, and how numbers and contractions are
written. All in lower case."""

from __future__ import annotations

from tui_reader.collate.listed import listed

FUNCTION = frozenset(
    listed(
        """
    a an the this that these those i me my myself you your yours yourself yourselves he him his himself
    she her hers herself it its itself we us our ours ourselves they them their theirs themselves who whom
    whose which what one ones someone somebody anyone anybody everyone everybody no nobody none nothing
    something anything everything each every some any all both either neither few many much more most other
    another such own same am is are was were be been being have has had having do does did doing done will
    would shall should can could may might must ought of in to for with on at by from up about into over
    after under between out against during without before through around among down off above near upon
    than as if when while where why how because since until unless though although whether that and or but
    nor so yet not never ever also just only very too then there here now well still even again really
    quite rather some 's 'd 'll would according across along already amid behind below beneath beside besides
    beyond despite except inside onto outside past per throughout till toward towards
    unlike via whereas within
    """
    )
)
COMMON = frozenset(
    listed(
        """
    say says said saying tell tells told telling get gets got getting gotten go goes going gone went make
    makes made making know knows knew known knowing take takes took taken taking see sees saw seen seeing come
    comes came coming think thinks thought thinking look looks looked looking want wants wanted wanting give
    gives gave given giving use uses used using find finds found finding ask asks asked asking work works
    worked working seem seems seemed feel feels felt feeling try tries tried trying leave leaves left leaving
    call calls called calling need needs needed needing become becomes became keep keeps kept keeping let lets
    begin began begun start started starting show shows showed shown hear heard play put puts putting mean
    means meant bring brings brought happen happens happened happening write wrote move live lives lived
    living believe believes believed hold held turn run believe help helps helped helping talk talks talked
    talking thank thanks please hope hopes hoped love loves loved like likes liked lot lots people person
    persons man men woman women child children time times year years day days week weeks month months today
    tomorrow yesterday way ways thing things world life lives hand part place case point work group number
    country state fact end home house family friend friends everyone team job word words question money side
    kind sort bit good better best new first second last long great little old right big high different small
    large next early young important bad able sure true real whole hard happy proud sorry nice clear back away
    always already often sometimes together forward ahead later yes ok okay oh mine
    seriously concern concerns concerned matter matters thoughts prayers priority comment delighted pleased
    excited disappointed absolutely certainly obviously definitely extremely incredibly
    """
    )
)
CALENDAR = frozenset(
    listed(
        """
    monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
    """
    )
)
"""But for May, which is a verb, too."""

NEGATIONS = frozenset(listed("not no never nobody none nothing neither nor nowhere without"))
OPENED = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
WHOLE = {
    "can't": ("ca", "can", "not"),
    "won't": ("wo", "will", "not"),
    "shan't": ("sha", "shall", "not"),
    "cannot": ("can", "can", "not"),
    "let's": ("let", "let", "us"),
}
IS_AFTER = frozenset(
    listed("he she it that this there here what who where when how everyone nobody somebody one")
)
HAS_BEFORE = frozenset(listed("been got had done gone become made taken seen given"))
ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"} | {
    "6th": "sixth", "7th": "seventh", "8th": "eighth", "9th": "ninth", "10th": "tenth"
}  # fmt: skip
IRREGULAR = {
    form: base
    for base, *forms in (
        verb.split("/")
        for verb in listed(
            """
            become/became begin/began/begun bind/bound bite/bit/bitten blow/blew/blown break/broke/broken
            bring/brought build/built buy/bought catch/caught choose/chose/chosen come/came deal/dealt dig/dug
            do/did/done draw/drew/drawn drink/drank/drunk drive/drove/driven eat/ate/eaten fall/fell/fallen
            feed/fed feel/felt fight/fought find/found flee/fled fly/flew/flown forget/forgot/forgotten
            forgive/forgave/forgiven freeze/froze/frozen get/got/gotten give/gave/given go/went/gone
            grow/grew/grown hang/hung hear/heard hide/hid/hidden hold/held keep/kept know/knew/known lay/laid
            lead/led leave/left lend/lent lie/lay/lain light/lit lose/lost make/made mean/meant meet/met
            pay/paid prove/proven ride/rode/ridden ring/rang/rung rise/rose/risen run/ran say/said
            see/saw/seen seek/sought sell/sold send/sent shake/shook/shaken shine/shone shoot/shot show/shown
            shrink/shrank
            sing/sang/sung sink/sank/sunk sit/sat sleep/slept speak/spoke/spoken spend/spent stand/stood
            steal/stole/stolen stick/stuck struck/struck swear/swore/sworn sweep/swept swim/swam/swum
            swing/swung take/took/taken teach/taught tear/tore/torn tell/told think/thought throw/threw/thrown
            understand/understood wake/woke/woken wear/wore/worn weep/wept win/won write/wrote/written
            """
        )
    )
    for form in forms
}
"""The base of each past of an irregular verb; "struck" is its own, as workers who strike hit nothing."""

SHIFTED = {
    word: words[0]
    for words in (
        ("i", "you", "he", "she", "we", "they", "me", "him", "her", "us", "them"),
        ("my", "your", "his", "her", "our", "their"),
        ("mine", "yours", "hers", "ours", "theirs"),
        ("is", "am", "are", "was", "were"),
        ("has", "have", "had"),
        ("does", "do", "did"),
        ("will", "shall", "would"),
        ("can", "could"),
        ("may", "might"),
    )
    for word in words
}
"""What stands for what as direct speech becomes indirect: person and tense shift, the sense does not."""
