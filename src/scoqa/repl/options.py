"""What a session's answers look like and where it searches: a frozen value, changed by name and text."""

from __future__ import annotations

from collections.abc import Sequence

from scoqa.citing import STYLES
from scoqa.config import CHOICES, Config
from scoqa.render import LAYOUTS
from scoqa.value import Value

_YES = ("on", "yes", "true", "1")
_NO = ("off", "no", "false", "0")
MOST_PASSAGES = 100
MOST_CONTEXT = 50


class Options(Value):
    """The settings of a session.

    Attributes:
        k: Passages shown.
        context: Sentences shown around each snippet.
        layout: "list", "compact" or "full".
        style: Of citations.
        scores: How each score came about is shown.
        exact: Only the words just as typed.
        min_confidence: Below it a question counts as not answered.
        editing: "emacs" or "vi".
        multiline: Enter makes a new line, Alt-Enter asks.
        pager: What is taller than the screen goes through the pager.
        follow: A line that goes on about the question before is asked with it.
        only: Keys of the documents searched; empty for all.
        where: Filter of the documents and zones searched.
    """

    k: int = 5
    context: int = 0
    layout: str = "list"
    style: str = "plain"
    scores: bool = False
    exact: bool = False
    min_confidence: str = "weak"
    editing: str = "emacs"
    multiline: bool = False
    pager: bool = True
    follow: bool = True
    only: tuple[str, ...] = ()
    where: str = ""

    @property
    def scope(self) -> str:
        """Where it searches, for a prompt; empty for everywhere."""
        return " ".join(filter(None, [",".join(self.only), self.where]))


SETTABLE: dict[str, tuple[str, Sequence[str]]] = {
    "k": ("passages shown", ()),
    "context": ("sentences around each snippet", ()),
    "layout": ("of answers (F2)", LAYOUTS),
    "style": ("of citations", STYLES),
    "scores": ("how each score came about (F5)", ("on", "off")),
    "exact": ("only the words just as typed", ("on", "off")),
    "min-confidence": ("below it: not found", CHOICES["min_confidence"]),
    "editing": ("keys of the prompt (F4)", CHOICES["editing"]),
    "multiline": ("Enter makes a new line (F3)", ("on", "off")),
    "pager": ("for what is taller than the screen", ("on", "off")),
    "follow": ("'what about …', 'why?' take the question before", ("on", "off")),
}
"""What ``/set`` changes: what it is, and its values where they can be listed."""


def from_config(config: Config) -> Options:
    """The settings that a session starts with."""
    return Options(
        k=config.k,
        context=config.context,
        layout=config.layout,
        style=config.style,
        min_confidence=config.min_confidence,
        editing=config.editing,
    )


def value_of(options: Options, name: str) -> str:
    """The value of a setting as ``/set`` shows and takes it."""
    value = getattr(options, _field(name))
    return ("on" if value else "off") if isinstance(value, bool) else str(value)


def with_value(options: Options, name: str, text: str) -> Options:
    """The options with one changed.

    Raises:
        ValueError: There is no such setting, or it cannot have that value.
    """
    field = _field(name)
    current = getattr(options, field)
    choices = SETTABLE[name.lower().replace("_", "-")][1]
    folded = text.strip().lower()
    if isinstance(current, bool):
        if folded not in _YES + _NO:
            raise ValueError(f"{name} is on or off: {text!r}")
        return _changed(options, field, folded in _YES)
    if isinstance(current, int):
        least, most = (1, MOST_PASSAGES) if field == "k" else (0, MOST_CONTEXT)
        if not folded.isdecimal() or not least <= int(folded) <= most:
            raise ValueError(f"{name} is a number from {least} to {most}: {text!r}")
        return _changed(options, field, int(folded))
    near = [choice for choice in choices if choice.startswith(folded)] if folded else []
    if folded not in choices and len(near) != 1:
        raise ValueError(f"{name} is one of {', '.join(choices)}: {text!r}")
    return _changed(options, field, folded if folded in choices else near[0])


def _changed(options: Options, field: str, value: bool | int | str) -> Options:
    return options._replace(**{field: value})


def _field(name: str) -> str:
    dashed = name.lower().replace("_", "-")
    if dashed not in SETTABLE:
        raise ValueError(f"no setting {name!r}; there are {', '.join(SETTABLE)}")
    return dashed.replace("-", "_")
