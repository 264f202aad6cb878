"""Owns the two base classes of everything that is read from or written to a file, and the shared field types."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints


def unwrapped(text: str) -> str:
    """Join the lines of each paragraph: a file may wrap where it likes, and the reader sees paragraphs."""
    return re.sub(r"(?<!\n)[ \t]*\n[ \t]*(?!\n)", " ", text)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
"""A name that is safe as a file name, a key and a command-line word."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True), AfterValidator(unwrapped)]
"""One short sentence or phrase."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True), AfterValidator(unwrapped)]
"""A paragraph or a few."""

Likelihood = Annotated[float, Field(ge=0.0, le=1.0)]
Points = Annotated[float, Field(ge=0.0, le=100.0)]

FACILITATOR = "facilitator"
"""The seat id of the chair; no scenario seat may take it."""

OTHER = "other"
"""The implicit reading 'none of these'; no scenario reading may take it."""


class Value(BaseModel):
    """A frozen value that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")
