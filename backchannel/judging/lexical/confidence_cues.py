"""Owns the cue lists for confidence-building. Plain lists, meant to be argued with."""

import re

from backchannel.judging.lexical.patterns import any_of

WE = (
    r"(?:i|we|my (?:side|people|government|ministry|colleagues)|our (?:side|people|government|ministry|navy|army"
    r"|staff|services?|pilots?|crews?|officers?|own \w+))"
)
MODAL = (
    r"(?:will|would|can|could|shall|might|may(?! \d)|should|am going to|are going to|am prepared to|are prepared to"
    r"|am ready to|are ready to|am willing to|are willing to)"
)

UNDERSTANDS = (
    r"(?:i|we) (?:do |can |could |fully |quite |now |really |well |also )*(?:understand|see|hear|recogni[sz]e|grant"
    r"|accept|know|feel|gather|appreciate|imagine)"
)

_HURTS = (
    r"(?:afraid|fear\w*|worr\w+|los[est]\w*|difficult\w*|hard|pressure|at home|famil\w+|danger\w*|ang(?:er|ry)"
    r"|grie\w+|suspici\w+|doubt\w*|hurt\w*|cost\w*|risk\w*|alarm\w*|need\w*|trouble\w*|unease|uneasy|humiliat\w+"
    r"|shame|dead|concern\w*)"
)

CONCERN = any_of(
    rf"\b{UNDERSTANDS} (?:why|how|what (?:it|that|this) (?:means|meant|cost|looked|did|was|is)) .{{0,50}}\b(?:you|your"
    rf"|yours)\b(?! (?:know|said|say|see)\b)",
    rf"\b{UNDERSTANDS} (?!why|how).{{0,50}}\b(?:you|your|yours)\b.{{0,60}}\b{_HURTS}\b|\b{UNDERSTANDS} (?!why"
    rf"|how).{{0,50}}\b{_HURTS}\b.{{0,60}}\b(?:you|your|yours|us)\b",
    r"\b(?:your|your people's|your side's|their) (?:\w+ )?(?:concerns?|worr(?:y|ies)|fears?|loss(?:es)?|anger|grief"
    r"|dead|difficult(?:y|ies)|predicament|famil(?:y|ies)|unease|alarm)\b.{0,70}\b(?:real|fair|legitimate|reasonable"
    r"|justified|serious(?:ly)?|natural|matter|count|heard|share|understand|see|grounds?|not foolish|not imagined)\b",
    r"\b(?:in|from) your (?:place|shoes|position|seat|chair|side|window|shore|harbou?r|capital)\b|\b(?:had|if) (?:it"
    r"|that|this) (?:been|had been|were|was) (?:us|ours?|our|my)\b|\bif i were you\b|\bin your place\b",
    r"\byou (?:have|had|are|were) (?:every |good |some |a )?(?:reason|right|cause|entitled|grounds?)\b.{0,10}\b(?:to|for)\b",
    r"\b(?:i|we|anyone|anybody|my \w+) would (?:have been|be|have|also have|also be|do|have done) (?:the same|afraid"
    r"|frightened|worried|angry|alarmed|nervous|suspicious|just as)\b",
    r"\bmust have (?:been|felt|looked|sounded|seemed|hurt|frightened)\b",
    r"\b(?:i am|we are|i was|we were) (?:\w+ )?sorry (?:for|about|that|to hear)\b|\b(?:express|expressed"
    r"|convey) (?:our|my|his|its|the) (?:\w+ )?(?:regrets?|condolences|apolog\w+)\b|\b(?:apologi[sz]e|apology"
    r"|condolences)\b.{0,20}\b(?:for|to)\b|\b(?:i|we) regret (?:the|this|that it|what|how|any|having)\b",
    r"\byou (?:lost|buried|waited|carry|carried|stand to lose|paid|live with|are afraid|were afraid|worry|fear|feared)\b",
)

