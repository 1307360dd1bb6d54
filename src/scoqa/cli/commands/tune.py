"""``scoqa tune``: fits the weights of the ranking to one's own judgements, if that gains more than chance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.cli.usage import UsageError

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options
    from scoqa.collection import Collection
    from scoqa.evaluation.tune import Tuning

SUMMARY = "fit the ranking to your own judgements of these papers, if that gains more than chance"


def configure(arguments: Arguments) -> None:
    """The options of tuning."""
    add = arguments.add
    add(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file of questions and one of judgements (TREC); without them your own (scoqa judge); or a judged folder (BEIR), "
        "for which nothing is kept",
    )
    add("--as-is", action="store_true", help="each record of the folder is one passage")
    add("--dry-run", action="store_true", help="say what would be set, and set nothing")


def run(options: Options, console: Console) -> int:
    """Tune; 0 where better weights were found, 1 where the old ones stay."""
    from scoqa.evaluation.judge import place
    from scoqa.evaluation.judged import load_trec
    from scoqa.evaluation.judgements import load_judgements
    from scoqa.evaluation.tune import tune

    if len(options.paths) > 2:
        raise UsageError("name a judged folder, or a file of questions and one of judgements")
    if len(options.paths) == 1:
        return _told(_of_folder(Path(options.paths[0]), options, console), console)
    if options.as_is:
        raise UsageError("--as-is goes with a folder of records; an open collection is cut already")
    given = load_trec(*map(Path, options.paths)) if options.paths else None
    with console.collection(options) as papers:
        judged = given or load_judgements(papers.notes)
        for line in (*judged.notes, *judged.strangers(lambda name: place(papers, name) is not None)):
            console.note(f"{judged.name}: {line}")
        with console.progress("asking", unit="question") as progress:
            found = tune(papers, judged, progress=progress)
        path = _settings_file(papers)
    if (code := _told(found, console)) or options.dry_run:
        return code
    _keep(found, path, console)
    return 0


def _of_folder(folder: Path, options: Options, console: Console) -> Tuning:
    """Weights fitted to a judged folder, indexed in memory."""
    from scoqa.evaluation.judge import index
    from scoqa.evaluation.judged import load_beir
    from scoqa.evaluation.tune import tune

    judged = load_beir(folder)
    for line in (*judged.notes, *judged.strangers()):
        console.note(f"{judged.name}: {line}")
    papers, units = index(judged, as_is=options.as_is, settings=console.config.settings)
    with papers, console.progress("asking", unit="question") as progress:
        return tune(papers, judged, units=units, progress=progress)


def _told(found: Tuning, console: Console) -> int:
    """Say what was found; 1 where the old weights stay."""
    from scoqa.evaluation.significance import shown_p

    if found.refusal:
        console.note(f"the weights stay as they are: {found.refusal}")
        return 1
    console.write("".join(f"settings.{name} = {value}\n" for name, value in _values(found).items()))
    console.note(
        f"nDCG@10 on questions the weights did not see: {found.before:.4f}, then {found.after:.4f} "
        f"({found.n_questions} questions, {shown_p(found.p)})"
    )
    return 0


def _settings_file(papers: Collection) -> Path | None:
    """Of the collection's folder, of the user for their own one; None for the paper that ships."""
    from scoqa.config import collection_file, user_file

    if papers.origin in ("folder", "nearest"):
        return collection_file(papers.root)
    return user_file() if papers.origin == "own" else None


def _values(found: Tuning) -> dict[str, str]:
    """The weights as settings files have them."""
    from scoqa.evaluation.tune import WEIGHTS

    return {name: f"{getattr(found.settings, name):g}" for name in WEIGHTS}


def _keep(found: Tuning, path: Path | None, console: Console) -> None:
    """Write the weights into the settings file."""
    from scoqa.config import store

    if path is None:
        raise UsageError("this collection is no folder, so there is no place for its settings; use --dry-run")
    store(path, {f"settings.{name}": value for name, value in _values(found).items()})
    console.note(f"kept in {path}")
