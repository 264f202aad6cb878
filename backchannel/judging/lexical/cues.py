"""Owns the cue lists of what helps: what is looked for in the folded form of a sentence. Plain lists, meant to be argued with."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


WE = r"(?:i|we|my (?:side|people|government|ministry|colleagues)|our (?:side|people|government|ministry|navy|army|staff|services?|pilots?|crews?|officers?|own \w+))"
MODAL = r"(?:will|would|can|could|shall|might|may|should|am going to|are going to|am prepared to|are prepared to|am ready to|are ready to|am willing to|are willing to)"

PLATITUDE = _any(
    r"\b(?:frank|useful|constructive|fruitful|productive|candid|cordial|warm|friendly|open|rich|meaningful|valuable|in-depth) (?:and \w+ )?(?:talks?|exchange|dialogue|discussions?|meeting|conversation|atmosphere|spirit|views)\b",
    r"\b(?:mutual|common) (?:respect|understanding|interests?|benefit|trust|goodwill)\b",
    r"\b(?:spirit of|win-win|path (?:of|to) peace|peace and (?:stability|prosperity|security)|build(?:ing)? bridges|bright future|good neighbou?rs?|friendship between)\b",
    r"\b(?:thank you|thanks|grateful|appreciate|honou?red?|pleasure|delighted|privilege)\b",
    r"\bdialogue is (?:important|essential|the only|key|vital)\b|\b(?:importance|value) of (?:dialogue|talking|these talks|peace)\b",
    r"\b(?:sounds|very) (?:promising|kind|agreeable)\b|\bconsistent (?:fundamental )?(?:stand|position)\b|\bwell[- ]known (?:position|stand)\b",
)

UNDERSTANDS = r"(?:i|we) (?:do |can |could |fully |quite |now |really |well |also )*(?:understand|see|hear|recogni[sz]e|grant|accept|know|feel|gather|appreciate|imagine)"
CONCERN = _any(
    rf"\b{UNDERSTANDS} (?:that |why |how |what |where |it |the )?.{{0,50}}\b(?:you|your|yours)\b",
    r"\b(?:your|your people's|your side's|their) (?:\w+ )?(?:concerns?|worr(?:y|ies)|fears?|loss(?:es)?|anger|grief|dead|difficult(?:y|ies)|predicament|famil(?:y|ies)|unease|alarm)\b.{0,70}\b(?:real|fair|legitimate|reasonable|justified|serious(?:ly)?|natural|matter|count|heard|share|understand|see|grounds?|not foolish|not imagined)\b",
    r"\b(?:in|from) your (?:place|shoes|position|seat|chair|side|window|shore|harbou?r|capital)\b|\b(?:had|if) (?:it|that|this) (?:been|had been|were|was) (?:us|ours?|our|my)\b|\bif i were you\b|\bin your place\b",
    r"\byou (?:have|had|are|were) (?:every |good |some |a )?(?:reason|right|cause|entitled|grounds?)\b.{0,10}\b(?:to|for)\b",
    r"\b(?:i|we|anyone|anybody|my \w+) would (?:have been|be|have|also have|also be|do|have done) (?:the same|afraid|frightened|worried|angry|alarmed|nervous|suspicious|just as)\b",
    r"\bmust have (?:been|felt|looked|sounded|seemed|hurt|frightened)\b",
    r"\b(?:i am|we are|i was|we were) (?:\w+ )?sorry (?:for|about|that|to hear)\b|\b(?:express|expressed|convey) (?:our|my|his|its|the) (?:\w+ )?(?:regrets?|condolences|apolog\w+)\b|\b(?:apologi[sz]e|apology|condolences)\b.{0,20}\b(?:for|to)\b|\b(?:i|we) regret (?:the|this|that it|what|how|any|having)\b",
    r"\byou (?:lost|buried|waited|carry|carried|stand to lose|paid|live with|are afraid|were afraid|worry|fear|feared)\b",
)
CONCERN_LIGHT = _any(
    r"\b(?:we|i) accept your (?:facts?|account|point|explanation|word|correction)\b|\byou are right\b|\b(?:a )?(?:fair|good|reasonable) (?:point|question|fear|worry)\b",
    r"\b(?:i|we) (?:had|have|did) not (?:seen|see|thought|think|considered|known?|heard|realised?|realized?)\b.{0,40}\b(?:that|it|this|so|your)\b",
    r"\bof (?:interest|importance) (?:to|and)\b|\b(?:will|would|be) (?:take|taken|treat|treated) (?:\w+ )*(?:with (?:\w+ )?(?:seriousness|care)|seriously)\b|\bmeet (?:all|your|both) concerns\b",
)
CONCERN_VOID = _any(r"\b(?:sorry|regret|apologi\w+).{0,15}\b(?:late|interrupt|traffic|delay|you (?:refuse|have|did|are))", r"\bregret (?:that )?you\b", r"\byou know (?:very )?well\b")

_NOT = r"(?:did not|do not|had not|have not|has not|was not|were not|never|could not|can not|had no|have no)"
CANDOUR = _any(
    r"\b(?:i|we) (?:was|were|have been|had been) (?:\w+ )?(?:wrong|mistaken|careless|slow|late|afraid|ashamed|frightened|scared|unprepared|surprised|unfair|too \w+|embarrassed|asleep)\b",
    r"\b(?:our|my) (?:own )?(?:mistake|error|fault|failure|doing|blunder|carelessness|negligence)\b",
    r"\b(?:i|we) (?:should|ought to) (?:not )?have\b(?! been (?:told|asked|consulted))",
    r"\b(?:i|we) (?:\w+ )?(?:failed to|missed|misread|misjudged|overlooked|forgot|lied|exaggerated|panicked|underestimated|lost track|got it wrong|guessed)\b",
    r"\b(?:i|we) (?:will |must |have to |do |can |should |freely )?(?:admit|confess|own up|concede)\b",
    rf"\b{WE} {_NOT} (?:\w+ )?(?:kn[eo]wn?|seen?|saw|check(?:ed)?|count(?:ed)?|ask(?:ed)?|tell|told|consult(?:ed)?|inform(?:ed)?|expect(?:ed)?|underst\w+|sign(?:ed)?|look(?:ed)?|read|hear[d]?|warn(?:ed)?|notic\w+|believe[d]?|mean[t]?|order(?:ed)?|sure|ready|certain|a count|orders?|instructions|idea|answer|explanation|record|proof|certain knowledge)\b",
    r"\b(?:nobody|no one|none of (?:us|them)|not one of (?:us|them)) (?:in|on|at|of|from|had|has|was|knew|saw|checked|asked|signed|told|could|who)\b",
    r"\b(?:our|my|the) (?:own |official )*(?:statement|spokesman|version|account|report|announcement|figures?|minister|ministry|line|press|communiqu\w+|newspapers?)\b.{0,40}\b(?:was|is|were|are) (?:wrong|false|untrue|not (?:true|right|correct|the whole|complete|accurate|quite|what)|incomplete|an exaggeration|too|a mistake|drafted)",
    r"\b(?:very likely|practically certain|plausible) that (?:what you say|your|you)\b|\bwhat you say is correct\b",
)
CANDOUR_COST = _any(
    r"\b(?:have|has|had) (?:not|never) (?:yet )?(?:said|told|written|admitted|repeated|shown)\b.{0,30}\b(?:home|anyone|anybody|them|my|our|else|public|paper|before)\b",
    r"\b(?:would|could|will|may|might) cost (?:me|us|him|her|them|my|someone)\b|\b(?:end|finish|ruin) (?:me|my|his|her)\b|\blose (?:my|his|her|their|a|the) (?:post|job|pension|name|friend|position|career|seat)\b",
    r"\b(?:in confidence|confidential\w*|not for attribution|between us|off the record|(?:stays|remain|stay) in this room|do not (?:quote|repeat)|not (?:yet )?(?:public|published|announced))\b",
    r"\b(?:not supposed|not allowed|not meant|told not|asked not) to\b|\bif (?:my|our|the) \w+ (?:knew|hears?|heard|learns?|finds?)\b",
    r"\bonly (?:government|people|person|ones?|country|side) (?:we|i) have (?:informed|told)\b|\bhave not (?:informed|told) any\b|\byou will not (?:find|read|see|hear) (?:that|it|this)\b",
    r"\bwas in the room\b|\b(?:i|we) (?:signed|drafted|wrote|gave|passed|approved|ordered) (?:it|that|the)\b",
)
CANDOUR_VOID = _any(
    r"\b(?:did|do|have|had|has|was|were|will|would|can|could) (?:not|never) (?:\w+ )?(?:attack\w*|violat\w*|occup\w*|threat\w*|provok\w*|interfer\w*|aggress\w*|invad\w*|fire|fired|use(?:d)? force|start\w*|intend\w* to|accept\w*|agree\w*|tolerat\w*)",
    r"\b(?:no|not|never) (?:doubt|intention|objection|comment|problem|need)\b|\bnothing (?:further|more) to say\b|\bnever (?:accept|agree|forget|allow|tolerate)\b|\bexpect\w* (?:that |a |an )?(?:honou?r|welcome)\b",
    r"\bhave not (?:covered|gotten|got) (?:all|to)\b|\bno (?:more|further)\b",
)

EXCHANGE = _any(
    rf"\bif (?:you|your \w+|they|their \w+|both|each|either|one of you)\b(?! (?:do not|did not|fail|refuse|insist|continue|persist|like|wish|want|prefer|will|please|ask|agree))(?!.{{0,30}}\bnot\b).{{3,110}}\b(?:we|i|our \w+|my \w+)\b.{{0,12}}\b{MODAL}\b",
    rf"\b(?:we|i|our \w+|my \w+)\b.{{0,12}}\b{MODAL}\b(?! not).{{3,110}}\b(?:if|provided|once|when|as soon as|so long as) (?:you|your \w+|they|their \w+)\b(?! (?:do not|fail|refuse|like|wish|want|prefer|come|arrive|ask|set))",
    r"\b(?:in return|in exchange|in the same week|on the same (?:day|night|hour|morning)|at the same (?:time|hour|moment)|step for step|turn (?:and|by) turn|one for one|simultaneous\w*|reciproc\w+|both (?:sides|of us|navies|governments|capitals|ministries|harbou?rs)|each (?:side|of us)|either side)\b.{0,120}\b(?:would|will|could|can|shall|should|tell|give|send|hold|call|show)\b",
    r"\b(?:would|will|could|can|shall|propose|suggest)\b.{0,120}\b(?:in return|in exchange|on the same (?:day|night|hour)|at the same (?:time|hour)|reciproc\w+|simultaneous\w*|both sides|and so would|and so will|as you do|when you do|to match)\b",
    r"\b(?:you|your \w+) (?:would|will|could)\b.{3,90}\b(?:and|,) (?:we|i|our \w+) (?:would|will|could)\b|\b(?:we|i|our \w+) (?:would|will|could)\b.{3,90}\b(?:and|,) (?:you|your \w+) (?:would|will|could)\b",
)
OFFER = _any(
    r"\b(?:i|we) (?:am|are) (?:\w+ )?(?:prepared|ready|willing) (?:in principle )?to\b|\b(?:i|we) (?:are|am) in principle willing\b|\b(?:i|we) (?:can|could) offer\b|\bfor our part\b|\bon our side\b.{0,40}\b(?:would|will|can|could)\b",
)
TAKES_UP = re.compile(
    r"^(?:yes|agreed|fine|good|done|very well|all right|certainly|of course|sure|gladly|i accept|we accept|accepted|that (?:we|i) (?:can|could|would)|"
    r"(?:we|i) (?:can|could|would|will) (?:do|accept|live with|take|carry|agree|bring|support|sign)|that is (?:possible|acceptable|fair|something|agreeable)|"
    r"i see certain constructive|i do see|with one change|with a change)\b"
    r"|\b(?:i|we) (?:can|could|would|will) (?:accept|agree to|live with|support|take that|carry that|do that)\b|\bconstructive elements in your proposal\b"
)

PROPOSES = _any(
    rf"\b(?:i|we|you|they|he|she|both|each|one|someone|somebody|let us|our \w+|your \w+|their \w+|the \w+(?: \w+)?|[a-z]+) {MODAL}\b(?! (?:have|not have|be able|like|say|think|not|rather))",
    r"\b(?:i|we) (?:propose|suggest|offer|recommend)\b|\bi would (?:propose|suggest|offer)\b|\bwhat if\b|\bsuppose (?:we|you|our|your|that|each)\b|\blet (?:us|them|him|her)\b|\bmy (?:proposal|suggestion|offer)\b|\bwould (?:it|that|\w+ \w+) (?:be suitable|suit|help|work|do)\b",
)
ACTION = re.compile(
    r"\b(?:call|phone|telephone|ring|notify|notified|tell|inform|publish|exchange|send|share|invite|inspect|visit|observe|verify|verified|withdraw|pull back|hold|pause|stop|suspend|postpone|move|keep|limit|"
    r"announce|hand|give|deliver|delivered|return|release|sign|signed|meet|open|install|set up|establish|log|photograph|count|check|compare|investigate|escort|accompany|write|draft|report|"
    r"fly|sail|allow|arrange|compensate|repair|pay|read out|show|list|warn|name|appoint|place|post|bring|take|come|leave|refrain|announcement|consult|submit|approve)\b"
)
WHEN = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december|"
    r"(?:in|on|by|before|until|from|around|since) (?:march|may|the \w+|mid-\w+|spring|summer|autumn|winter|new year)\b|\d{1,2}(?::\d\d)? ?(?:o'clock|hours|am|pm|a\.m|p\.m)|\d{4} hours|noon|midnight|dawn|"
    r"(?:within|in|after|every|for|the first|the next|at least) (?:\w+ )?(?:\d+|an?|one|two|three|four|five|six|seven|ten|twelve|twenty|thirty|forty|sixty|ninety|few|couple of) ?(?:-)?(?:minutes?|hours?|days?|weeks?|months?|nights?)|"
    r"(?:this|next|that|the same|every|each|coming|first|last) (?:minute|hour|morning|evening|afternoon|day|night|week|month|spring|summer|autumn|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|"
    r"(?:hours?|days?|weeks?|minutes?) (?:before|ahead|after|beforehand|in advance|later)|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|\d+) (?:hours|days|weeks|months|minutes)|before (?:any|the|each|every|it|they|we|you) \w+)\b"
)
KNOWN_BY = re.compile(
    r"\b(?:signed|signature|countersign\w*|in writing|written|logg?ed|log ?books?|witness\w*|observers?|inspect\w*|verif\w+|photograph\w*|pictures?|copy|copies|record(?:ed|ing)?s?|joint(?:ly)?|both (?:present|sign|lists|logs)|"
    r"check(?:ed)?|compared?|confirm(?:ed|s)?|receipt|acknowledg\w+|read back|satellite|radar|transponders?|third party|published|radio|frequency|by name|named|open to|see for (?:yourself|yourselves|themselves))\b"
)

CARRY = r"(?:carry|take|tell|report|convey|pass|relay|bring|hand|write|call|telephone|phone|ring|raise|speak|talk|repeat|put|give|send|brief|inform|show|let|ask|say|explain|see|mention|deliver|forward|transmit)"
RECIPIENT = re.compile(
    r"\b(?:to|with|at|before|for|tell|inform|brief|see|ask|call|phone|telephone|ring|show|let) (?:the |my |our |your |his |her |their |a |an |one )?(?:old |former |own |deputy |foreign |prime |vice |first |general |chief |new )*"
    r"(?:minister|ministry|ministers|premier|president|chairman|government|capital|home|cabinet|chief|admiral|general|staff|secretary|ambassador|embassy|council|committee|parliament|adviser|advisor|colleagues?|superiors?|office|director|"
    r"desk|editor|commander|commission|principals?|office|headquarters|deputy|successor|friend|people|you know|him|her|them)\b"
)
CARRIES = _any(
    rf"\b(?:i|we) (?:will|shall|can|could|would|am going to|are going to|promise to|undertake to|intend to|want to) (?:\w+ ){{0,2}}{CARRY}\b",
    rf"\b(?:let me|allow me to|i am willing to|i am ready to|i am prepared to) {CARRY}\b",
    r"\b(?:i|we) (?:will|shall) let you know\b|\b(?:you|he|she|they|\w+) (?:will|can|could|would|should) (?:\w+ ){0,2}(?:carry|take|convey|pass|relay|report|bring|tell|call|let me know|get in touch|reach|do it through)\b",
    r"\bget in touch with\b|\bthrough (?:ambassador|the embassy|the red cross|our|your|my|mr|dr|the channel)\b|\bfull authority to receive\b",
)
NEXT_MEETING = re.compile(r"\b(?:meet|see you|come back|talk|speak|sit|meeting|session) (?:\w+ ){0,4}(?:again|on|in|at|when|as soon as|next|before|after|this afternoon|tomorrow)\b|\bnext (?:meeting|session|time we)\b")

READING_OWN = _any(
    r"\b(?:i|we|my (?:side|people|colleagues)|our (?:side|people|\w+)) (?:\w+ )?(?:took|take|read|reads|understood|understand|interpret\w*|heard|hear|saw|see|thought|think|believed?|assumed?|feared?) (?:it|this|that|him|her|them|the \w+|your \w+|those \w+|his \w+)\b.{0,20}\b(?:as|to (?:be|mean)|was|is|were|for|came|meant|means)\b",
    r"\b(?:looked|sounded|seemed|appeared|read) (?:to (?:us|me|my \w+|our \w+)|from (?:here|our \w+|my \w+)|like|as if|as though)\b|\bin (?:our|my) (?:view|reading|eyes|opinion|judg\w+)\b|\b(?:our|my) (?:reading|interpretation|understanding|guess|finding|impression|conclusion)\b|\bas we (?:see|understand|read) it\b|\bthe way (?:we|i) (?:see|read|saw)\b",
    r"\b(?:i|we) interpret it to mean\b|\bi have the impression that\b|\bit seems to (?:me|us) that\b|\bi take it (?:that|to|for|as)\b",
)
READING_WORDS = _any(
    r"\b(?:meant|means? (?:by|that|to say)|intended|intention|intent|on purpose|deliberate\w*|by (?:accident|mistake|design|order)|accident(?:al|ally)?|an? (?:order|signal|slip|warning|mistake|bluff|probe|test|trial balloon|provocation|drill|exercise|misunderstanding|malfunction|technical \w+|misreading|answer to)|out of context|on (?:his|her|their|its) own|unauthori[sz]ed|authori[sz]ed|was (?:ordered|told|instructed) to|nobody (?:ordered|told)|message (?:to|for)|aimed at|directed (?:at|against))\b",
)
READING_CONTRAST = _any(
    r"\beither\b.{3,90}\bor\b|\bwhether\b.{3,90}\bor\b|\bnot (?:because|an? |to |that |as |the |by |meant |aimed ).{3,70}\bbut\b|\b(?:two|three|four|several|different|other|another|second) (?:ways? (?:of|to)|readings?|explanations?|possibilit\w+|interpretations?|aspects?|meanings?)\b|\b(?:one|first) (?:possibility|reading|explanation)\b|\bcould (?:have been|be|mean) .{2,60}\bor\b|\b(?:was|is) it .{2,60}\bor\b|\bif it (?:was|were|is) (?:an?|not|only|ordered|meant|the)\b",
)

RESTATES = _any(
    r"\bif (?:i|we) (?:understand|understood|hear|heard|follow|read|have understood|get|got) (?:you|your|that|it|this|him|her|them|correctly|right|rightly)\b|\blet me (?:see if|try to|say (?:it|that) back|put (?:it|that) back|repeat|check|give (?:it|that) back|restate|make sure)\b",
    r"\b(?:have|did) i (?:got|get|understood|understand|heard|hear|put) (?:it|that|you|this)?\b|\b(?:is|was) that (?:right|it|fair|what you|how you|your)\b|\bdo i (?:have|hear|understand|read) (?:you|it|that)\b|\bcorrect me\b|\bhave i (?:it|that) right\b",
    r"\b(?:so|then|in other words|you mean|what you mean|what i hear|what i heard|what you are saying|you are saying|you say|you said|you seem to say|as i (?:hear|understand) (?:you|it)),? (?:is |was )?(?:that )?(?:you|your|not|it|the|he|she|they|nobody|somebody|what|on your|for you|when)\b.{10,}",
    r"\b(?:you are|you were) (?:saying|telling (?:me|us)|afraid|worried|asking) (?:that|it|us|whether|of)?\b|\bto (?:repeat|put) (?:what you|it back|your|that back)\b|\byour (?:fear|point|worry|concern|position|view|reading|question) (?:is|was)\b|\bby that you mean\b|\byou take it (?:that|for|to)\b",
)
CONFIRMS = re.compile(
    r"^(?:yes|yes,? (?:that|exactly|more or less)|exactly|precisely|correct|quite|quite so|quite right|that is (?:so|right|it|correct|true|what|fair|how|exactly|my|our|the|nearly|almost|close|part)|right|just so|indeed|you have (?:it|got it|understood|heard)|so it is|true|i could not have|that is what|fair enough|more or less|all but)\b"
)
CORRECTS = re.compile(
    r"^(?:nearly|almost|not quite|not exactly|close|half|partly|in part|no,? (?:not|i said|what i|that is not|rather|the|it)|except|with one (?:change|difference)|yes,? (?:but|and|except)|i (?:would|should) (?:put|say) (?:it|that) (?:differently|otherwise)|i did not say|that is not (?:what|quite|how)|not (?:who|what|that|'|\"|the|only|all)|one (?:word|correction)|let me (?:correct|explain|put)|better:|i would only (?:add|change)|well, let me)"
)

EVIDENCE = re.compile(
    r"\b(?:logs?|log ?books?|records?|recordings?|tapes?|radar|tracks?|signatures?|signed|sign|photographs?|pictures?|inspect\w*|investigat\w+|count(?:ed)?|lists?|time ?stamps?|stamps?|cables?|registers?|drafts?|transcripts?|"
    r"findings?|documents?|tested|tests?|checked|checks?|compare[ds]?|verif\w+|witness\w*|observers?|wreckage|debris|samples?|serial|orders?|duty (?:officer|roster|book|log)|roster|message|telegram|call|calls|timing|dates?|signals?|flight plan|facts?|proof|evidence|measure\w*|figures?)\b"
)
TESTS = _any(
    r"\b(?:would|will|should|could|must|might) (?:have )?(?:show|shown|tell|told|prove|proved|mean|meant|see|seen|been|expect\w*|appear\w*|settle|know|known|separate|leave|left|need\w*|find|found|had to|have to)\b",
    r"\bif (?:it|he|she|they|there|that|this|we|you|someone|somebody|the \w+) (?:was|were|had|is|are|has|did|really|meant|ordered|wanted|came)\b|\bwhether (?:it|he|she|they|there|that|the|or|anyone|anybody|this)\b",
    r"\bhow (?:would|could|can|do|shall) (?:we|you|i|one|anyone) (?:know|tell|see|find|prove|check)\b|\bwhat (?:would|could) (?:\w+ )?(?:show|tell|prove|convince|settle|change|separate|persuade)\b",
    r"\b(?:shows?|showed|shown|proves?|proved|means|meant|settles|rules? out|ruled out|speaks (?:for|against)|points? to|fits|does not fit|consistent with|so it|that is why i|which is why|therefore|hence)\b",
)

OWN_VIEW = _any(
    r"\b(?:my own|my personal|my private) (?:view|opinion|reading|guess|judg\w+|belief|impression|feeling)\b|\bpersonally\b|\b(?:speaking )?(?:for|as) myself\b|\bas a private (?:person|citizen|man|woman)\b|\b(?:in|of) my private\b|\bthat is (?:me|i|my view|mine|only me|only my)\b|\bi myself\b|\bi,? for one\b|\b(?:i|we) do not speak for\b|\bnobody (?:sent|authori[sz]ed) me\b|\bi (?:hold|have) no office\b|\bnot (?:in|as) an official\b|\bunofficial\w*\b",
)
OFFICIAL = _any(
    r"\b(?:official(?:ly)?|the (?:line|ministry|government|spokesman|minister|communiqu\w+|statement|president|premier|cabinet|party|press) (?:says?|said|is|was|has|will|would|can|takes?|holds?)|(?:my|our) (?:government|ministry|minister|spokesman|capital|side)(?:'s)? (?:\w+ )?(?:says?|said|line|position|view|version|will|would|has|must|holds?|can)|on paper|in public|publicly|public position|for the record|the stand of|in the view of the)\b",
)
APART = _any(
    r"\b(?:the )?(?:official|public|ministry's|government's) (?:line|position|version|view|answer)\b.{0,80}\b(?:but|i|my|myself|mine|personally|own)\b|\b(?:i|my|mine|personally|own)\b.{0,80}\b(?:not (?:the|my|our) (?:ministry|government|official|minister)\w*|not (?:the )?official\w*|do(?:es)? not speak for|is not (?:policy|the line|official|my government))\b",
    r"\b(?:my|our|the) (?:government|ministry|minister|spokesman|statement|capital)(?:'s)? .{0,60}\b(?:says?|said|line|position|version)\b.{0,80}\b(?:but i|i think|i believe|i do not|i doubt|my own|i would|i was|i counted|i saw)\b|\bi (?:do not|can not|never) speak for\b|\bunofficial (?:visit|remark|conversation|paper|answer)\b",
)

UNCLEAR = _any(
    r"\b(?:i|we|nobody|no one|none of us|neither of us|neither (?:side|you nor i)) (?:really |simply |still |honestly |just )*(?:do not|does not|did not|can not|could not|still do not) (?:\w+ )?(?:know|tell|say|see|explain|understand|follow|rule out|be sure)\b.{4,}",
    r"\b(?:i|we) (?:am|are) (?:still )?not (?:\w+ )?(?:sure|certain|clear)\b.{4,}|\b(?:nobody|no one|neither of us) (?:knows|here knows|can say|can tell|in this room knows)\b|\b(?:i|we) have no (?:certain |real |good )?(?:knowledge|idea|answer|explanation|proof)\b",
    r"\b(?:remains?|is|are|stays?|still|left|leave (?:it|that|this)|stay|keep it|i keep it) (?:\w+ )?(?:unclear|open|unsettled|unresolved|unknown|unanswered|in doubt|disputed|contested|ambiguous)\b|\b(?:unclear|not clear|open question|unanswered|what (?:we|i) (?:do not|still do not|can not) know|still (?:to be|don't|do not) (?:settled|know)|not (?:yet )?(?:settled|known|established|decided))\b",
    r"\b(?:that|this|which|what|one thing|the) .{0,40}\b(?:i|we) (?:can not|could not|still can not) (?:answer|explain|tell you|account for|prove|settle)\b|\bi (?:wonder|doubt) (?:whether|if|what|who|why)\b|\bmay not be accurately\b",
)
UNCLEAR_VOID = _any(r"\b(?:i|we) do not know (?:how to (?:go on|thank)|what you (?:are talking|want))\b", r"\bdo not see (?:how|why) (?:that|this|it|\w+ing)\b", r"\b(?:can|could) not (?:tell|say) (?:you )?how (?:glad|grateful|pleased|happy)\b")
HEDGE = re.compile(r"\b(?:perhaps|maybe|probably|possibly|as far as i (?:know|can)|i think|i believe|it seems|seems to|might|likely|i suspect|i suppose|plausible)\b")

FACE_GIVING = _any(
    r"\b(?:you|he|she|they|nobody|no one|neither of us|your \w+|anyone) (?:need|needs|do|does|would|should|will|may) not (?:have to )?(?:say|answer|admit|explain|apologi[sz]e|lose|be (?:named|blamed|embarrassed|quoted)|have to|need to|read)\b|\b(?:no|any) need (?:for you )?to (?:reply|answer|say|explain|decide)\b",
    r"\bwithout (?:anyone|anybody|either|your|his|her|the|having|saying|naming|losing|blaming|you) .{0,40}\b(?:have|having|to|lose|losing|blame|admit|climb|face|say|saying|named?|guilt|who|whose)\b|\bsave (?:his|her|your|their|our) face\b|\bloses? face\b|\b(?:i|we) (?:will|do|would) not (?:ask|press|hold|quote|name|repeat|use) (?:you|it|that|him|her|your|who)\b",
    r"\b(?:in|with) your own (?:words|way|time)\b|\byours to (?:say|announce|tell|decide)\b|\b(?:you|your \w+) (?:could|can|may|would) (?:then |still |both )?(?:say|call it|announce|present|tell|claim|put it)\b|\bneither (?:side|of us|capital|government|ministry) (?:would|has to|need|should|will|loses)\b|\bboth (?:sides|of us|capitals|governments) (?:can|could) (?:say|claim|sign|live)\b",
    r"\b(?:i|we) (?:respect|admire|do not blame|would not blame|do not hold|take your word|believe you|appreciate your)\b|\bto your credit\b|\bthat (?:took|takes|took some|cannot have been|can not have been) (?:courage|nerve|easy|some)\b|\bthank you for (?:telling|saying|that answer|answering|the correction)\b|\bout of respect for\b|\byou never protest frivolously\b",
)