CONCERN_LIGHT = any_of(
    r"\b(?:we|i) accept your (?:facts?|account|point|explanation|word|correction)\b|\byou are right\b"
    r"|\b(?:a )?(?:fair|good|reasonable) (?:point|question|fear|worry)\b",
    r"\b(?:i|we) (?:had|have|did) not (?:seen|see|thought|think|considered|known?|heard|realised?"
    r"|realized?)\b.{0,40}\b(?:that|it|this|so|your)\b",
    r"\b(?:will|would|be) (?:take|taken|treat|treated) (?:\w+ )*(?:with (?:\w+ )?(?:seriousness|care)|seriously)\b"
    r"|\bmeet (?:all|your|both) concerns\b",
)

CONCERN_VOID = any_of(
    r"\b(?:sorry|regret|apologi\w+).{0,15}\b(?:late|interrupt|traffic|delay|you (?:refuse|have|did|are))",
    r"\bregret (?:that )?you\b",
    r"\byou know (?:very )?well\b",
)

_NOT = r"(?:did not|do not|had not|have not|has not|was not|were not|never|could not|can not|had no|have no)"

CANDOUR = any_of(
    r"\b(?:i|we) (?:was|were|have been|had been) (?:\w+ )?(?:wrong|mistaken|careless|slow|late|afraid|ashamed"
    r"|frightened|scared|unprepared|surprised|unfair|too \w+|embarrassed|asleep)\b",
    r"\b(?:our|my) (?:own )?(?:mistake|error|fault|failure|doing|blunder|carelessness|negligence)\b",
    r"\b(?:i|we) (?:should|ought to) (?:not )?have\b(?! been (?:told|asked|consulted))",
    r"\b(?:i|we) (?:\w+ )?(?:failed to|missed|misread|misjudged|overlooked|forgot|lied|exaggerated|panicked"
    r"|underestimated|lost track|got it wrong|guessed)\b",
    r"\b(?:i|we) (?:will |must |have to |do |can |should |freely )?(?:admit|confess|own up|concede)\b",
    rf"\b{WE} {_NOT} (?:\w+ )?(?:kn[eo]wn?(?! (?:how to|what you|to what extent))|seen?|saw|check(?:ed)?|count(?:ed)?"
    rf"|ask(?:ed)?|tell|told|consult(?:ed)?|inform(?:ed)?|expect(?:ed)?|underst\w+|sign(?:ed)?|look(?:ed)?|read"
    rf"|hear[d]?|warn(?:ed)?|notic\w+|believe[d]?|meant|order(?:ed)?|sure|ready|certain|a count|orders?|instructions"
    rf"|idea|answer|explanation|record|proof|certain knowledge)\b",
    r"\b(?:nobody|no one|none of (?:us|them)|not one of (?:us|them)) (?:in|on|at|of|from|had|has|was|knew|saw|checked"
    r"|asked|signed|told|could|who)\b",
    r"\b(?:our|my|the) (?:own |official )*(?:statement|spokesman|version|account|report|announcement|figures?"
    r"|minister|ministry|line|press|communiqu\w+|newspapers?)\b.{0,40}\b(?:was|is|were|are) (?:wrong|false|untrue"
    r"|not (?:true|right|correct|the whole|complete|accurate|quite|what)|incomplete|an exaggeration|too|a mistake"
    r"|drafted)",
    r"\b(?:likely|probable|plausible|certain) that (?:what you say|your|you)\b|\bwhat you say is correct\b",
)

CANDOUR_COST = any_of(
    r"\b(?:have|has|had) (?:not|never) (?:yet )?(?:said|told|written|admitted|repeated|shown)\b.{0,30}\b(?:home"
    r"|anyone|anybody|them|my|our|else|public|paper|before)\b",
    r"\b(?:would|could|will|may|might) cost (?:me|us|him|her|them|my|someone)\b|\b(?:end|finish|ruin) (?:me|my|his"
    r"|her)\b|\blose (?:my|his|her|their|a|the) (?:post|job|pension|name|friend|position|career|seat)\b",
    r"\b(?:in confidence|confidential\w*|not for attribution|(?:just|strictly|only|stays?|keep (?:it|this|that)"
    r"|this is|that is) between us|off the record|(?:stays|remain|stay) in this room|do not (?:quote|repeat)"
    r"|not (?:yet )?(?:public|published|announced))\b",
    r"\b(?:not supposed|not allowed|not meant|told not|asked not) to\b|\bif (?:my|our|the) \w+ (?:knew|hears?|heard"
    r"|learns?|finds?)\b",
    r"\bonly (?:government|people|person|ones?|country|side) (?:we|i) have (?:informed|told)\b|\bhave not (?:informed"
    r"|told) any\b|\byou will not (?:find|read|see|hear) (?:that|it|this)\b",
    r"\bwas in the room\b|\b(?:i|we) (?:signed|drafted|wrote|gave|passed|approved|ordered) (?:it|that|the)\b",
)

