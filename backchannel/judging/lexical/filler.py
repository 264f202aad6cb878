"""Owns the cue lists of what earns nothing: words that fit any talk, and talk about the conduct of the talk."""

from backchannel.judging.lexical.patterns import any_of

PLATITUDE = any_of(
    r"\b(?:frank|useful|constructive|fruitful|productive|candid|cordial|warm|friendly|open|rich|meaningful|valuable"
    r"|in-depth) (?:and \w+ )?(?:talks?|exchange|dialogue|discussions?|meeting|conversation|atmosphere|spirit|views)\b",
    r"\b(?:mutual|common) (?:respect|understanding|interests?|benefit|trust|goodwill)\b",
    r"\b(?:spirit of|win-win|path (?:of|to) peace|peace and (?:stability|prosperity|security)|build(?:ing)? bridges"
    r"|bright future|good neighbou?rs?|friendship between|good ?will of)\b",
    r"\b(?:thank you|thanks|grateful|appreciate|honou?red?|pleasure|delighted|privilege)\b",
    r"\bdialogue is (?:important|essential|the only|key|vital)\b|\b(?:importance|value) of (?:dialogue|talking"
    r"|these talks|peace)\b",
    r"\b(?:sounds|very) (?:promising|kind|agreeable)\b|\bconsistent (?:fundamental )?(?:stand|position)\b"
    r"|\bwell[- ]known (?:position|stand)\b",
)

PROCEDURE = any_of(
    r"\b(?:any|other|main|all|more|these|those|two|secondary|subsidiary|additional|further|your"
    r"|these) (?:\w+ )?(?:points|questions|suggestions|ideas|topics|items|views)\b|\bagenda\b|\b(?:lists?"
    r"|papers?) (?:of|over|with|over now)\b|\b(?:these|three|very thick|long) (?:\w+ )*(?:lists?|papers|copies"
    r"|pieces)\b",
    r"\b(?:this|our|next|a|the) (?:\w+ )?session\b|\bexchange (?:of )?views\b|\b(?:make|reserve) (?:any |more "
    r"|further |no )*comments?\b|\b(?:covered|go over|going over|read (?:it|them|this) over|look (?:it|this|them"
    r"|over)|return to (?:it|them|this|these)|stop here|started talking|continue talking|speak first|talk about"
    r"|take up)\b",
    r"\b(?:what|all) you (?:have|have got|want|wish|would like) to say\b|\bhear (?:from you|you first|your (?:views"
    r"|questions))\b|\bdiscuss (?:anything|it|this|that|now|today)\b|\bprogram(?:me)? for\b|\b(?:read|look at"
    r"|translate) the (?:draft|document|paper|text)\b|\bcopies to you\b",
)
"""Talk about the conduct of the talk; it settles nothing between the sides."""
