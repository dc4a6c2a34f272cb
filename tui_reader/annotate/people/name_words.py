"""Closed lists of general English that tell persons from what else is capitalised."""

from __future__ import annotations

from tui_reader.annotate.words import words

TITLES = words(
    """
    speaker mr mrs ms miss mx messrs dr prof professor sir dame lord lady madam madame monsieur mme mlle
    herr frau doña señor señora president vice-president vice premier prime minister chancellor
    senator sen rep representative congressman congresswoman gov governor mayor judge justice
    magistrate attorney king queen prince princess duke duchess earl count baron baroness emperor
    empress sultan emir pope cardinal archbishop bishop father pastor rev reverend rabbi imam sheikh
    sheik shaikh ayatollah maulana mullah swami gen general lt lieutenant col colonel maj major capt
    captain cpl corporal sgt sergeant cmdr commander admiral adm brig brigadier marshal private pvt
    constable det detective inspector supt superintendent sheriff officer chief secretary
    undersecretary ambassador consul envoy spokesman spokeswoman spokesperson chairman chairwoman
    chairperson chair ceo cfo director deputy acting former ex-president mp mep mla mk td councillor
    councilor cllr councilman councilwoman pm mk alderman coach manager trainer shri sri smt hon
    honourable honorable comrade sister brother aunt uncle grandma grandpa mother mum mom dad chef
    dj nurse actor actress singer rapper comedian author writer journalist reporter correspondent
    editor columnist photographer counselor counsellor treasurer comptroller custodian commissioner
    commissar premier-designate president-elect principal provost chaplain deacon bro sis auntie
    gov-elect solicitor-general attorney-general advocate barrister ing eng engr arch archdeacon
    chieftain oba emeritus boss dato datuk tan haji hajj hajji
    """
)

PERSONAL_TITLES = words(
    "mr mrs ms miss mx dr prof professor sir dame lady madam madame sheikh sheik shri smt"
)

POSTNOMINALS = words("mp mep msp qc kc obe mbe cbe kbe dbe jp frs phd md esq")

ROLES = TITLES | words(
    """
    striker midfielder defender goalkeeper winger forward batsman bowler all-rounder seamer spinner
    skipper pitcher catcher quarterback linebacker guard center outfielder shortstop referee umpire
    jockey driver cyclist sprinter swimmer golfer boxer wrestler champion champions seed left-hander
    right-hander teammate compatriot opponent lawyer solicitor barrister prosecutor economist
    analyst strategist trader dealer broker scientist physicist chemist biologist researcher scholar
    historian philosopher artist painter sculptor designer architect filmmaker producer playwright
    poet novelist musician pianist guitarist drummer composer conductor dancer model presenter
    broadcaster anchor host blogger activist campaigner leader candidate lawmaker legislator
    politician dissident rebel guerrilla warlord question answer note warning moderator interviewer
    clerk operator witness speaker unidentified unknown male female narrator caller audience member
    members dictator wife husband son daughter sister brother mother father uncle aunt cousin nephew
    niece friend colleague boyfriend girlfriend fiance fiancee widow partner ex-wife ex-husband
    founder co-founder owner entrepreneur businessman businesswoman tycoon banker billionaire
    executive teacher student doctor surgeon psychologist psychiatrist farmer fisherman resident
    survivor victim suspect defendant gunman killer murderer legend star superstar icon veteran
    """
)

NOT_NAMES = words(
    """
    née nee however meanwhile moreover therefore nevertheless furthermore perhaps indeed instead
    maybe despite according besides otherwise hence thus later earlier recently finally eventually
    suddenly additionally similarly apparently i i'm i've i'd i'll a an the this that these those he
    she it we you they his her its our your their my me him us them and or but nor so yet if then
    else when while where what which who whom whose why how because although though since until
    unless as at by for from in into of off on onto out over to under up with within without about
    above across after against along among around before behind below beneath beside between beyond
    during except inside near outside per through not no yes yeah ok okay oh hey hi hello dear
    thanks thank please sorry regards well now here there today tomorrow yesterday also still just
    only even once both all any some each every many more most much other another such same one two
    three four five six seven eight nine ten first second third last next is are was were be been am
    has have had do does did can could will would shall should may might must let get got go see
    read click share follow subscribe advertisement photo photos video image monday tuesday
    wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january
    february march july august september october november december feb mar apr jul aug sep sept oct
    nov dec christmas easter ramadan diwali thanksgiving hanukkah eid north south east west northern
    southern eastern western central god allah lord jesus-christ bible koran quran internet web tv
    president minister government parliament court police army state city county university college
    school facebook twitter instagram youtube google tiktok whatsapp reuters newsletter contact
    email copyright source sources editor updated published posted comments comment u.s. u.k. u.n. e.u. d.c.
    """
)

ORGANISATIONS = words(
    """
    inc corp corporation co company companies ltd limited llc llp plc group holdings bank banks
    partners associates brothers & sons university college school academy institute institution
    foundation fund trust museum library hospital clinic center centre church cathedral mosque
    temple party movement front alliance coalition union federation confederation association
    society club committee commission council board bureau agency authority department ministry
    office court parliament congress senate assembly government administration police army navy
    force forces corps times post news newspaper herald tribune gazette journal daily press tv radio
    network channel magazine media studios pictures records entertainment street st road rd avenue
    ave lane drive boulevard square park bridge airport station stadium arena hall hotel restaurant
    palace castle tower house mall plaza building river lake mountain mount island islands bay beach
    valley hill hills city town village county district province state states republic kingdom
    united fc afc cf sc athletic rovers wanderers cup trophy prize award awards medal championship
    championships open league tour grand prix race stakes festival day week month year war peace act
    law bill agreement treaty accord plan report project program programme show series movie film
    album song book team squad international national global services systems technologies
    technology software industries airlines airways motors energy oil gas steel mining capital
    securities insurance financial investments research memorial prison jail camp base cemetery
    gardens farm farms estate ranch market
    """
)

# Short forms of English given names that are not their beginnings.
NICKNAMES = {
    short: frozenset(names.split())
    for short, names in {
        "abby": "abigail",
        "beth": "elizabeth",
        "betty": "elizabeth",
        "bill": "william",
        "billy": "william",
        "bob": "robert",
        "bobby": "robert",
        "bram": "abraham",
        "chuck": "charles",
        "dick": "richard",
        "drew": "andrew",
        "gus": "augustus angus",
        "hank": "henry",
        "harry": "henry harold",
        "jack": "john",
        "jerry": "gerald jeremy jerome",
        "jim": "james",
        "jimmy": "james",
        "kate": "katherine catherine",
        "kathy": "katherine kathleen catherine",
        "katie": "katherine catherine",
        "larry": "lawrence laurence",
        "liz": "elizabeth",
        "lizzie": "elizabeth",
        "maggie": "margaret",
        "meg": "margaret",
        "mike": "michael",
        "mick": "michael",
        "nell": "eleanor helen",
        "peggy": "margaret",
        "polly": "mary",
        "rick": "richard",
        "sally": "sarah",
        "ted": "edward theodore",
        "tony": "anthony antonio",
        "tom": "thomas",
        "trish": "patricia",
        "vicky": "victoria",
        "will": "william",
    }.items()
}
