"""A text to the clipboard: by the desktop's own tool where there is one, else by the terminal (OSC 52)."""

from __future__ import annotations

import base64
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from scoqa.errors import NotKeptError
from scoqa.opening import find_program

_TOOLS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
)
_TOOL_SECONDS = 5
"""How long a program of the system may take to copy."""
MOST_BYTES = 74_000
"""What the most careful terminals take in one OSC 52 sequence (xterm's buffer, in base64)."""


def copy(
    text: str,
    *,
    environment: Mapping[str, str],
    papers: Path | None,
    write: Callable[[str], None],
    platform: str = sys.platform,
) -> str:
    """Put a text on the clipboard.

    Over SSH the tools here would fill the far machine's clipboard, so the terminal is asked first.

    Args:
        text: Without control characters.
        environment: As of ``os.environ``.
        papers: The folder of papers, from which nothing is started.
        write: Sends a control sequence to the terminal.
        platform: As of ``sys.platform``.

    Returns:
        What happened, for the user.

    Raises:
        NotKeptError: There is no tool, and the text is too long for the terminal.
    """
    is_remote = bool(environment.get("SSH_TTY") or environment.get("SSH_CONNECTION"))
    tool = "" if is_remote else _by_tool(text, environment, papers, platform)
    if tool:
        return f"copied with {tool}"
    encoded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    if environment.get("TERM", "dumb") == "dumb" or len(encoded) > MOST_BYTES:
        raise NotKeptError(
            "not copied: no clipboard tool (wl-copy, xclip, xsel, pbcopy) is here, and the terminal cannot take it"
        )
    write(f"\x1b]52;c;{encoded}\x07")
    return "handed to the terminal, which may or may not put it on the clipboard (OSC 52)"


def _by_tool(text: str, environment: Mapping[str, str], papers: Path | None, platform: str) -> str:
    """The name of the tool that took it; empty where none did."""
    commands = [command for variable, command in _TOOLS if environment.get(variable)]
    if platform == "darwin":
        commands = [("pbcopy",)]
    elif platform == "win32":
        commands = [("clip",)]
    for name, *arguments in commands:
        program = find_program(name, papers, environment)
        if not program:
            continue
        # clip.exe keeps a byte order mark as part of the text; pbcopy takes bytes for what the locale says.
        encoding = "utf-16-le" if platform == "win32" else "utf-8"
        locale = {"LC_CTYPE": "UTF-8"} if platform == "darwin" else {}
        try:
            done = subprocess.run(
                [program, *arguments],
                input=text.encode(encoding, "replace"),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**environment, **locale},
                timeout=_TOOL_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return name
    return ""
