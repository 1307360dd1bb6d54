"""Removes what is said around a question and asks nothing: "hi, could you please tell me …", "… thanks in advance"."""

from __future__ import annotations

import re

from scoqa.types import Span

_TEXT = (
    r"(?:(?:the|this|these|your)\ )?(?:(?:provided|given|above|following|attached)\ )?"
    r"(?:text|document|paper|passage|article|context|publication|study|report|information|collection|file|material|source)s?"
)
_FIND = (
    r"(?:(?:to\ )?(?:understand|find(?:\ out)?|know|learn|figure\ out|see)"
    r"|(?:(?:in|with)\ )?(?:understanding|finding(?:\ out)?|knowing|learning|figuring\ out))"
)
_TEXTS = (
    r"(?:(?:articles?|papers?|information|references?|literature|materials?|abstracts?|documents?|publications?|studies|reports?"
    r"|reviews?|anything|something)"
    r"\ (?:on|about|regarding|concerning|describing|discussing|covering|relat(?:ing|ed)\ to|pertinent\ to"
    r"|(?:that\ |which\ )?(?:deal(?:s|ing)?\ with|discuss(?:es)?|describes?))"
    r"|(?:discussions?|descriptions?)\ of)"
)
"""Asks for texts about something, which every question to a collection does."""
_WANTED = r"(?:(?:all|any|some|the|more|further|recent|only|also|particularly|especially|mainly|in|finding|reading|seeing|receiving)\ )*"
_WE_ARE = r"(?:i(?:'m|\ am)|im|we(?:'re|\ are))"
_ASKING = (
    r"(?:what|who|whom|whose|which|when|where|why|how|is|are|was|were|do|does|did|can|could|would|will|should|may|has|have|had"
    r"|i|if|whether|please|pls|tell|explain|give|show|so|ok|okay)"
)
"""What a word of no meaning stands before; before another it may be one of a name ("Ok Tedi", "Hey Jude")."""
_HEAD = re.compile(
    rf"""\W*(?:(?:
      (?:hi|hello|hey|hiya|greetings|good\ (?:morning|afternoon|evening|day)|dear\ (?:all|sir|madam|team|colleagues)
        | ok|okay|so|well|um+|hm+|sorry(?:,?\ but)?|excuse\ me|thanks)
        (?:\ (?:there|all|again|everyone|everybody|guys|folks|team|or\ madam))?(?=[,.:;!]|\ {_ASKING}\b)
    | please|pls|plz|kindly|briefly
    | (?:a\ )?quick\ question|just\ (?:a\ question|curious|wondering)
    | i(?:'ve|\ have|'ve\ got)\ (?:a|one|another|some)\ (?:(?:quick|short|simple|small)\ )?questions?
        (?:\ (?:about|on|regarding|concerning)\ (?:this|it|that)\b)?
    | (?:i\ (?:was|am|have\ been)|i'm|im|i've\ been)\ (?:just\ )?(?:wondering|curious|interested\ to\ know|trying\ {_FIND})
        (?:\ about)?
    | i\ wonder
    | i(?:\ would|'d)?\ (?:just\ )?(?:like|love|want|wish|need|wanted)\ (?:you\ )?to\ (?:know|learn|understand|find\ out|see|ask)
        (?:\ (?:you|about|more\ about))*
    | (?:i\ (?:need|want|would\ like)\ )?(?:(?:some|your)\ )?help\ (?:me\ )?{_FIND}
    | (?:can|could|would|will|may|might)\ (?:you|u|someone|anyone|somebody|anybody|i)\ (?:(?:please|kindly|perhaps|also|just|briefly)\ )*
        (?:(?:tell|explain|show|give|describe|clarify|say|ask|help)\ (?:to\ )?(?:me|us|you)\b(?:\ about\b)?(?:\ {_FIND}\b)?
        | explain|clarify|describe|ask)
    | (?:explain|describe|tell|say)(?=:|,|\ (?:what|who|whom|whose|which|when|where|why|how|whether)\b)
    | (?:tell|explain\ to|show|give|help)\ (?:me|us)(?:\ briefly)?(?:\ about)?(?:\ {_FIND})?
    | (?:do|does)\ (?:you|u|anyone|anybody|someone|somebody)\ (?:happen\ to\ )?know(?:\ about)?
    | let\ (?:me|us)\ know
    | (?:(?:{_WE_ARE}\ )?{_WANTED}(?:interested\ in|(?:looking|searching)\ for)[ ]
        | (?:i|we)(?:'d|\ would)\ (?:like|be\ (?:glad|pleased|happy))\ (?:to\ (?:find|get|have|see|read|receive)\ )?
        | (?:i|we)\ (?:want|need)\ |(?:list|find|show|send|give|get|supply|search\ for)\ (?:(?:me|us)\ )?)?{_WANTED}{_TEXTS}
    | {_WE_ARE}\ {_WANTED}interested\ in
    | (?:do\ you\ have\ )?any\ idea
    | (?:based\ on|according\ to)\ {_TEXT}
    )(?![\w'-])[\s,.:;!\u2013\u2014-]*)+""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = re.compile(
    rf"""(?:[\s,.;!?()\u2013\u2014-]+(?:please|pls|plz|thx|cheers|thanks)|[\s]*[,.;!?()\u2013\u2014-]+\s*(?:many\ thanks|thank\ you|ty))
        (?:\ (?:so\ much|very\ much|a\ lot|in\ advance|again|you|all))*[\s.!?)]*$
    | [\s,.;!?()\u2013\u2014-]+(?:based\ on|according\ to)\ {_TEXT}[\s.!?)]*$""",
    re.IGNORECASE | re.VERBOSE,
)


def without_courtesies(question: str) -> Span:
    """The part of a question that asks something; all of it if nothing else is left."""
    question = question.replace("\u2019", "'")
    head = _HEAD.match(question)
    start = head.end() if head else 0
    stop = len(question)
    while tail := _TAIL.search(question, start, stop):
        stop = tail.start()
    return Span(start, stop) if start < stop else Span(0, len(question))
