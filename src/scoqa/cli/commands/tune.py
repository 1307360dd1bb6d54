"""``scoqa tune``: weights of the ranking fitted to one's own judgements, where that is more than chance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.cli.usage import UsageError

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options
    from scoqa.collection import Collection
    from scoqa.evaluation.tune import Tuning

SUMMARY = "fit the ranking to your own judgements of these papers, where that is more than chance"


def configure(arguments: Arguments) -> None:
    """The options of tuning."""
    add = arguments.add
    add(
        "paths",
        nargs="*",
        metavar="FILE",
        help="a file of questions and one of judgements (TREC); without them your own (scoqa judge)",
    )
    add("--dry-run", action="store_true", help="say what would be set, and set nothing")


def run(options: Options, console: Console) -> int:
    """Tune; 0 where better weights were found, 1 where the old ones stay."""
    from scoqa.evaluation.judged import load_trec
    from scoqa.evaluation.judgements import load_judgements
    from scoqa.evaluation.tune import tune

    if len(options.paths) not in (0, 2):
        raise UsageError("name a file of questions and one of judgements, or none for your own judgements")
    given = load_trec(*map(Path, options.paths)) if options.paths else None
    with console.collection(options) as papers:
        judged = given or load_judgements(papers.notes)
        with console.progress("asking", unit="question") as progress:
            found = tune(papers, judged, progress=progress)
        path = _settings_file(papers)
    if found.refusal:
        console.note(f"the weights stay as they are: {found.refusal}")
        return 1
    _keep(found, path, console, is_dry=options.dry_run)
    return 0


def _settings_file(papers: Collection) -> Path | None:
    """Of the collection's folder, of the user for their own one; None for the paper that ships."""
    from scoqa.config import collection_file, user_file

    if papers.origin in ("folder", "nearest"):
        return collection_file(papers.root)
    return user_file() if papers.origin == "own" else None


def _keep(found: Tuning, path: Path | None, console: Console, *, is_dry: bool) -> None:
    """Say what was found and write it into the settings file."""
    from scoqa.config import store
    from scoqa.evaluation.significance import shown_p
    from scoqa.evaluation.tune import WEIGHTS

    values = {name: getattr(found.settings, name) for name in WEIGHTS}
    console.write("".join(f"settings.{name} = {value:g}\n" for name, value in values.items()))
    console.note(
        f"nDCG@10 on questions the weights did not see: {found.before:.4f}, then {found.after:.4f} "
        f"({found.n_questions} questions, {shown_p(found.p)})"
    )
    if is_dry:
        return
    if path is None:
        raise UsageError("this collection is no folder, so there is no place for its settings; use --dry-run")
    store(path, {f"settings.{name}": f"{value:g}" for name, value in values.items()})
    console.note(f"kept in {path}")
