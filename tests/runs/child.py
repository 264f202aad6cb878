"""Starts or resumes a run in a process of its own, to be killed."""

import asyncio
from pathlib import Path

import openai  # noqa: F401  imported before the fork, so that every child starts warm

from backchannel.runs.observer import Unwatched
from backchannel.runs.resume import resume
from backchannel.runs.start import start
from tests.runs.support import ferry, model_settings


class Streaming(Unwatched):
    wants_text = True


def play(verb: str, folder: Path, base_url: str) -> None:
    """Carry the run in `folder` out, from its start or from where it was left."""
    if verb == "start":
        asyncio.run(start(model_settings(base_url), ferry(), folder.parent, Streaming(), folder.name))
    else:
        asyncio.run(resume(folder, Streaming()))
