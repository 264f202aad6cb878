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


def waves_of(sent: Sequence[tuple[str, dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Sort (call key, body) into what may run at once: 'before', 'talk' (one after another), 'after', 'judges'."""
    waves: dict[str, list[dict[str, Any]]] = {"before": [], "talk": [], "after": [], "judges": []}
    for key, body in sent:
        stage, _, _, purpose, _ = key.split("/")
        if purpose in ("speak", "facilitate", "summarise"):
            waves["talk"].append(body)
        elif purpose == "judge":
            waves["judges"].append(body)
        else:
            waves["before" if stage == "probe-T0" else "after"].append(body)
    return waves


async def replay(client: Any, waves: dict[str, list[dict[str, Any]]]) -> int:  # noqa: ANN401
    """Send one recorded dialogue again; returns the number of calls."""

    async def send(body: dict[str, Any]) -> str:
        reply = await client.chat.completions.create(**body)
        return str(reply.choices[0].message.content)

    before = asyncio.gather(*map(send, waves["before"]))
    for body in waves["talk"]:
        await send(body)
    await before
    await asyncio.gather(*map(send, waves["after"]))
    await asyncio.gather(*map(send, waves["judges"]))
    return sum(map(len, waves.values()))


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
            transcript += f"\n\n{chair.name}: " + await ask(f"You are {chair.name}, in the chair. {chair.manner} Say who speaks.")
        seat, card = people[number % len(people)]
        own = f"You are {card.name}. {card.biography} {seat.brief} {card.voice.manner} Speak now."
        transcript += f"\n\n{card.name}: " + await ask(own)
    await ask("Evaluate the meeting in five sentences.")
    return calls
