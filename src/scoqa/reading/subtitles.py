"""Subtitles (SubRip, WebVTT) as text: what is said, in paragraphs where pauses part it, without numbers and times."""

from __future__ import annotations

import re

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_CUE = re.compile(rf"[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}[^\n]*")
_BEGINS = re.compile(rf"\s*(?:WEBVTT\b|(?:\d{{1,6}}[ \t]*\n)?[ \t]*{_TIME}[ \t]+-->)")
_MARKUP = re.compile(r"<[^<>\n]{0,80}>|\{\\[^{}\n]{0,80}\}")
_NUMBER = re.compile(r"\s*\d+\s*")
_PAUSE = 3.0
"""Seconds without words from which a paragraph begins."""
_LONG = 600
"""Characters of a paragraph behind which the next sentence begins one."""
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")


def spoken(text: str) -> str | None:
    """What the subtitles say; None of a text that is none."""
    if not _BEGINS.match(text):
        return None
    lines = text.split("\n")
    cues = [(n, found) for n, line in enumerate(lines) if (found := _CUE.match(line))]
    paragraphs: list[list[str]] = [[]]
    before, length = 0.0, 0
    for (at, cue), (stop, _) in zip(cues, [*cues[1:], (len(lines), None)], strict=True):
        words = [" ".join(_MARKUP.sub("", line).split()) for line in _own(lines[at + 1 : stop])]
        words = [line for line in words if line]
        if not words or words == paragraphs[-1][-len(words) :]:  # said again, as rolling subtitles do
            continue
        begins, ends = _seconds(cue.groups()[:4]), _seconds(cue.groups()[4:])
        last = paragraphs[-1][-1] if paragraphs[-1] else ""
        if last and (begins - before >= _PAUSE or (length >= _LONG and _ENDS.search(last))):
            paragraphs.append([])
            length = 0
        paragraphs[-1] += words
        length += sum(map(len, words))
        before = ends
    return "\n\n".join(" ".join(words) for words in paragraphs if words)


def _own(lines: list[str]) -> list[str]:
    """The lines of a cue, without the number of the next one and what else stands behind a blank line."""
    kept = []
    for line in lines:
        if not line.strip():
            break
        kept.append(line)
    return kept[:-1] if len(kept) == len(lines) and kept and _NUMBER.fullmatch(kept[-1]) else kept


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = (part or "0" for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(rest.ljust(3, "0")) / 1000
