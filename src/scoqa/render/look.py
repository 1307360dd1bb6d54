"""What the stream that takes a text can show."""

from __future__ import annotations

from collections.abc import Mapping

from scoqa.value import NamedTuple

MAX_WIDTH = 100
"""Columns beyond which lines are hard to read."""
_AT_PROMPT = "add|docs|refresh|status"
"""Commands that the prompt has by the same name."""
_OF_A_COLLECTION = r"(?:add|check|cite|docs|doctor|eval|judge|refresh|remove|status|tune|verify)\b"
UNBROKEN = 100_000
"""The width of a log, which is read by line."""


class Look(NamedTuple):
    """What the stream that takes the text can show.

    Attributes:
        width: Cells of a line.
        colour: Colours may be shown, and bold and underlined words.
        links: Terminal hyperlinks (OSC 8) may be shown.
        encoding: Characters outside it are spelled otherwise.
        bold: Bold and underlined words may be shown, whether colours may or not.
        height: Lines that an answer should fit into; 0 where it may have any number.
        at_prompt: What the reader can do next is named as the prompt takes it.
        folder: That the reader named with ``-d``; what can be done next names it, too.
    """

    width: int = MAX_WIDTH
    colour: bool = False
    links: bool = False
    encoding: str = "utf-8"
    bold: bool = False
    height: int = 0
    at_prompt: bool = False
    folder: str = ""

    @property
    def styled(self) -> bool:
        """Whether words may look different at all."""
        return self.colour or self.bold

    def command(self, name: str) -> str:
        """A command as the reader types it: "scoqa status" in a shell, "/status" at the prompt."""
        return self.spoken(f"(scoqa {name})")[1:-1]

    def spoken(self, text: str) -> str:
        """A message whose commands, in quotation marks or brackets, are as the reader types them.

        In a shell they name the folder that was named, so that they are of the same collection; at the prompt
        those that it has begin with a slash.
        """
        if "scoqa " not in text or not (self.at_prompt or self.folder):
            return text
        import re  # few answers say what can be done next

        from scoqa.shell import shell_word

        if self.at_prompt:
            text = re.sub(rf"'scoqa ({_AT_PROMPT})'", r"/\1", text)
            text = re.sub(rf"(?<=\()scoqa ({_AT_PROMPT})\b", r"/\1", text)
        named = f"scoqa -d {shell_word(self.folder)} " if self.folder else "scoqa "
        return re.sub(rf"(?<=['(])scoqa (?={_OF_A_COLLECTION})", lambda _: named, text)


def look_of(
    *, is_terminal: bool, columns: int, encoding: str, environment: Mapping[str, str], color: str = "auto"
) -> Look:
    """What to show on a stream: the flag over FORCE_COLOR and NO_COLOR over TERM over what the stream is.

    Args:
        is_terminal: Whether the stream is one.
        columns: Of the terminal; 0 where unknown.
        encoding: Of the stream.
        environment: As of ``os.environ``.
        color: "auto", "always" or "never".
    """
    dumb = is_dumb(environment)
    forced = environment.get("FORCE_COLOR", "") not in ("", "0")
    if color != "auto":
        colour = color == "always"
    elif environment.get("NO_COLOR", ""):  # no-color.org: any value that is not empty
        colour = False
    else:
        colour = forced or (is_terminal and not dumb)
    cells = min(columns, MAX_WIDTH) if is_terminal and columns > 0 else MAX_WIDTH
    return Look(
        width=max(20, cells),
        colour=colour,
        links=is_terminal and not dumb and colour,
        encoding=encoding or "ascii",
        bold=colour or (color == "auto" and is_terminal and not dumb),  # NO_COLOR is about colour alone
    )


def is_dumb(environment: Mapping[str, str]) -> bool:
    """Whether the terminal says that it can do nothing but print."""
    return environment.get("TERM", "") in ("dumb", "unknown")
