"""Owns the language model in a seat and in the chair."""

from dataclasses import dataclass

from backchannel.cast.answers import intervention, move_form, probe_answer, probe_form
from backchannel.cast.port import OnText
from backchannel.cast.speech import said_before, speech_of
from backchannel.cast.texts import Texts
from backchannel.cast.views import ChairView, SeatView
from backchannel.chat.port import Chat
from backchannel.chat.structured import ask
from backchannel.domain.base import FACILITATOR
from backchannel.domain.call import CallKey, CallPurpose, Message, Request
from backchannel.domain.dialogue import Intervention, Utterance
from backchannel.domain.probe import ProbeAnswer, Unanswered
from backchannel.errors import ModelError

REPLY_TOKENS = 3000
"""Bound on a reply, far above what is asked for: hitting it is a fault, and reasoning models think inside it."""

UNUSABLE = frozenset({"schema", "cut off", "refused", "filtered"})
"""Failures that say something about the answer, not about the connection: a probe is then unanswered."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How a model is reached: the chat, the name it goes by, and what it is asked with."""

    chat: Chat
    model: str
    temperature: float | None
    reply_tokens: int
    texts: Texts
    seed: int

    def request(self, key: CallKey, messages: tuple[Message, ...]) -> Request:
        """Return a request of this model."""
        return Request(key, self.model, messages, self.reply_tokens, self.temperature)


class ModelPlayer:
    """A language model in one seat. It keeps nothing: what it knows is in the view."""

    def __init__(self, voice: Voice) -> None:
        self._voice, self.label = voice, voice.model

    async def speak(self, view: SeatView, on_text: OnText | None = None) -> Utterance:
        """Ask for one speech; ask once more if it mostly repeats an own earlier turn."""
        utterance = await self._speech(view, on_text, 0, "")
        own = tuple(turn for turn in view.moment.heard if turn.seat == view.private.seat.id)
        if repeated := said_before(utterance.text, own):
            return await self._speech(view, None, 1, repeated)
        return utterance

    async def _speech(self, view: SeatView, on_text: OnText | None, ordinal: int, again: str) -> Utterance:
        own = self._voice.texts.speak(view, again)
        reply = await self._voice.chat.complete(self._request(view, "speak", own, ordinal), on_text)
        me = view.room.seat(view.private.seat.id)
        utterance = speech_of(reply.text, (me.name, me.surname), apart=view.moment.stage.floor == "caucus")
        if not utterance.text:
            raise ModelError("empty", f"{self.label} answered with no words for {me.name}", fix="Resume the run to ask again.")
        return utterance

    async def write_memo(self, view: SeatView) -> Utterance:
        """Ask for the side's transfer memo."""
        request = self._request(view, "memo", self._voice.texts.memo(view))
        reply = await self._voice.chat.complete(request)
        return Utterance(text=reply.text.strip())

    async def answer(self, view: SeatView, wave: str) -> ProbeAnswer | Unanswered:
        """Ask the private question; an answer that breaks the form twice is `Unanswered`."""
        scenario, seat = view.room.scenario, view.private.seat
        own = self._voice.texts.probe(view, wave, self._voice.seed)
        key = CallKey(stage=f"probe-{wave.replace(':', '-')}", turn=view.moment.turn_number, seat=seat.id, purpose="probe")
        request = self._voice.request(key, self._messages(view, own))
        sides = tuple(side.id for side in scenario.sides)
        form = probe_form(tuple(reading.id for reading in scenario.readings), sides)
        try:
            filled = await ask(self._voice.chat, request, form)
        except ModelError as error:
            if error.kind not in UNUSABLE:
                raise
            return Unanswered(reason=error.what)
        answer = probe_answer(filled, scenario, seat.side, view.moment.turn_number)
        return answer or Unanswered(reason="some hundred points were all zero")

    def _messages(self, view: SeatView, own: str) -> tuple[Message, ...]:
        return self._voice.texts.messages(view.room, view.moment.record, own)

    def _request(self, view: SeatView, purpose: CallPurpose, own: str, ordinal: int = 0) -> Request:
        moment = view.moment
        stage = "memos" if purpose == "memo" else moment.stage.id
        key = CallKey(stage=stage, turn=moment.turn_number, seat=view.private.seat.id, purpose=purpose, ordinal=ordinal)
        return self._voice.request(key, self._messages(view, own))


class ModelChair:
    """A language model in the chair."""

    def __init__(self, voice: Voice) -> None:
        self._voice, self.label = voice, voice.model

    async def decide(self, view: ChairView) -> Intervention:
        """Ask for one move; raises ModelError when the form is broken twice."""
        seats = tuple(seat.id for seat in view.room.seats)
        sides = tuple(side.id for side in view.room.scenario.sides)
        request = self._request(view, "facilitate", self._voice.texts.facilitate(view))
        return intervention(await ask(self._voice.chat, request, move_form(seats, sides)))

    async def summarise(self, view: ChairView, stages: tuple[str, ...], text: str) -> str:
        """Ask for a summary of the closed stages; the record in the request holds them."""
        request = self._request(view, "summarise", self._voice.texts.summarise(view, stages))
        reply = await self._voice.chat.complete(request)
        return reply.text.strip()

    def _request(self, view: ChairView, purpose: CallPurpose, own: str) -> Request:
        moment = view.moment
        key = CallKey(stage=moment.stage.id, turn=moment.turn_number, seat=FACILITATOR, purpose=purpose)
        messages = self._voice.texts.messages(view.room, moment.record, own)
        return self._voice.request(key, messages)
