"""The closed word classes of English that a grammar without a tagger leans on."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(listed.split())


DETERMINERS = words(
    """
    a an the this that these those my your his her its our their another each every some any no one two
    three four five six seven eight nine ten several many most both all few other half hundreds dozens
    """
)
PRONOUNS = words("i he she they we you it who someone somebody everyone everybody nobody anyone one others")
MASCULINE = words("he him his himself")
FEMININE = words("she her hers herself")
PREPOSITIONS = words(
    """
    about above across after against along alongside amid among around as at before behind below beneath
    beside besides between beyond by despite down during for from in inside into like near of off on
    onto out outside over past per since through throughout till to toward towards under until unlike up
    upon via with within without regarding concerning following including
    """
)
ATTACHED = words("of for at from with in on to near behind against")
SUBORDINATORS = words(
    """
    although because if once since that though unless until when whenever where whereas whether while
    how why what whatever before after as so than
    """
)
RELATIVES = words("who which that whom whose")
COORDINATORS = words("and but or nor yet so then")
AUXILIARIES = words(
    """
    am is are was were be been being has have had having do does did will would shall should can could
    may might must 's 're 've 'd 'll isn't wasn't weren't hasn't haven't hadn't don't doesn't didn't
    won't wouldn't can't couldn't cannot isn’t wasn’t weren’t hasn’t haven’t hadn’t don’t doesn’t didn’t
    won’t wouldn’t can’t couldn’t
    """
)
BE = words("am is are was were be been being isn't wasn't weren't isn’t wasn’t weren’t get gets got")
ADVERBS = words(
    """
    also then later again still even just only once never always often sometimes now soon ever already
    instead first finally meanwhile however moreover nevertheless nonetheless therefore thus indeed
    perhaps maybe too not today yesterday tomorrow tonight here there back further furthermore long
    since earlier afterward afterwards himself herself itself themselves both all each either likewise
    elsewhere twice quickly rather almost online well recently simply
    """
)
DAYS = words(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january
    february march april may june july august september october november december morning afternoon
    evening night week month year weekend late early mid last next
    """
)
IRREGULAR_PASTS = words(
    """
    took made gave went came got did had saw met held won lost ran led left set put spoke stood sat kept
    became began found brought drew fell grew knew sent shot threw rose wore chose broke built bought
    caught drove ate felt flew forgot hid hit hurt kept laid lay let lit paid quit rode sang shook slept
    sold spent stuck struck swore taught thought understood woke wrote told said heard fought sought
    showed goes wants makes takes comes gives gets seems appears remains says sees needs
    """
)
GROUPS = words("pair duo couple trio twins siblings brothers sisters spouses parents pals")

FEMININE_NOUNS = words(
    """
    actress woman girl lady mother mom mum sister daughter wife widow grandmother aunt niece queen
    princess duchess spokeswoman congresswoman chairwoman businesswoman councilwoman saleswoman
    policewoman comedienne heroine hostess waitress girlfriend bride nun stewardess heiress goddess
    matriarch assemblywoman anchorwoman songstress mum-of-two mother-of-one mother-of-two
    mother-of-three mother-of-four mom-of-two mom-of-three ms mrs miss dame
    """
)
MASCULINE_NOUNS = words(
    """
    actor man boy gentleman father dad brother son husband widower grandfather uncle nephew king prince
    duke spokesman congressman chairman businessman councilman salesman policeman hero host waiter
    boyfriend groom monk heir patriarch assemblyman anchorman father-of-one father-of-two
    father-of-three father-of-four dad-of-two dad-of-three fireman mr sir lord
    """
)
