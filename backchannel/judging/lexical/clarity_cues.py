"""Owns the cue lists for interpretation clarity. Plain lists, meant to be argued with."""

import re

from backchannel.judging.lexical.patterns import any_of

READING_OWN = any_of(
    r"\b(?:i|we|my (?:side|people|colleagues)|our (?:side|people|\w+)) (?:\w+ )?(?:took|take|read|reads|understood"
    r"|understand|interpret\w*|heard|hear|saw|see|thought|think|believed?|assumed?|feared?) (?:it|this|that|him|her"
    r"|them|the \w+|your \w+|those \w+|his \w+)\b.{0,20}\b(?:as|to (?:be|mean)|was|is|were|for|came|meant|means)\b",
    r"\b(?:looked|sounded|seemed|appeared|read) (?:to (?:us|me|my \w+|our \w+)|from (?:here|our \w+|my \w+)|like"
    r"|as if|as though)\b|\b(?:our|my) (?:reading|interpretation|understanding) (?:is|was|of)\b|\bthe way (?:we"
    r"|i) (?:read|saw) (?:it|that|this)\b",
    r"\b(?:i|we) interpret it to mean\b|\bi take it (?:that|to|for|as)\b",
)

READING_WEAK = any_of(
    r"\bin (?:our|my) (?:view|reading|eyes|opinion|judg\w+)\b|\b(?:our|my) (?:guess|finding|impression|conclusion)\b"
    r"|\bas we (?:see|understand|read) it\b|\bi have the impression that\b|\bit seems to (?:me|us) that\b|\b(?:i"
    r"|we) (?:think|believe|suspect|doubt|assume)\b",
)

READING_WORDS = any_of(
    r"\b(?:(?:he|she|they|it|that|words?|sentence|remark|which) (?:was |were )?meant|means? (?:by|that|to say)"
    r"|intended|intention|intent|on purpose|deliberate\w*|by (?:accident|mistake"
    r"|design|order)|accident(?:al|ally)?|an? (?:order|signal|slip|warning|mistake|bluff|probe|test|trial balloon"
    r"|provocation|drill|exercise|misunderstanding|malfunction|technical \w+|misreading|answer to)|out of context"
    r"|on (?:his|her|their|its) own|unauthori[sz]ed|authori[sz]ed|was (?:ordered|told|instructed) to"
    r"|nobody (?:ordered|told)|message (?:to|for)|aimed at|directed (?:at|against))\b",
    r"\b(?:it|that|this|he|she|they|which|sentence|words?|remark|phrase|statement|order|flight|launch|drill) (?:is"
    r"|was|were|had been) (?:only |just |merely |simply |never |not |really )*(?:about|an? (?:claim|saying|threat"
    r"|joke|figure of speech|breach|habit|reflex|rumou?r|question)|nothing more than)\b",
    r"\b(?:heard|read|taken|understood|seen|meant|received) (?:\w+ ){0,3}as an?\b|\bwhat (?:he|she|they|it) (?:meant"
    r"|wanted|had in mind)\b|\b(?:he|she|they) (?:wanted|meant) to\b",
)

READING_CONTRAST = any_of(
    r"\beither\b.{3,90}\bor\b|\bwhether\b.{3,90}\bor\b|\bnot (?:because|an? |to |that |as |the |by |meant "
    r"|aimed ).{3,70}\bbut\b|\b(?:two|three|four|several|different|other|another|second) (?:ways? (?:of|to)|readings?"
    r"|explanations?|possibilit\w+|interpretations?|aspects?|meanings?)\b|\b(?:one|first) (?:possibility|reading"
    r"|explanation)\b|\bcould (?:have been|be|mean) .{2,60}\bor\b|\b(?:was|is) it .{2,60}\bor\b|\bif it (?:was|were"
    r"|is) (?:an?|not|only|ordered|meant|the)\b",
)

HEDGE = re.compile(
    r"\b(?:perhaps|maybe|probably|possibly|as far as i (?:know|can)|i think|i believe|it seems|seems to|might|likely"
    r"|i suspect|i suppose|plausible)\b"
)