CANDOUR_VOID = any_of(
    r"\b(?:did|do|have|had|has|was|were|will|would|can|could) (?:not|never) (?:\w+ )?(?:attack\w*|violat\w*|occup\w*"
    r"|threat\w*|provok\w*|interfer\w*|aggress\w*|invad\w*|fire|fired|use(?:d)? force|start\w*|intend\w* to|accept\w*"
    r"|agree\w*|tolerat\w*)",
    r"\b(?:no|not|never) (?:doubt|intention|objection|comment|problem|need)\b|\bnothing (?:further|more) to say\b"
    r"|\bnever (?:accept|agree|forget|allow|tolerate)\b|\bexpect\w* (?:that |a |an )?(?:honou?r|welcome)\b",
    r"\bhave not (?:covered|gotten|got) (?:all|to)\b|\bno (?:more|further)\b",
)

EXCHANGE = any_of(
    rf"\bif (?:you|your \w+|they|their \w+|both|each|either|one of you)\b(?! (?:do not|did not|fail|refuse|insist"
    rf"|continue|persist|like|wish|want|prefer|will|please|ask|agree|would (?:like|wish|prefer"
    rf"|rather)))(?!.{{0,30}}\bnot\b).{{3,110}}\b(?:we|i|our \w+|my \w+)\b.{{0,12}}\b{MODAL}\b",
    rf"\b(?:we|i|our \w+|my \w+)\b.{{0,12}}\b{MODAL}\b(?! not).{{3,110}}\b(?:if|provided|once|when|as soon as"
    rf"|so long as) (?:you|your \w+|they|their \w+)\b(?! (?:do not|fail|refuse|like|wish|want|prefer|come|arrive|ask"
    rf"|set|would (?:like|wish|prefer|rather)))",
    r"\b(?:in return|in exchange|in the same week|on the same (?:day|night|hour|morning)|at the same (?:time|hour"
    r"|moment)|step for step|turn (?:and|by) turn|one for one|simultaneous\w*|reciproc\w+|both (?:sides|of us|navies"
    r"|governments|capitals|ministries|harbou?rs)|each (?:side|of us)|either side)\b.{0,120}\b(?:would|will|could|can"
    r"|shall|should|tell|give|send|hold|call|show)\b",
    r"\b(?:would|(?<!good )(?<!free )will|could|can|shall|propose|suggest)\b.{0,120}\b(?:in return|in exchange"
    r"|on the same (?:day|night|hour)|at the same (?:time|hour)|reciproc\w+|simultaneous\w*|both sides|and so would"
    r"|and so will|as you do|when you do|to match)\b",
    r"\b(?:you|your \w+) (?:would|will|could)\b.{3,90}\b(?:and|,) (?:we|i|our \w+) (?:would|will|could)\b|\b(?:we|i"
    r"|our \w+) (?:would|will|could)\b.{3,90}\b(?:and|,) (?:you|your \w+) (?:would|will|could)\b",
    r"\b(?:let|put|puts|publish\w*|answers?|says?|sends?|tells?|calls?|stops?)\b.{3,160}\bthe same (?:day|night|hour"
    r"|week|morning|evening)\b",
)

OFFER = any_of(
    r"\b(?:i|we) (?:am|are) (?:\w+ )?(?:prepared|ready|willing) (?:in principle )?to\b|\b(?:i|we) (?:are"
    r"|am) in principle willing\b|\b(?:i|we) (?:can|could) offer\b|\bfor our part\b|\bon our side\b.{0,40}\b(?:would"
    r"|will|can|could)\b",
)

