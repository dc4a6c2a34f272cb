"""Common given names that are borne almost only by women or only by men.

Taken by frequency from the public-domain lists of the US Social Security Administration and the names most
given in Europe; names usual for both (Kim, Robin, Alex, Jordan, Andrea, Jean) are left out.
"""

from __future__ import annotations

from tui_reader.annotate.words import words

FEMININE = words(
    """
    abigail ada adele agnes aisha alexandra alice alicia alison allison alyssa amanda amelia amy ana
    anastasia angela angelina anita ann anna anne annette annie antonia april ashlee astrid audrey
    aurora ava barbara beatrice becky bella bernadette beth bethany betty beverly bianca bonnie brenda
    bridget brittany camilla candace carla carmen carol carolina caroline carolyn catherine cathy
    cecilia celeste celia charlotte chelsea cheryl chloe christina christine cindy claire clara clarissa
    claudia clemence colleen constance courtney cristina crystal cynthia daisy daniela danielle darlene
    dawn deborah debbie debra deirdre delia della denise diana diane dolores dominique donna dora doris
    dorothy edith eileen elaine eleanor elena elisabeth elise eliza elizabeth ella ellen eloise elsa
    elsie emilia emily emma erica erika erin esmeralda estelle esther ethel eugenia eva eve evelyn
    fatima faye felicia fiona flora florence frances francesca freya gabriela gabriella gabrielle gail
    gemma genevieve georgia georgina geraldine gertrude gillian gina giulia gladys glenda gloria grace
    greta gretchen guadalupe gwen gwendolyn hannah harriet hazel heather heidi helen helena helga
    henrietta hilary hillary holly ida imogen ines ingrid irene iris isabel isabella isabelle ivana
    ivanka ivy jacqueline jada jane janet janice janine jasmine jeanette jeanne jennifer jenny jessica
    jill joan joanna joanne jocelyn josephine joy joyce juanita judith judy julia juliana julie juliet
    june karen karin kate katherine kathleen kathryn kathy katie katrina kayla keira kirsten kristen
    kristin kristina laila lana lara larissa latoya laura lauren layla lena leona leslie leticia lila
    lilian lillian lily linda lisa lola lorena loretta lorraine lottie lotte louisa louise lucia lucille
    lucy luisa lydia lynda mabel mackenzie madeleine madeline madison magdalena maggie malia mandy
    marcia margaret margarita maria mariam marie marilyn marina marisa marjorie marlene marta martha
    mary matilda maureen maxine maya megan meghan melania melanie melinda melissa mercedes meredith mia
    michaela michele michelle mila mildred millie miranda miriam moira molly mona monica muriel myra
    nadia nancy naomi natalia natalie natasha nellie niamh nicole nina nora noreen norma octavia olga
    olive olivia ophelia paige pamela patricia paula pauline pearl peggy penelope penny perpetua
    philippa phoebe phyllis polly priscilla priya rachel ramona rebecca regina renata rhonda rita
    roberta rosa rosalie rosalind rose rosemary rosie roxanne ruby ruth sabrina sadie sally samantha
    sandra sara sarah sasha scarlett selena serena sharon sheila shelley sheryl shirley siobhan sinead
    sofia sonia sophia sophie stacy stella stephanie sue susan susanna suzanne svetlana sylvia tabitha
    tamara tammy tania tanya tara tatiana teresa tess thelma theresa tiffany tina tracey trisha trudy
    uma ursula valentina valerie vanessa vera verna veronica vicki victoria viola violet virginia vivian
    wanda wendy whitney wilma winifred yasmin yolanda yvette yvonne zara zoe
    """
)

MASCULINE = words(
    """
    aaron abdul abdullah abel abraham adam adolf adrian ahmad ahmed aidan alan albert alberto alejandro
    alexander alfonso alfred ali allan allen alvin amir anderson andre andreas andreis andrew andy
    angelo angus anselm anthony antoine anton antonio archie armando arnold arthur arturo arvid ashton
    austin barack barnaby barney barry bart bartholomew ben benedict benjamin bernard bernie bert bill
    billy bjorn bob bobby boris brad bradley bram brandon brendan brett brian bruce bruno bryan byron
    caleb calvin cameron carl carlo carlos cedric cesar chad charles charlie chester chris christian
    christopher chuck clarence clark claude clayton clement cliff clifford clint clinton clive colin
    connor conor conrad cornelius craig curtis cyril cyrus damian damien damon dan daniel danny darrell
    darren dashiell dave david dean dennis derek desmond diego dimitri dirk dmitri dominic don donald
    donnie doug douglas duane duncan dustin dwayne dwight earl ed eddie edgar edmund eduardo edward
    edwin elijah elliot elmer emanuel emil emmanuel enrique eric erik ernest ernesto ernie esteban ethan
    eugene evan ezra fabian felipe felix ferdinand fernando finn floyd francesco francisco frank
    franklin fred freddie frederick fritz gareth garry gary gavin gene geoffrey george gerald gerard
    gerhard gilbert giovanni glenn gordon graeme graham grant greg gregory guillermo gunther gus gustav
    guy hans harold harry harvey hassan hector heinrich henri henry herbert herman homer horace howard
    hubert hugh hugo hussein ian ibrahim idris ignacio igor ilya isaac ismail ivan jack jackson jacob
    jacques jaime jake jakob jamal james jared jason javier jeff jeffrey jens jeremiah jeremy jerome
    jerry jesse jesus jim jimmy joachim joe joel johan john johnny jon jonah jonas jonathan jorge jose
    josef joseph josh joshua juan judd jules julian julio julius jurgen justin karl keith ken kenneth
    kevin khalid klaus kurt kyle lamar lance lars larry laurence lawrence leo leon leonard leonardo
    leopold leroy lester lewis liam lionel lloyd louis luca lucas luigi luis luke luther malcolm manuel
    marc marcel marco marcus mario mark markus marshall martin marvin matt matteo matthew matthias
    maurice max maximilian melvin michael miguel mike mikhail milton mitch mitchell mitt mohamed
    mohammad mohammed morris moses muhammad mustafa nathan nathaniel neil nelson nicholas nick nicolas
    nigel nikolai noah norman oleg oliver omar orlando oscar oskar otto owen pablo paolo patrick paul
    pedro perry peter phil philip phillip pierre piet pietro preston quentin rafael ralph ramon randall
    randy rashid ravi ravindra raymond reginald rene ricardo rich richard rick ricky rob robert roberto
    rodney rodrigo roger roland roman ron ronald ronnie rory ross roy rudolf rudolph rudy rupert russell
    ryan salman salvador salvatore samuel sanjay santiago saul scott sean sebastian seamus sergei sergey
    sergio seth shane shaun sheldon sidney simon solomon stan stanley stefan stephen steve steven
    stewart stuart sven ted terence terrence theodore thomas tim timothy toby todd tom tomas tomasz
    tommy tony travis trevor troy tyler tyrone umberto vernon victor viktor vince vincent vladimir
    wallace walter warren wayne wesley wilfred wilhelm will willem william willie winston wolfgang
    xavier yusuf yuri zachary zane
    """
)