RESTATES = any_of(
    r"\bif (?:i|we) (?:understand|understood|hear|heard|follow|read|have understood|get|got) (?:you|your|that|it|this"
    r"|him|her|them|correctly|right|rightly)\b|\blet me (?:see if|try to|say (?:it|that) back|put (?:it|that) back"
    r"|repeat|check|give (?:it|that) back|restate|make sure)\b",
    r"\b(?:have|did) i (?:got|get|understood|understand|heard|hear|put) (?:it|that|you|this)?\b|\b(?:is"
    r"|was) that (?:right|it|fair|what you|how you|your)\b|\bdo i (?:have|hear|understand|read) (?:you|it|that)\b"
    r"|\bcorrect me\b|\bhave i (?:it|that) right\b",
    r"\b(?:in (?:other|my) words|would you sign (?:that|it)|you mean|what you mean|what i hear|what i heard"
    r"|what you are saying|you are saying"
    r"|you seem to say|as i (?:hear|understand) (?:you|it)),? .{10,}|\bso (?:it is |it was )?not\b.{4,}\bbut\b",
    r"\b(?:so|then|and),? (?:what )?you (?:say|said|mean|hold|think|believe|take)\b",
    r"\b(?:you are|you were) (?:saying|telling (?:me|us)|afraid|worried|asking) (?:that|it|us|whether|of)?\b"
    r"|\bto (?:repeat|put) (?:what you|it back|your|that back)\b|\byour (?:fear|point|worry|concern|position|view"
    r"|reading|question) (?:is|was)\b|\bby that you mean\b|\byou take it (?:that|for|to)\b",
)

CONFIRMS = re.compile(
    r"^(?:yes|yes,? (?:that|exactly|more or less)|exactly|precisely|correct|quite|quite so|quite right|that is (?:so"
    r"|right|it|correct|true|what|fair|how|exactly|my|our|the|nearly|almost|close|part)|right|just so|indeed"
    r"|you have (?:it|got it|understood|heard)|so it is|true|i could not have|that is what|fair enough|more or less"
    r"|all but)\b"
)

CORRECTS = re.compile(
    r"^(?:nearly|almost|not quite|not exactly|close|half|partly|in part|no\b|except|with one (?:change|difference)"
    r"|yes,? (?:but|and|except)|i (?:would|should) (?:put|say) (?:it"
    r"|that) (?:differently|otherwise)|i did not say|that is not (?:what|quite|how)|not (?:who|what|that|'|\"|the"
    r"|only|all)|one (?:word|correction)|let me (?:correct|explain|put)|better:|i would only (?:add|change)"
    r"|well, let me)"
)

EVIDENCE = re.compile(
    r"\b(?:logs?|log ?books?|records?|recordings?|tapes?|radar|tracks?|signatures?|signed|sign|photographs?|pictures?"
    r"|inspect\w*|investigat\w+|count(?:ed)?|lists?|time ?stamps?|stamps?|cables?|registers?|drafts?|transcripts?|"
    r"findings?|documents?|tested|tests?|checked|checks?|compare[ds]?|verif\w+|witness\w*|wreckage|debris|samples?"
    r"|serial|orders?|duty (?:officer|roster|book)|roster|messages?|telegrams?|call (?:log|list)|flight plan|facts?"
    r"|diar(?:y|ies)|minutes|clip|footage|film|ledgers?|annex|doctrine|regulations?|proof|evidence|figures?|track|time of)\b"
)

WITNESSED = re.compile(
    r"\b(?:i|we) (?:have |had |\w+ )?(?:seen|saw|counted|checked|heard|asked|read|was there|were there|held|bought"
    r"|measured|watched|timed|know the)\b"
)
"""What the speaker saw, counted or asked at first hand."""

CONDITIONAL = re.compile(
    r"\bif .{4,80}\b(?:was|were|had)\b.{2,80}\b(?:would (?:have|be|not|show|need)|had to|must have"
    r"|could (?:not )?have|wanted|meant)\b"
    r"|\b(?:would|could) (?:only )?(?:have|be|show) .{4,80}\bif .{4,60}\b(?:was|were|had)\b"
)
"""What would follow if it had been so: a test even where the evidence is not called by name."""

NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred"
    r"|dozen)\b"
)

TESTS = any_of(
    r"\b(?:would|should|could|must|might) (?:not )?(?:have (?:shown|told|proved|meant|seen|been|appeared|settled"
    r"|known|left|needed|found|had to)|show|tell|prove|mean|settle|separate|leave a|need a)\b",
    r"\bif (?:it|he|she|they|there|that|this|someone|somebody|the \w+) (?:was|were|had|really|meant|ordered|wanted"
    r"|came)\b|\bwhether (?:it|he|she|they|there|that|anyone|anybody|this) (?:was|were|had|is|came|went|meant)\b",
    r"\bhow (?:would|could|can|do|shall) (?:we|you|i|one|anyone) (?:know|tell|see|find|prove|check)\b|\bwhat (?:would"
    r"|could) (?:\w+ )?(?:show|tell|prove|convince|settle|change|separate|persuade)\b",
    r"\b(?:shows?|showed|shown|proves?|proved|means|meant|settles|rules? out|ruled out|speaks (?:for|against)"
    r"|points? to|fits|does not fit|consistent with|so it|that is why i|which is why|therefore|hence)\b",
)