TAKES_UP = re.compile(
    r"^(?:yes|agreed|fine|good|done|very well|all right|certainly|of course|sure|gladly|i accept|we accept|accepted"
    r"|that (?:we|i) (?:can|could|would)|"
    r"(?:we|i) (?:can|could|would|will) (?:do|accept|live with|take|carry|agree|bring|support|sign)"
    r"|that is (?:possible|acceptable|fair|something|agreeable)|"
    r"with one change|with a change)\b"
    r"|\b(?:i|we) (?:can|could|would|will) (?:accept|agree to|live with|live|support|(?:take|carry|sign|defend"
    r"|do) (?:that|it))\b"
    r"|\b(?:write|put|count) (?:me|us) (?:down|in)\b|\bi have no quarrel with (?:that|it)\b"
)

PROPOSES = any_of(
    rf"\b(?:i|we|you|they|he|she|both|each|one|someone|somebody|let us|our \w+|your \w+|their \w+|the \w+(?: \w+)?"
    rf"|[a-z]+) {MODAL}\b(?! (?:have|not have|be able|like|say|think|not|rather|understand|know|see|remember|agree"
    rf"|find|forgive|recall|notice)\b)",
    r"\b(?:i|we) (?:propose|suggest|offer|recommend)\b|\bi would (?:propose|suggest|offer)\b|\bwhat if\b"
    r"|\bsuppose (?:we|you|our|your|that|each)\b|\blet (?!me\b|alone\b|go\b)[a-z]+\b|\bmy (?:proposal|suggestion|offer)\b"
    r"|\bwould (?:it|that|\w+ \w+) (?:be suitable|suit|help|work|do)\b",
)

ACTION = re.compile(
    r"\b(?:call|phone|telephone|ring|notify|notified|tell|inform|publish|exchange|send|share|invite|inspect|visit"
    r"|observe|verify|verified|withdraw|pull back|hold|pause|stop|suspend|postpone|move|keep|limit|"
    r"announce|hand|give|deliver|delivered|return|release|sign|signed|meet|open|install|set up|establish|log"
    r"|photograph|count|check|compare|investigate|escort|accompany|write|draft|report|"
    r"fly|sail|allow|arrange|compensate|repair|pay|read out|show|list|warn|name|appoint|place|post|bring|take|come"
    r"|leave|refrain|announcement|consult|submit|approve|rings?|tests?|tested|repair(?:ed)?|fixed|marked|opened"
    r"|closed|calls|sends|gives|tells|shows)\b"
)

WHEN = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february"
    r"|april|june|july|august|september|october|november|december|"
    r"(?:in|on|by|before|until|from|around|since) (?:march|may|the \w+|mid-\w+|spring|summer|autumn|winter"
    r"|new year)\b|\d{1,2}(?::\d\d)? ?(?:o'clock|hours|am|pm|a\.m|p\.m)|\d{4} hours|noon|midnight|dawn|"
    r"(?:within|in|after|every|for|the first|the next|at least) (?:\w+ )?(?:\d+|an?|one|two|three|four|five|six|seven"
    r"|ten|twelve|twenty|thirty|forty|sixty|ninety|few|couple of) ?(?:-)?(?:minutes?|hours?|days?|weeks?|months?"
    r"|nights?)|"
    r"(?:this|next|that|the same|every|each|coming|first|last) (?:minute|hour|morning|evening|afternoon|day|night"
    r"|week|month|spring|summer|autumn|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|"
    r"(?:hours?|days?|weeks?|minutes?) (?:before|ahead|after|beforehand|in advance|later)|(?:one|two|three|four|five"
    r"|six|seven|eight|nine|ten|twelve|fourteen|thirty|\d+) (?:hours|days|weeks|months|minutes)|before (?:any|the"
    r"|each|every|it|they|we|you) \w+)\b"
)

KNOWN_BY = re.compile(
    r"\b(?:signed|signature|countersign\w*|in writing|written|logg?ed|log ?books?|witness\w*|observers?|inspect\w*"
    r"|verif\w+|photograph\w*|pictures?|copy|copies|record(?:ed|ing)?s?|joint(?:ly)?|both (?:present|sign|lists|logs)|"
    r"check(?:ed)?|compared?|confirm(?:ed|s)?|receipt|acknowledg\w+|read back|satellite|radar|transponders?"
    r"|third party|published|radio|frequency|by name|named|open to|see for (?:yourself|yourselves|themselves))\b"
)

