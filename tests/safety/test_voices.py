"""Nothing in the content speaks to a terminal or to the program that runs the checks, in any form of a report."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.content_builder import city, write_site

HARM = [
    "::error::x",
    "::set-output name=a::b",
    "::stop-commands::x",
    "::add-mask::x",
    "##[error]x",
    "##[set-env name=A]b",
    "##vso[task.setvariable variable=a]b",
    "##teamcity[message text='x']",
    "\\r::error::x",
    "%0A::error::x",
    "%0D%0A::warning::x",
    "\\x1b[2J\\x1b[H",
    "\\x1b]0;title\\x07",
    "\\x1b]8;;https://evil.example\\x07x",
    "\\x9b2J",
    "\\n::error::x",
    "\\u2028::error::x",
    "\\u202ex",
]
FORMS = ["text", "json", "github", "sarif"]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Content with the harm in names and values of fields, in bodies, in names of files and folders."""
    files: dict[str, object] = {}
    for number, harm in enumerate(HARM):
        quoted = f'"{harm}"'
        fields = f"{quoted}: {quoted}\nname: {quoted}\ncountry: {quoted}\nkind: {quoted}\nregion: {quoted}\n"
        files[f"cities/value{number}.yaml"] = fields
        plain = city(country=harm, kind=harm, name={harm: harm}, links={"website": harm, "wikidata": harm})
        files[f"cities/plain{number}.yaml"] = json.dumps(plain)
        files[f"regions/body{number}"] = city(
            kind="state", body=f"[[{harm}]] [x]({harm}) ![{harm}](x) [[nowhere|{harm}]]"
        )
        name = harm.encode().decode("unicode_escape").replace("/", "-")
        files[f"cities/{name}{number}.yaml"] = "x"
        files[f"cities/{name}/x{number}.yaml"] = "x"
        files[f"{name}{number}/x.yaml"] = "x"
        files[f"events/raw{number}.yaml"] = f"title: {harm.encode().decode('unicode_escape')}\n"
    return write_site(tmp_path_factory.mktemp("content"), files)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", ["check", "build"])
def test_reports(root: Path, tmp_path: Path, form: str, command: str) -> None:
    arguments = ["--format", form] if command == "check" else ["--out", str(tmp_path / "site")]
    program = [sys.executable, "-c", "from partnerbase.cli import main; main()", command, "--content", "."]
    environment = {**os.environ, "FORCE_COLOR": "", "NO_COLOR": "1"}
    ended = subprocess.run([*program, *arguments], cwd=root, env=environment, capture_output=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == b""
    for line in ended.stdout.decode().split("\n"):
        assert not line.lstrip().startswith("::") or line.startswith(("::error file=", "::warning file=")), line
        assert not any(mark in line for mark in ("##[", "##vso[", "##teamcity[")), line
        assert not any(unicodedata.category(sign)[0] == "C" or sign in "\u2028\u2029" for sign in line), ascii(line)
    if form == "github" and command == "check":
        assert not any(
            "::" in line[2:].partition("::")[2] and "%0A" in line for line in ended.stdout.decode().split("\n")
        )


@pytest.mark.parametrize("command", [["show", "x\x1b[2J"], ["explain", "::error::x\n"], ["new", "cities\x1b", "::x"]])
def test_words_of_the_command_line(root: Path, command: list[str]) -> None:
    program = [sys.executable, "-c", "from partnerbase.cli import main; main()", *command]
    ended = subprocess.run(program, cwd=root, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    said = (ended.stdout + ended.stderr).decode()
    assert ended.returncode in {1, 2}
    assert not any(unicodedata.category(sign)[0] == "C" for line in said.split("\n") for sign in line), ascii(said)
    assert not any(line.startswith("::") for line in said.split("\n"))
