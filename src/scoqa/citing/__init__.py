"""From spans to citations: keys, references and styles; and whether citations given earlier still hold."""

from scoqa.citing.cite import cite, quote
from scoqa.citing.names import long_date, parse_name, short_authors
from scoqa.citing.places import counted_in, innermost_heading, page_of, paragraph_number, place, section_path
from scoqa.later import later

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.citing.draft import (
        Checked,
        Difference,
        Match,
        attributed,
        check_quotation,
    )
    from scoqa.citing.draft_words import SourceWords
    from scoqa.citing.keys import assign_keys, base_key, slug
    from scoqa.citing.quoted import Quotation, n_short_quotations, quotations
    from scoqa.citing.refs import Ref, parse_ref, resolve
    from scoqa.citing.styles import STYLES, format_citation, format_citations
    from scoqa.citing.verifying import Claim, Verdict, Verification, claims_of, verify

__all__ = [
    "STYLES",
    "Checked",
    "Claim",
    "Difference",
    "Match",
    "Quotation",
    "Ref",
    "SourceWords",
    "Verdict",
    "Verification",
    "assign_keys",
    "attributed",
    "base_key",
    "check_quotation",
    "cite",
    "claims_of",
    "counted_in",
    "format_citation",
    "format_citations",
    "innermost_heading",
    "long_date",
    "n_short_quotations",
    "page_of",
    "paragraph_number",
    "parse_name",
    "parse_ref",
    "place",
    "quotations",
    "quote",
    "resolve",
    "section_path",
    "short_authors",
    "slug",
    "verify",
]

__getattr__ = later(
    __name__,
    {
        "draft": "Checked Difference Match attributed check_quotation",
        "draft_words": "SourceWords",
        "keys": "assign_keys base_key slug",
        "quoted": "Quotation n_short_quotations quotations",
        "refs": "Ref parse_ref resolve",
        "styles": "STYLES format_citation format_citations",
        "verifying": "Claim Verdict Verification claims_of verify",
    },
)
