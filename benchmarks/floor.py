"""Owns the floor: a bare loop over `AsyncOpenAI`, with nothing around it that a dialogue simulator is for.

`replay` sends the very bodies a run of the product sent, in the same waves, so that floor and product differ in nothing but
the code around the call. `prefix1` is the floor the peers were measured against, with short texts of its own.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

from backchannel.library.content import Content

SPEECHES = 24
CHAIR_EVERY = 3


def client(url: str) -> Any:  # noqa: ANN401
    """Return a client as anybody would make it."""
    from openai import AsyncOpenAI

    return AsyncOpenAI(api_key="none", base_url=url, max_retries=0, timeout=120)


Line = list[dict[str, Any]]
"""Bodies sent one after another."""
Waves = dict[str, list[Line]]
"""Lines that run side by side: 'before' beside the talk, 'talk' (one line), 'after' it."""


def waves_of(sent: Sequence[tuple[str, dict[str, Any]]]) -> Waves:
    """Sort (call key, body) as a run sends them: only the talk, and a repair after what it repairs, have to wait."""
    talk: Line = []
    beside: dict[str, dict[str, Line]] = {"before": {}, "after": {}}
    for key, body in sent:
        stage, _, _, purpose, ordinal = key.split("/")
        if purpose in ("speak", "facilitate", "summarise"):
            talk.append(body)
        else:
            lines = beside["before" if stage == "probe-T0" else "after"]
            lines.setdefault(key.removesuffix(ordinal), []).append(body)
    return {"talk": [talk]} | {when: list(lines.values()) for when, lines in beside.items()}


async def replay(client: Any, waves: Waves) -> int:  # noqa: ANN401
    """Send one recorded dialogue again; returns the number of calls."""

    async def send(line: Line) -> None:
        for body in line:
            reply = await client.chat.completions.create(**body)
            str(reply.choices[0].message.content)

    await asyncio.gather(*map(send, (*waves["before"], *waves["talk"])))
    await asyncio.gather(*map(send, waves["after"]))
    return sum(len(line) for lines in waves.values() for line in lines)


async def prefix1(client: Any, content: Content) -> int:  # noqa: ANN401
    """Talk with texts of its own: scenario, growing transcript, persona last; the chair before every third speech."""
    scenario = content.scenario
    people = [(seat, content.personas[seat.card]) for seat in scenario.seats]
    room = "\n".join(
        [
            "You take part in a private meeting. Speak in the first person, in about 45 words, with no name in front.",
            f"{scenario.title}. {scenario.setting} {scenario.event.account}",
            *(f"{card.name} ({seat.side}): {card.headline}" for seat, card in people),
        ]
    )
    transcript, calls = "So far:", 0

    async def ask(own: str) -> str:
        nonlocal calls
        calls += 1
        messages = [
            {"role": "system", "content": room},
            {"role": "user", "content": transcript},
            {"role": "user", "content": own},
        ]
        reply = await client.chat.completions.create(model="stub", messages=messages, max_tokens=1500)
        return str(reply.choices[0].message.content)

    chair = content.facilitator
    for number in range(SPEECHES):
        if number % CHAIR_EVERY == 0:
            own = f"You are {chair.name}, in the chair. {chair.manner} Say who speaks."
            transcript += f"\n\n{chair.name}: " + await ask(own)
        seat, card = people[number % len(people)]
        own = f"You are {card.name}. {card.biography} {seat.brief} {card.voice.manner} Speak now."
        transcript += f"\n\n{card.name}: " + await ask(own)
    await ask("Evaluate the meeting in five sentences.")
    return calls
