"""Owns the plain-English names of closed sets, as every reader of a report sees them."""

from collections.abc import Mapping

from backchannel.domain.dialogue import Move
from backchannel.domain.scenario import Use
from backchannel.domain.verdict import PanelName

MOVES: Mapping[Move, str] = {
    "HOLD": "holds back",
    "INVITE": "invites",
    "INVITE_QUIET": "invites a quiet voice",
    "CLARIFY": "asks for clarity",
    "ASK_RESTATE": "asks to restate",
    "SUMMARISE": "sums up",
    "REFRAME": "reframes",
    "REALITY_TEST": "tests against reality",
    "NAME_PROCESS": "names what is happening",
    "REMIND_RULES": "reminds of the rules",
    "PARK": "parks it",
    "PROPOSE_TEXT": "proposes a text",
    "CAUCUS": "calls a caucus",
    "RECESS": "calls a recess",
    "THIRD_PARTY_MEMO": "offers a third-party memo",
    "CLOSE_STAGE": "closes the stage",
}

USES: Mapping[Use, str] = {
    "shareable": "may be carried out",
    "not for attribution": "may be carried out, without a name",
    "confidential": "stays in this room",
}

PANELS: Mapping[PanelName, str] = {
    "confidence_building": "Confidence-building",
    "interpretation_clarity": "Interpretation clarity",
}

UNVALIDATED = "Simulated beliefs are not validated against people."


def listed(names: list[str]) -> str:
    """Return 'A', 'A and B' or 'A, B and C'."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
