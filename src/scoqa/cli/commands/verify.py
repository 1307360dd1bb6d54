"""``scoqa verify``: are citations given earlier still true?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options

SUMMARY = "are the citations in FILE (an answer's json, a receipt) still true?"


def configure(arguments: Arguments) -> None:
    """The options of a verification."""
    arguments.add(
        "file",
        metavar="FILE",
        help="scoqa's json or jsonl, or lines of KEY:START-STOP and sha256; - for stdin",
    )
    arguments.add("--json", action="store_true", help="for programs")


def run(options: Options, console: Console) -> int:
    """Verify; 0 all true, 1 nothing to verify, 4 where a citation changed or its source is gone."""
    from scoqa.citing import Verdict
    from scoqa.cli.console import called

    text = console.read(options.file)
    with console.collection(options) as papers:
        try:
            found = papers.verify(text)
        except ValueError as error:
            raise ValueError(f"{called(options.file)}: {error}") from error
    if options.json:
        from scoqa.render.checks import verifications_value
        from scoqa.render.machine import to_json

        console.write(to_json(verifications_value(found)) + "\n")
    else:
        from scoqa.render.checks import verification_lines

        console.print_lines(verification_lines(found, console.look))
    if not found:
        console.note(f"{called(options.file)}: holds no citation with its checksum")
        return 1
    return 0 if all(one.verdict is Verdict.TRUE for one in found) else 4