CARRY = (
    r"(?:carry|take|tell|report|convey|pass|relay|bring|hand|write|call|telephone|phone|ring|raise|speak|repeat|put"
    r"|give|send|brief|inform|ask|explain|mention|deliver|forward|transmit)"
)

RECIPIENT = re.compile(
    r"\b(?:to|with|at|before|for|tell|inform|brief|see|ask|call|phone|telephone|ring|show|let) (?:the |my |our |your "
    r"|his |her |their |a |an |one )?(?:old |former |own |deputy |foreign |prime |vice |first |general |chief |new )*"
    r"(?:minister|ministry|ministers|premier|president|chairman|government|capital|home|cabinet|chief|admiral|general"
    r"|staff|secretary|ambassador|embassy|council|committee|parliament|adviser|advisor|colleagues?|superiors?|office"
    r"|director|"
    r"desk|editor|commander|commission|principals?|office|headquarters|deputy|successor|friend|people|you know|him|her|them)\b"
)

RECIPIENT_NAME = re.compile(
    r"\b(?:to|with|through|tell|inform|brief|ask|call|telephone|see) (?:Mr |Mrs |Dr )?(?:[A-Z][a-z]+ )*[A-Z][a-z]{2,}"
)

CARRIES = any_of(
    rf"\b(?:i|we) (?:will|shall|can|could|am going to|are going to|promise to|undertake to|intend to|am willing to"
    rf"|am ready to|am prepared to) (?:\w+ ){{0,2}}{CARRY}\b",
    r"\b(?:i|we) (?:will|shall) let you know\b|\b(?:you|he|she|they|\w+) (?:will|can|could|would"
    r"|should) (?:\w+ ){0,2}(?:carry|take|convey|pass|relay|report|bring|tell|call|let me know|get in touch|reach"
    r"|do it through)\b",
    r"\bget in touch with\b|\bthrough (?:ambassador|the embassy|the red cross|our|your|my|mr|dr|the channel)\b"
    r"",
)

NEXT_MEETING = re.compile(
    r"\b(?:meet|see you|come back|talk|speak|sit|meeting|session) (?:\w+ ){0,4}(?:again|on|in|at|when|as soon as|next"
    r"|before|after|this afternoon|tomorrow)\b|\bnext (?:meeting|session|time we)\b"
)

FACE_GIVING = any_of(
    r"\b(?:you|he|she|they|nobody|no one|neither of us|your \w+|anyone) (?:need|needs|do|does|would|should|will"
    r"|may) not (?:have to )?(?:say|answer|admit|explain|apologi[sz]e|lose|be (?:named|blamed|embarrassed|quoted)"
    r"|have to|need to|read)\b|\b(?:no|any) need (?:for you )?to (?:reply|answer|say|explain|decide)\b",
    r"\bwithout (?:anyone|anybody|either|your|his|her|the|having|saying|naming|losing|blaming|you) .{0,40}\b(?:have"
    r"|having|to|lose|losing|blame|admit|climb|face|say|saying|named?|guilt|who|whose)\b|\bsave (?:his|her|your|their"
    r"|our) face\b|\bloses? face\b|\b(?:i|we) (?:will|do|would) not (?:ask|press|hold|quote|name|repeat|use) (?:you"
    r"|it|that|him|her|your|who)\b",
    r"\b(?:in|with) your own (?:words|way|time)\b|\byours to (?:say|announce|tell|decide)\b|\b(?:you"
    r"|your \w+) (?:could|can|may|would) (?:then |still |both )?(?:say|call it|announce|present|tell|claim|put it)\b"
    r"|\bneither (?:side|of us|capital|government|ministry) (?:would|has to|need|should|will|loses)\b|\bboth (?:sides"
    r"|of us|capitals|governments) (?:can|could) (?:say|claim|sign|live)\b",
    r"\b(?:i|we) (?:do not blame|would not blame|do not hold|take your word|believe you)\b(?! (?:know|will|have|can"
    r"|are|would)\b)|\bto your credit\b|\bthat (?:took|takes|took some|cannot have been|can not have been) (?:courage"
    r"|nerve|easy|some)\b|\bthank you for (?:telling|saying|that answer|answering|the correction)\b"
    r"|\bout of respect for\b",
)
