"""Owns where a model is served, as a value; it comes from `backchannel.toml` or the command line, never from content."""

from backchannel.domain.base import Value


class Endpoint(Value):
    """Where a model is served and how."""

    name: str
    """Alias or name as the user gave it, endpoint included when it was given with one."""
    model: str
    """What is sent as `model`."""
    base_url: str | None = None
    """None: the openai client's default, which honours OPENAI_BASE_URL."""
    key_variable: str = "OPENAI_API_KEY"
    """Name of the environment variable that holds the key; the key itself is stored nowhere."""
    temperature: float | None = None
    context_tokens: int | None = None
    """Context size of the model, where known."""
    reply_tokens: int | None = None
    """Bound on every reply; None: as asked for. More for a model that thinks before it speaks, less for one that rambles."""
    stop: tuple[str, ...] = ()
    """Texts at which a speech ends, for a small model that does not know when to stop; filled-in forms ignore them."""
    gguf: str | None = None
    """Path of a local GGUF file to be served on loopback for the length of the run."""
