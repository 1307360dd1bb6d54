"""What the README and the page on the library show is what happens."""

from __future__ import annotations

import re
import shlex
import shutil
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

import scoqa
from scoqa import Collection
from scoqa.cli.table import COMMANDS
from scoqa.cli.usage import parse

PROJECT = Path(__file__).parents[2]
README = PROJECT / "README.md"
LIBRARY = PROJECT / "docs" / "library.md"
PAGES = (PROJECT / "docs").glob("*.md")


def test_the_screen_in_the_readme_is_the_golden_one():
    cases = (Path(__file__).parent / "cases" / "first_questions.txt").read_text(encoding="utf-8")
    first = cases.split("$ scoqa what is the SCO Energy Club\n", 1)[1].split("! scoqa:", 1)[0]

    assert f"```\n{first.strip(chr(10))}\n```" in README.read_text(encoding="utf-8")


def test_the_library_example_in_the_readme_runs(tmp_path, monkeypatch, capsys, paper):
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / paper.name).write_bytes(paper.read_bytes())
    monkeypatch.chdir(tmp_path)
    code = README.read_text(encoding="utf-8").split("```python\n", 1)[1].split("```", 1)[0]

    exec(compile(code, "README.md", "exec"), {})

    assert "'SCO Energy Club' was established" in capsys.readouterr().out


def _command_lines(text: str) -> list[str]:
    """What a page tells to type that begins with scoqa, in a line of a block or between backticks."""
    lines = re.findall(
        r"^(?:\$ )?(scoqa\b[^#\n]*)", "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL)), re.M
    )
    return [*lines, *re.findall(r"`(scoqa [^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))]


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *sorted(f"docs/{path.name}" for path in PAGES)]
)
def test_every_command_that_a_page_names_is_one_with_such_options(page: str):
    for line in _command_lines((PROJECT / page).read_text(encoding="utf-8")):
        words = shlex.split(re.sub("[.…]{1,3}$", "", line.replace("SHELL", "bash")))[1:]
        chosen, _ = parse(words)  # UsageError where it cannot be carried out

        assert chosen.name == (words[0] if words and words[0] in COMMANDS else "ask"), line


def _examples() -> list[tuple[str, str]]:
    """The code of the library's page, each block with what it prints."""
    text = LIBRARY.read_text(encoding="utf-8")
    return re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", text, re.DOTALL)


def test_every_example_of_the_librarys_page_prints_what_stands_under_it(tmp_path, monkeypatch, paper):
    (tmp_path / "papers").mkdir()
    for source in (paper, paper.with_suffix(".meta.toml")):
        shutil.copy(source, tmp_path / "papers")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}

    for code, expected in _examples():
        printed = StringIO()
        with redirect_stdout(printed):
            exec(compile(code, "library.md", "exec"), names)
        assert printed.getvalue() == expected

    assert len(_examples()) == LIBRARY.read_text(encoding="utf-8").count("```python")


def test_the_librarys_page_names_everything_that_is_public():
    named = set(re.findall(r"`(\w+)`", LIBRARY.read_text(encoding="utf-8")))
    methods = {name for name in dir(Collection) if not name.startswith("_")}

    assert sorted((methods | {*scoqa.__all__}) - named) == []


def test_the_first_example_holds_for_a_strict_type_checker(tmp_path):
    api = pytest.importorskip("mypy.api")
    file = tmp_path / "first.py"
    file.write_text(
        _examples()[0][0] + README.read_text(encoding="utf-8").split("```python\n", 1)[1].split("```", 1)[0]
    )

    said, _, code = api.run(["--strict", "--cache-dir", str(PROJECT / ".mypy_cache"), str(file)])

    assert (code, said) == (0, "Success: no issues found in 1 source file\n")
