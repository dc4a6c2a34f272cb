"""The names that most people bear, and the words that most texts hold: to share one of them tells next to
nothing.

Surnames by the censuses of the United States (2010) and of England and Wales, with the commonest of other
countries; given names by the Social Security Administration over a hundred years, with their like elsewhere.
All are folded.
"""

from __future__ import annotations

from tui_reader.collate.listed import listed

SURNAMES = frozenset(
    listed(
        """
    abdullah adams ahmed alexander ali allen alvarez anderson bailey baker barker barnes becker begum bell
    bennett bernard black brooks brown burke burns butler byrne campbell carter castillo chan chapman
    chavez chen choi clark clarke cole coleman collins cook cooper cox crawford cruz das dasilva davies
    davis diaz dixon doherty doyle dubois durand edwards ellis evans fernandez ferrari fischer fisher
    flores ford foster gallagher garcia gibson gomez gonzalez gordon graham grant gray green griffin gupta
    gutierrez hall hamilton harris harrison hassan hayes henderson hernandez hill ho hoffmann holmes
    howard huang hughes hunt hussain ibrahim iqbal ivanov jackson james jenkins johnson jones jordan karim
    kelly kennedy khan kim king klein knight koch kumar lau lawson lee lewis li lim liu lloyd long lopez
    lynch macdonald malik marshall martin martinez mason matthews mckenzie mendoza meyer miller mills
    mitchell mohamed moore moreau moreno morgan morris morrison muller murphy murray myers nelson ng
    nguyen obrien oconnor oneill ortiz osullivan owens palmer park parker patel patterson pearson perez
    perry pham phillips powell price rahman ramirez ramos rao reed reid reynolds richardson rivera roberts
    robertson robinson rodriguez rogers romero rose ross rossi rowe ruiz russell russo ryan sanchez
    sanders santos sato schmidt schneider schulz scott shah sharma shaw silva simmons simpson singh smith
    stevens stewart stone sullivan suzuki tan tanaka taylor thomas thompson thomson torres tran turner
    vasquez wagner walker wallace walsh wang ward warren watson webb weber west white williams wilson wolf
    wong wood woods wright wu yang young zhang zhao zhou
    """
    )
)

GIVEN_NAMES = frozenset(
    listed(
        """
    aaron abdul adam ahmed aisha alan alex alexander ali alice amanda amy ana andrei andrew angela ann
    anna anne anthony antonio ashley ava barbara benjamin betty brandon brian carl carlos carol caroline
    carolyn catherine charles charlotte chloe christine christopher claire cynthia daniel david deborah
    debra dennis diane dmitri donald donna dorothy edward elena elizabeth ella emily emma eric ethan
    fatima francisco frank gary george grace graham gregory hannah hans harry hassan heather helen henry
    ian isabella ivan jack jacob james jane janet jason jean jeffrey jennifer jerry jessica john jonathan
    jose joseph joshua juan judith judy julia justin karen kate katherine kathleen katie keith kelly
    kenneth kevin khalid kimberly klaus larry laura lauren liam linda lisa logan lucas lucy luis manuel
    marco margaret maria marie mario mark martha martin mary mason matthew megan melissa mia michael
    michelle min mohamed mohammed muhammad nancy natalie nathan neil nicholas nicole noah oliver olivia
    omar pamela patricia patrick paul paulo pedro peter philip pierre rachel raj rebecca richard robert
    roger ronald rosa ruth ryan sally samantha samuel sandra sanjay sara sarah scott sean sergei sharon
    simon sofia sophie stephanie stephen steven stuart susan thomas timothy tina tracy tyler victoria
    virginia wei wendy william yusuf
    """
    )
)

WORDS = frozenset(
    listed(
        """
    about above according across added adding after again against almost along already also always
    announced another answer anybody around asked away back because been before began begin being best
    better between both called came case child children city come comes coming company could country court
    day days during each early even evening ever every everyone fact families family father first friend
    friends from further gave give given going gone good government great group happened have having hear
    heard help here herself high himself home hour hours house however husband including interview into
    job just keep kept knew know known last later least leave left less life like little live lives living
    long look looked lost love made main make makes making man many media member members men might
    minister minute minutes money month months more morning most mother much must name names need never
    news next night nobody nothing number official officials often once only open opened other over own
    part past people perhaps person photo place point police post president press problem public put
    question questions quite rather really report reporters right said saying says second seem seemed
    seems seen sent several show side since small social some somebody soon speak speaking spoke spokesman
    spokesperson spokeswoman started state statement stay still stop story street such sure take taken
    talk team tell than thank thanks their them then there these they thing things think this those
    thought three through time times today together told tomorrow took towards town tried trying turned
    under until used very video want wanted way ways website week weeks well went were what when where
    which while whole whom whose wife will with without woman women word words work world would year years
    your
    """
    )
)