FOLLOWS = re.compile(
    r"^(?:so|then|that (?:is why|means|rules|speaks|fits|tells|shows)|which (?:is why|means)|if (?:it|he|she|they"
    r"|there|that|anyone|somebody) (?:was|were|had|meant|ordered|wanted)|an? (?:order|accident|signal) would)\b"
)

OWN_VIEW = any_of(
    r"\b(?:my own|my personal|my private) (?:view|opinion|reading|guess|judg\w+|belief|impression|feeling)\b"
    r"|\bpersonally,? (?:i|we) (?:think|believe|doubt|read|took|take|saw|see|do not|would say|am|hold|suspect)\b"
    r"|\b(?:i|we) personally (?!like|thank)|\b(?:speaking )?(?:for|as) myself\b|\bas a private (?:person|citizen|man"
    r"|woman)\b|\b(?:in|of) my private\b|\bthat is (?:me|i|my view|mine|only me|only my)\b|\bi myself\b"
    r"|\bi,? for one\b|\b(?:i|we) do not speak for\b|\bnobody (?:sent|authori[sz]ed) me\b|\bi (?:hold"
    r"|have) no office\b|\bnot (?:in|as) an official\b",
)

OFFICIAL = any_of(
    r"\b(?:official(?:ly)?|the (?:line|ministry|government|spokesman|minister|communiqu\w+|statement|president"
    r"|premier|cabinet|party|press) (?:says?|said|is|was|has|will|would|can|takes?|holds?)|(?:my|our) (?:government"
    r"|ministry|minister|spokesman|capital|side)(?:'s)? (?:\w+ )?(?:says?|said|line|position|view|version|will|would"
    r"|has|must|holds?|can)|on paper|in public|publicly|public position|for the record|the stand of"
    r"|in the view of the)\b",
)

APART = any_of(
    r"\b(?:the )?(?:official|public|ministry's|government's) (?:line|position|version|view|answer)\b.{0,80}\b(?:but|i"
    r"|my|myself|mine|personally|own)\b|\b(?:i|my|mine|personally|own)\b.{0,80}\b(?:not (?:the|my|our) (?:ministry"
    r"|government|official|minister)\w*|not (?:the )?official\w*|do(?:es)? not speak for|is not (?:policy|the line"
    r"|official|my government))\b",
    r"\b(?:my|our|the) (?:government|ministry|minister|spokesman|statement|capital)(?:'s)? .{0,60}\b(?:says?|said"
    r"|line|position|version)\b.{0,80}\b(?:but i|i think|i believe|i do not|i doubt|my own|i would|i was|i counted"
    r"|i saw)\b|\bi (?:do not|can not|never) speak for\b",
)

UNCLEAR = any_of(
    r"\b(?:i|we|nobody|no one|none of us|neither of us|neither (?:side|you nor i)) (?:really |simply |still "
    r"|honestly |just )*(?:do not|does not|did not|can not|could not|still do not) (?:\w+ )?(?:know|tell|say|see"
    r"|explain|understand|follow|rule out|be sure|prove|work out)\b.{4,}",
    r"\b(?:i|we) (?:am|are) (?:still )?not (?:\w+ )?(?:sure|certain|clear)\b.{4,}|\b(?:nobody|no one"
    r"|neither of us) (?:knows|here knows|can say|can tell|in this room knows)\b|\b(?:i|we) have no (?:certain |real "
    r"|good )?(?:knowledge|idea|answer|explanation|proof)\b",
    r"\b(?:remains?|is|are|stays?|still|left|leave (?:it|that|this)|stay|keep it|i keep it) (?:\w+ )?(?:unclear|open"
    r"|unsettled|unresolved|unknown|unanswered|in doubt|disputed|contested|ambiguous)\b|\b(?:unclear|not clear"
    r"|open question|unanswered|what (?:we|i) (?:do not|still do not|can not) know|still (?:to be|don't"
    r"|do not) (?:settled|know)|not (?:yet )?(?:settled|known|established|decided))\b",
    r"\b(?:that|this|which|what|one thing|the) .{0,40}\b(?:i|we) (?:can not|could not|still can not) (?:answer"
    r"|explain|tell you|account for|prove|settle)\b|\bi (?:wonder|doubt) (?:whether|if|what|who|why)\b"
    r"",
)

UNCLEAR_VOID = any_of(
    r"\b(?:i|we) do not know (?:how to (?:go on|thank)|what you (?:are talking|want))\b",
    r"\bdo not see (?:how|why) (?:that|this|it|\w+ing)\b",
    r"\b(?:can|could) not (?:tell|say) (?:you )?how (?:glad|grateful|pleased|happy)\b",
)
