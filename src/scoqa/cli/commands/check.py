"""``scoqa check``: are the quotations in a draft really in the papers, and on that page?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options

SUMMARY = "are the quotations in my draft really in my papers, and on that page?"


def configure(arguments: Arguments) -> None:
    """The options of a check."""
    arguments.add(
        "draft",
        metavar="DRAFT",
        help="text, Markdown, LaTeX, DOCX or any other kind of paper; - for text on stdin; its quotations "
        "of four words or more are checked",
    )
    arguments.add("--json", action="store_true", help="for programs")


def run(options: Options, console: Console) -> int:
    """Check; 0 all there word for word, 1 where one is not, or where the draft quotes nothing."""
    from scoqa.citing import Match
    from scoqa.cli.console import called, there
    from scoqa.errors import UnreadableFileError

    stdin = console.read("-") if options.draft == "-" else None
    if stdin is None:
        there(options.draft)
    with console.collection(options) as papers:
        try:
            draft = papers.draft_text(options.draft) if stdin is None else stdin
        except UnreadableFileError as error:
            raise UnreadableFileError(f"{options.draft}: {error}") from error
        console.set_aside(papers, options.draft)
        found = papers.check(draft)
    if options.json:
        from scoqa.render.checks import checks_value
        from scoqa.render.machine import to_json

        console.write(to_json(checks_value(found, draft)) + "\n")
    else:
        from scoqa.render.checks import check_lines

        console.print_lines(check_lines(found, draft, console.look))
    if not found:
        console.note(f"{called(options.draft)}: holds no quotation of four words or more")
    return 0 if found and all(one.match is Match.EXACT for one in found) else 1
