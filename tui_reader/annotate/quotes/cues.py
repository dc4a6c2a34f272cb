"""Reporting verbs: the words that tell a reader that somebody speaks or writes.

Three strengths. *Speech* verbs report words wherever they stand ("said", "added"). *Stance* verbs report
words as well as other things ("called", "described", "praised"): they are cues for words quoted within the
writer's own sentence. *Light* verbs are cues only when they stand right beside a quote ("began",
"continued", "smiled"). The lists follow the verbs of attribution named in VerbNet's classes say-37.7,
tell-37.2, manner_speaking-37.3, complain-37.8 and characterize-29.2, and common newsroom usage.
"""

from __future__ import annotations


def _words(listed: str) -> list[str]:
    return listed.split()


_SPEECH = _words(
    """
    accuse acknowledge add admit advise affirm agree allege announce answer argue ask assert assure attest
    author beg blog boast caution claim clarify comment complain concede conclude confess confide
    confirm contend counter declare demand deny dispute emphasize emphasise email e-mail exclaim exhort
    explain explicate express fume gripe grouse gush indicate inform insist interject intone joke lament
    mention message moan mourn muse mutter note observe opine plead pledge point post predict proclaim
    promise pronounce quip rant rave react reaffirm reassure recall recommend recount reflect reiterate relate
    remark remind reply report request respond retort reveal say scoff scream shout sigh speculate state
    stress suggest surmise swear tell testify text theorize thunder tout tweet underline underscore urge
    venture voice volunteer vow wail warn whisper wonder write yell
    """
)

_STANCE = _words(
    """
    address apologize apologise applaud attack bemoan believe blame blast brand call celebrate challenge
    characterize characterise chide cite commend compare condemn congratulate criticize criticise decry
    defend denounce depict deride describe detail detest disagree dismiss dub echo encourage estimate feel
    frame hail herald hint imply label laud liken mock name object offer oppose outline paint portray
    praise present propose protest question quote rail read rebuff rebuke refer reference regard reject
    ridicule rip single slam summarize summarise thank think threaten trumpet title view weigh welcome
    highlight assess lambast lambaste invoke hammer knock pan bill cast deem declare diagnose
    """
)

_LIGHT = _words(
    """
    begin chime chuckle close continue cry deadpan end finish go grin interrupt laugh nod offer open
    persist press proceed pronounce recite repeat resume share shrug smile snap start sum teach tease
    sing chant beam bellow bark crow drawl gasp hiss howl murmur roar shriek snarl snort sob stammer
    stutter sneer implore cut try allow hear learn remember figure reckon guess argue grumble
    retaliate shoot fire type babble bawl bleat bluster boom cackle chirp chirrup coo croak croon drone
    enthuse gloat groan growl grunt holler hoot jabber jeer jibe marvel mumble purr quaver rage rasp
    rumble seethe sniff snivel splutter squawk squeak squeal storm taunt trill wheeze whimper
    whine whoop yelp
    """
)

_IRREGULAR = {
    "say": ("said",), "tell": ("told",), "write": ("wrote", "written"), "swear": ("swore", "sworn"),
    "think": ("thought",), "feel": ("felt",), "read": ("read",), "begin": ("began", "begun"), "go": ("went",
    "goes"), "sing": ("sang", "sung"), "teach": ("taught",), "cast": ("cast",), "cut": ("cut",), "hear":
    ("heard",), "plead": ("pled",), "rip": ("ripped", "ripping"), "pan": ("panned", "panning"), "quip":
    ("quipped", "quipping"), "knock": ("knocked",), "sob": ("sobbed", "sobbing"), "beg": ("begged",
    "begging"), "blog": ("blogged", "blogging"), "slam": ("slammed", "slamming"), "admit": ("admitted",
    "admitting"), "refer": ("referred", "referring"), "nod": ("nodded", "nodding"), "snap": ("snapped",
    "snapping"), "grin": ("grinned", "grinning"), "chat": ("chatted",), "sum": ("summed",), "crow":
    ("crowed",), "shrug": ("shrugged", "shrugging"), "dub": ("dubbed", "dubbing"), "shoot": ("shot",),
}  # fmt: skip

_IRREGULAR_ONLY = frozenset(
    {"say", "tell", "write", "swear", "think", "feel", "begin", "go", "sing", "shoot", "teach", "hear"}
)


def _forms(verb: str) -> set[str]:
    """The inflected forms of a verb: says, said, saying."""
    stem = verb[:-1] if verb.endswith("e") else verb
    soft_y = len(verb) > 2 and verb.endswith("y") and verb[-2] not in "aeiou"
    third = (
        verb[:-1] + "ies" if soft_y else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    )
    forms = {verb, third, stem + "ing", *_IRREGULAR.get(verb, ())}
    if verb not in _IRREGULAR_ONLY:
        forms.add(verb[:-1] + "ied" if soft_y else stem + "ed")
    return forms


def inflected(verbs: str) -> frozenset[str]:
    """All forms of the verbs of a list written as one string."""
    return frozenset(form for verb in _words(verbs) for form in _forms(verb))


SPEECH = frozenset(form for verb in _SPEECH for form in _forms(verb))
STANCE = frozenset(form for verb in _STANCE for form in _forms(verb)) - SPEECH
LIGHT = frozenset(form for verb in _LIGHT for form in _forms(verb)) - SPEECH - STANCE
CUES = SPEECH | STANCE | LIGHT
