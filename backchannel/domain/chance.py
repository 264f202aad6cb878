"""Owns randomness: every draw comes from a stream derived from the run's seed and a key, never from a shared generator."""

import hashlib
import random


def stream(seed: int, *key: object) -> random.Random:
    """Return a generator that depends on nothing but the seed and the key, on every machine and in every order of asking."""
    text = "\x1f".join([str(seed), *(str(part) for part in key)])
    return random.Random(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big"))
