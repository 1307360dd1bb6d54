"""What the README shows is what happens."""

from __future__ import annotations

from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


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
