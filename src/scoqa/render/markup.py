"""Answers as Markdown and as one HTML page, for notes and for people without a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scoqa.render.answer import STATES
from scoqa.render.fragments import Fragment, clean
from scoqa.render.marked import paragraphs_of
from scoqa.render.place import byline, place_of_best, short_ref, title
from scoqa.render.words import confidence_words, no_answer
from scoqa.types import Answer, Evidence
from scoqa.writing import NO_PAPER

_STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem}"
    "blockquote{margin:0 0 1rem;padding-left:1rem;border-left:3px solid #888}"
    "mark{background:none;color:inherit;font-weight:bold;text-decoration:underline}"
    "pre{white-space:pre-wrap;font:inherit}"
    "cite{font-style:normal;font-weight:bold}p.where{margin:.2rem 0;color:#555}@media(prefers-color-scheme:dark)"
    "{body{background:#111;color:#ddd}p.where{color:#aaa}}"
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
_CODE = ("bibtex", "csl", "ris")
"""Styles that are read by programs, and kept as they are."""


def answers_markdown(answers: Sequence[Answer], style: str = "") -> str:
    """Each question a heading, the best sentence a quote, the passages a numbered list; matches are bold.

    With a style, each passage ends with its citation in it.
    """
    blocks: list[str] = []
    for answer in answers:
        blocks.append(f"## {_escaped(clean(answer.question))}")
        if answer.best is not None:
            best = answer.best
            quote = "\n>\n> ".join(map(_bold, paragraphs_of(best.text, best.highlights)))
            blocks.append(f"> “{quote}” [{best.rank}]{_escaped(_comma(answer))}")
        if answer:
            blocks.append(_escaped(clean(confidence_words(answer))))
            blocks += [_item(evidence, style) for evidence in answer.evidence]
        else:
            blocks += [_escaped(clean(text)) for text in no_answer(answer)]
    return NO_PAPER + "\n\n".join(blocks) + "\n"


def _comma(answer: Answer) -> str:
    """What follows the number of the quote's passage: the quote's own place, where the passage's is not the same."""
    own = place_of_best(answer)
    return f", {own}" if own else ""


def _item(evidence: Evidence, style: str) -> str:
    name = _escaped(clean(title(evidence.citation.meta, evidence.citation.key)))
    if evidence.citation.link:
        name = f"[{name}](<{_target(evidence.citation.link)}>)"
    where = _escaped(" · ".join(clean(part) for part in byline(evidence.citation)))
    text = "\n   >\n".join(f"   > {_bold(words)}" for words in _paragraphs(evidence))
    where = f"{where} · `{clean(short_ref(evidence.citation))}`"
    if evidence.state:
        where += f"  \n   {_escaped(STATES[evidence.state])}"
    cited = _cited(evidence, style) if style else ""
    return f"{evidence.rank}. **{name}**  \n   {where}\n\n{text}{cited}"


def _cited(evidence: Evidence, style: str) -> str:
    """The citation in a style as a paragraph of its item; what programs read as code, Pandoc's as it is."""
    lines = [clean(line) for line in evidence.citation.format(style).split("\n")]
    if style in _CODE:
        return "\n\n" + "\n".join(f"   {line}".rstrip() for line in ["```", *lines, "```"])
    words = lines if style == "pandoc" else map(_escaped, lines)
    return "\n\n   " + "  \n   ".join(words)


def _paragraphs(evidence: Evidence) -> list[list[Fragment]]:
    """A passage's paragraphs, with its highlights."""
    return paragraphs_of(evidence.text, evidence.highlights, evidence.span.start)


def _bold(fragments: Iterable[Fragment]) -> str:
    return "".join(
        f"**{_escaped(clean(each.text))}**" if "match" in each.style else _escaped(clean(each.text))
        for each in fragments
    )


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _target(link: str) -> str:
    """The link without what would end a Markdown target or an attribute, or run as a script."""
    link = re.sub(r"[^\x21-\x7e]|[<>\"'`\\]", "", link)
    return link if re.match(r"(file|https?):", link) else ""


def answers_html(answers: Sequence[Answer], style: str = "") -> str:
    """One page that stands alone: no script, nothing loaded from elsewhere; matches are marked.

    With a style, each passage ends with its citation in it.
    """
    parts = [
        f'<!doctype html>\n{NO_PAPER}<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_html(answers[0].question) if answers else 'scoqa'}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
    ]
    for answer in answers:
        parts.append(f"<h1>{_html(answer.question)}</h1>")
        if answer.best is not None:
            marked = "</p><p>".join(map(_marked, paragraphs_of(answer.best.text, answer.best.highlights)))
            parts.append(
                f'<blockquote><p>“{marked}” <a href="#p{answer.best.rank}">[{answer.best.rank}]</a>'
                f"{_html(_comma(answer))}</p></blockquote>"
            )
        if answer:
            parts.append(f"<p>{_html(confidence_words(answer))}</p>")
            parts += [_section(evidence, style) for evidence in answer.evidence]
        else:
            parts += [f"<p>{_html(text)}</p>" for text in no_answer(answer)]
    return "\n".join([*parts, "</body>\n</html>\n"])


def _section(evidence: Evidence, style: str) -> str:
    citation = evidence.citation
    name = f"<cite>{_html(title(citation.meta, citation.key))}</cite>"
    target = _target(citation.link)
    if target:
        name = f'<a href="{_html(target)}">{name}</a>'
    where = _html(" · ".join(byline(citation)))
    text = "".join(f"<p>{_marked(words)}</p>" for words in _paragraphs(evidence))
    state = f'\n<p class="where">{_html(STATES[evidence.state])}</p>' if evidence.state else ""
    lines = map(_html, citation.format(style).split("\n")) if style else ()
    cited = "\n<pre>{}</pre>".format("\n".join(lines)) if style else ""
    return (
        f'<section id="p{evidence.rank}">\n<p>[{evidence.rank}] {name}</p>\n'
        f'<p class="where">{where} · <code>{_html(short_ref(citation))}</code></p>{state}\n'
        f"<blockquote>{text}</blockquote>{cited}\n</section>"
    )


def _marked(fragments: Iterable[Fragment]) -> str:
    return "".join(
        f"<mark>{_html(each.text)}</mark>" if "match" in each.style else _html(each.text)
        for each in fragments
    )


def _html(text: str) -> str:
    import html

    return html.escape(clean(text))
