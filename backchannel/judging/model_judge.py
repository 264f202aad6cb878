"""Owns the judge that is a language model: one question a dimension, each score held to quotations that code can find."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from backchannel.chat.port import Chat
from backchannel.chat.structured import ask
from backchannel.domain.call import CallKey, Message, Request
from backchannel.domain.cards import DimensionCard, Evaluator
from backchannel.domain.dialogue import Turn
from backchannel.domain.events import Judged
from backchannel.domain.verdict import Dimension, Evidence, Scored, Unscored
from backchannel.errors import PermanentModelError
from backchannel.judging.answer import DimensionAnswer
from backchannel.judging.asking import Asking
from backchannel.judging.quotes import verify
from backchannel.judging.record import Record, blinding, record

FIRST, AGAIN = 0, 2
"""Ordinals of the two askings; the odd ones after them belong to repairs of the form."""
GIVES_UP = frozenset({"schema", "refused", "filtered", "cut off"})
"""Kinds of failure that leave one dimension unscored; every other one stops the run, which can be resumed."""
MOST_EVIDENCE = 6
"""Quotations kept from a panel."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one member of a panel, or the only judge, gave for one dimension."""

    dimension: Dimension
    rejected: int
    """Quotations that were not in the turn they named."""


@dataclass(frozen=True, slots=True)
class ModelJudge:
    """A bench: the chat, the card, and how to ask."""

    chat: Chat
    card: Evaluator
    asking: Asking

    async def judge(self, turns: Sequence[Turn]) -> list[Judged]:
        """Ask for every dimension at once; calls that failed for good are raised after all others are answered."""
        straight, swapped = (self._record(turns, swap) for swap in (False, True))
        tasks = [
            self._dimension(dimension, swapped if self.asking.swap_sides and index % 2 else straight)
            for index, dimension in enumerate(self.card.dimensions)
        ]
        results = await asyncio.gather(*tasks, return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result
        return [result for result in results if isinstance(result, Judged)]

    def _record(self, turns: Sequence[Turn], swap: bool) -> Record:
        return record(turns, self.asking.seed, blinding(turns, self.asking.side_words, swap))

    async def _dimension(self, dimension: DimensionCard, shown: Record) -> Judged:
        members: tuple[str | None, ...] = self.card.panel if len(self.card.panel) > 1 else (None,)
        seats = [f"judge-{number}" if member else "evaluator" for number, member in enumerate(members, 1)]
        asked = [self._opinion(dimension, shown, seat, member) for seat, member in zip(seats, members, strict=True)]
        results = await asyncio.gather(*asked, return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result
        opinions = [result for result in results if isinstance(result, Opinion)]
        return Judged(
            panel=dimension.panel,
            dimension=merged(dimension.id, opinions),
            judge=self.asking.model,
            rejected_quotes=sum(opinion.rejected for opinion in opinions),
        )

    async def _opinion(self, dimension: DimensionCard, shown: Record, seat: str, member: str | None) -> Opinion:
        """Ask once, and once more when a score came without a quotation that can be found."""
        missing: tuple[str, ...] = ()
        rejected = 0
        for ordinal in (FIRST, AGAIN):
            try:
                answer = await ask(
                    self.chat, self._request(dimension, shown, (seat, ordinal), member, missing), DimensionAnswer
                )
            except PermanentModelError as error:
                if error.kind not in GIVES_UP:
                    raise
                return Opinion(Unscored(name=dimension.id, unscored=f"the judge gave no answer: {error.kind}"), rejected)
            if answer.insufficient_evidence or answer.score is None:
                why = " ".join(answer.why.split()) or "no reason given"
                return Opinion(Unscored(name=dimension.id, unscored=f"insufficient evidence: {why}"), rejected)
            found, missing = verify([(cited.turn, cited.quote) for cited in answer.evidence], shown.spoken)
            rejected += len(missing)
            if found:
                return Opinion(Scored(name=dimension.id, score=answer.score, evidence=found, why=answer.why), rejected)
        return Opinion(Unscored(name=dimension.id, unscored="the judge cited nothing that was said"), rejected)

    def _request(
        self, dimension: DimensionCard, shown: Record, who: tuple[str, int], member: str | None, missing: tuple[str, ...]
    ) -> Request:
        """Lay out three messages: rules and record are the same in every call, what differs stands last."""
        seat, ordinal = who
        render = self.asking.prompts.render
        last = render("judge_dimension.j2", dimension=dimension, member=member, nonce=shown.nonce)
        if ordinal:
            last += "\n\n" + render("judge_again.j2", missing=missing, nonce=shown.nonce)
        return Request(
            key=CallKey(stage=f"judging-{dimension.id}", turn=0, seat=seat, purpose="judge", ordinal=ordinal),
            model=self.asking.model,
            messages=(
                Message("system", render("judge_rules.j2", evaluator=self.card)),
                Message("user", render("judge_record.j2", nonce=shown.nonce, lines=shown.lines)),
                Message("user", last),
            ),
            max_output_tokens=self.asking.max_output_tokens,
            temperature=self.asking.temperature,
        )


def merged(name: str, opinions: Sequence[Opinion]) -> Dimension:
    """Return the median of the members who scored, with all their evidence; fewer than half of them: unscored."""
    if len(opinions) == 1:
        return opinions[0].dimension
    scored = [opinion.dimension for opinion in opinions if isinstance(opinion.dimension, Scored)]
    reasons = dict.fromkeys(item.dimension.unscored for item in opinions if isinstance(item.dimension, Unscored))
    if 2 * len(scored) < len(opinions):
        return Unscored(name=name, unscored=f"{len(scored)} of {len(opinions)} judges gave a score: {'; '.join(reasons)}")
    evidence: dict[tuple[int, str], Evidence] = {(item.turn, item.quote): item for one in scored for item in one.evidence}
    scores = ", ".join(f"{one.score:g}" for one in scored)
    why = f"Median of {scores}. " + " / ".join(one.why for one in scored if one.why)
    return Scored(
        name=name, score=median(one.score for one in scored), evidence=tuple(evidence.values())[:MOST_EVIDENCE], why=why
    )
