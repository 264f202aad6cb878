"""Owns what spoils a talk: threats however polished, ultimatums, accusations, contempt. Judged by what is said, not by tone."""

import re

_THREAT = re.compile(
    r"\bconsequences\b.{0,60}\b(?:will|would|could|may|might|shall|follow|bear|fall|regret|yours|severe|serious|grave)\b"
    r"|\b(?:severe|serious|grave|painful|unfortunate|regrettable|unpleasant|incalculable|all) consequences\b"
    r"|\b(?:will|would|shall|might|may) (?:come to |live to |soon )?regret (?:it|this|that)\b"
    r"|\b(?:no|little|any) (?:other )?(?:choice|alternative|option) (?:but|except|left)\b"
    r"|\b(?:we|i|they) (?:will|would|shall) (?:be )?(?:forced|obliged|compelled|have) to (?:act|respond|reconsider"
    r"|review|draw|take|use|answer"
    r"|defend|consider (?:other|further|stronger))\b"
    r"|\ball (?:the )?options\b|\boptions (?:are|remain|stay) (?:open|on the table)\b"
    r"|\b(?:patience|restraint|goodwill|tolerance|forbearance)\b.{0,40}\b(?:limit|end|wear|thin|run out|infinite"
    r"|unlimited|exhausted|for ?ever)"
    r"|\bwould be (?:most |very |really |rather |deeply |highly |extremely )?(?:a pity|a shame|unfortunate"
    r"|regrettable|unwise|most unwise|a grave|a serious|sorry) .{0,60}\b(?:if|were|should|to)\b"
    r"|\b(?:sorry|sad|hate|pity|shame) (?:to see|if|should|were).{0,40}\b(?:happen|befall|came? to|accident|harm|lost)\b"
    r"|\b(?:can|could) (?:no longer|not) (?:be )?(?:guarantee|answer for|vouch for|responsible for|promise) (?:the "
    r"|your |their |his |for )*"
    r"(?:safety|security|what|consequence|conduct|calm|behaviou?r)"
    r"|\byou would (?:do|be) (?:well|wise|better) (?:advised )?(?:to|not)\b|\b(?:would"
    r"|should) (?:strongly )?advise you (?:not )?to\b"
    r"|\bdo not (?:underestimate|test|try|provoke|push|mistake|imagine|make the mistake)\b"
    r"|\b(?:will|shall|would) not (?:tolerate|stand by|stand idly|sit (?:by|idly)|hesitate|forget|go unanswered"
    r"|go unpunished|be responsible)\b"
    r"|\b(?:punish|punitive|retaliat|counter-?blow|pay (?:a|the) (?:heavy |high |full )?price|pay back|in kind|crush"
    r"|teach .{0,20} lesson"
    r"|at your (?:own )?peril|face the)"
    r"|\b(?:measures|means|forces|instruments|capabilit\w+) (?:are |stand |lie |remain )?(?:at our disposal|ready|in place)\b"
    r"|\breserve (?:the|our|every) right\b|\bdraw (?:our|the|its|their) (?:own )?conclusions\b"
    r"|\b(?:ships|planes|aircraft|boats|pilots|cables|accidents|things|mistakes) (?:do |can |may "
    r"|will )?(?:have accidents|happen|go missing"
    r"|get hurt|go down|sink)\b"
    r"|\b(?:bear|carry|take) (?:the |all |full |sole )*responsibilit"
)
_ULTIMATUM = re.compile(
    r"\b(?:you|your (?:side|government|country|people|ships|forces|navy)) (?:must|have to|will have to|had better"
    r"|are to|shall)\b"
    r"(?! (?:be|have been|have|feel|know|understand|remember|forgive|excuse|admit|see|decide|judge|think|say|report|tell)\b)"
    r"|\bmust immediately\b|\bimmediately (?:stop|cease|withdraw|pull|end|halt)\b|\b(?:we|i) demand\b|\bdemand that you\b"
    r"|\b(?:final|last) (?:warning|offer|chance|word)\b|\btake it or leave it\b|\bnon-?negotiable\b"
    r"|\b(?:unless|if) (?:you|your \w+|they) (?:do not |fail to |refuse |continue|persist|insist|keep|stop|withdraw"
    r"|\w+ ).{0,90}\b(?:we|i) "
    r"(?:will|shall) (?:have to|be forced|be obliged|act|respond|strike|sink|shoot|take|stop|close|seize|fire)\b"
    r"|\b(?:unless|until) (?:you|your)\b.{0,80}\b(?:there (?:will|can) be no|we (?:will|shall|can) not|nothing)\b"
)
_HARSH = (
    r"(?:lie[ds]?|lying|liars?|slander\w*|distort\w*|aggress\w*|provo[ck]\w*|invad\w*|violat\w*|trampl\w*|occup(?:y"
    r"|ied|ation)\w*|attack\w*|murder\w*"
    r"|kill(?:ed|ing)?|steal|stole\w*|cheat\w*|deceiv\w*|deceit\w*|betray\w*|bully\w*|bullied|threaten\w*|sabotag\w*"
    r"|interfer\w*|warmonger\w*|war monger\w*"
    r"|mongering|hypocri\w*|cynical\w*|pretend\w*|pretext|reckless\w*|irresponsib\w*|illegal\w*|unlawful\w*"
    r"|criminal\w*|terror\w*|blackmail\w*"
    r"|propaganda|excuses?|refus\w*|ignor(?:e|ed|ing)|hid(?:e|den|ing)?|insincer\w*|bad faith|ashamed|to blame"
    r"|at fault|guilty|arrogan\w*|stubborn\w*"
    r"|obstruct\w*|escalat\w*|cover(?:ed|ing)? up|cowards?|demand(?:ed|ing)|insist(?:ed|ing)?|fail(?:ed|ing)?|fals\w+"
    r"|baseless|illusions?)"
)
_ACCUSATION = re.compile(
    rf"^(?:and |but |so |yet |no,? |well,? |now |again |instead,? |in fact,? |moreover,? |furthermore,? )*(?:you|your"
    rf"|it is (?:precisely |only |actually )?you|it is your)\b"
    rf"(?!.{{0,20}}\b(?:said|asked|mentioned|told|wrote|were right"
    rf"|are right)\b).{{0,80}}(?<!my )(?<!our )(?<!my own )\b{_HARSH}\b"
    rf"|\byou (?:are|were|have been) (?:lying|liars?|a liar|to blame|at fault|responsible for|the ones? who|the aggressor)\b"
    rf"|\b(?:what|why|how) (?:right|justification|dare|can you)\b.{{0,60}}\byou\b.{{0,40}}\b{_HARSH}\b"
    r"|\bhow dare\b|\byour (?:so-called|baseless|false|absurd|ridiculous|preposterous|aggressive|reckless|cynical"
    r"|empty|illegal)\b"
    r"|\byou (?:people )?(?:always|never) (?!mind)\b|\byou people\b"
)
_CONTEMPT = re.compile(
    r"\b(?:absurd\w*|preposterous|ridiculous\w*|nonsense|laughable|rubbish|deceitful|slander\w*|baseless|spurious"
    r"|shameless\w*|brazen\w*|utter(?:ly)? (?:ignor\w+|fals\w+|prepost\w+)"
    r"|lies|liars?|naked aggression|aggressors?|aggressive (?:acts?|actions?|designs?)|war ?mongers?|warmongering"
    r"|pack of|disgrace\w*|disgust\w*|contempt\w*|filth\w*|savages?|barbar\w+"
    r"|no reasonable (?:man|person)|so-called"
    r"|playing with (?:words|fire)|fools?|idiots?|stupid\w*|evil)\b"
    r"|\bnothing (?:further|more|else) to say\b|\bwaste of (?:time|breath)\b"
    r"|\b(?:is|are|was|were) (?:an? )?(?:insult|outrage|insulting|outrageous)\b"
)
_HARMLESS = re.compile(
    r"\b(?:no|not|never|without) (?:any |have any |the )?(?:intention|wish|desire|interest) (?:of|to|in)\b"
    r"|\bnot (?:here )?to (?:threaten|accuse|blame)\b"
    r"|\b(?:do|did|does|would) not (?:mean|want|wish|intend|blame|accuse|say)\b|\bnobody is accusing\b"
    r"|\b(?:our|my) (?:own )?(?:people|side|papers?|press|ministry|hotheads|hardliners|generals?|minister|chief|boss)\b"
    r"|\b(?:afraid|fear|feared|frightened|worr(?:y|ied)|scared)\b"
)
"""Talk about threats, one's own side's misdeeds or fears, which is no threat."""
_OPEN_THREAT = re.compile(
    r"\b(?:we|i) (?:will|shall) (?:\w+ )?(?:sink|strike|destroy|crush|shoot|fire|punish|retaliate|bomb|seize|burn"
    r"|make you pay|hit)\b"
)

THREAT, ULTIMATUM, ACCUSATION, CONTEMPT = 1.5, 1.0, 1.0, 0.75


def hostile_weight(low: str) -> float:
    """Return how much a sentence in folded form spoils, 0 for most, at most 1.5.

    A question may accuse; talk about fear, or about one's own side, does not threaten.
    """
    if _OPEN_THREAT.search(low):
        return THREAT
    harmless = _HARMLESS.search(low) is not None
    if _THREAT.search(low) and not harmless:
        return THREAT
    if _ULTIMATUM.search(low) and not harmless:
        return ULTIMATUM
    if _ACCUSATION.search(low) and not harmless:
        return ACCUSATION
    return CONTEMPT if _CONTEMPT.search(low) and not harmless else 0.0
