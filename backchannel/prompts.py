"""Owns rendering: templates by name, in an immutable sandbox, strict about undefined names.

Text of a scenario, a card, a person or a model is only ever a value handed to a template; it is never compiled.
"""

from collections.abc import Mapping

from jinja2 import DictLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from backchannel.errors import InputError


class Prompts:
    """The templates of one run, given as texts so that a run's own snapshot renders exactly as it did."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        """`sources` maps names relative to the prompts folder ('speak.j2', 'understudy/words.j2') to their text."""
        self.sources = dict(sources)
        self._environment = ImmutableSandboxedEnvironment(
            loader=DictLoader(self.sources),
            undefined=StrictUndefined,
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            auto_reload=False,
            cache_size=-1,
        )

    def render(self, name: str, **values: object) -> str:
        """Render one template to text without surrounding white space; raises InputError naming template and line."""
        try:
            return self._environment.get_template(name).render(values).strip()
        except TemplateError as error:
            line = getattr(error, "lineno", None)
            where = f"prompts/{name}" + (f":{line}" if line else "")
            raise InputError(
                f"a prompt template failed: {error.message or type(error).__name__}",
                where=where,
                fix="Use only the names listed at the top of the template.",
            ) from error

    def compile(self, source: str) -> Template:
        """Compile one phrase out of a template file of ours; never call this with text from content."""
        return self._environment.from_string(source)
