"""Wrong usage: one clear line, the nearest right word, exit status 2, and help that is complete."""

import re
from pathlib import Path

import pytest

from partnerbase import __version__
from partnerbase.cli.commands import COMMANDS
from partnerbase.codes import EXPLANATIONS
from partnerbase.records import COLLECTIONS
from tests.cli.conftest import Run
from tests.golden_site import ROOT


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["chek"], "there is no command 'chek'; did you mean 'check'?"),
        (["zzz"], "there is no command 'zzz'; the commands are check, build, serve, new, show, schema, explain, stats"),
        (["check", "--fromat", "json"], "there is no option '--fromat'; did you mean '--format'?"),
        (["build", "--otu", "x"], "there is no option '--otu'; did you mean '--out'?"),
        (["check", "-x"], "there is no option '-x'; 'partnerbase check --help' lists them"),
        (
            ["--content", "x", "check"],
            "there is no option '--content'; an option of a command stands behind it: 'partnerbase COMMAND --content'",
        ),
        (
            ["check", "--debug"],
            "there is no option '--debug'; write it before the command: 'partnerbase --debug check'",
        ),
        (
            ["check", "--format", "jsn"],
            (
                "invalid value for '--format': 'jsn' is not one of 'text', 'json', 'github', 'sarif'; "
                "'partnerbase check --help' shows how it is used"
            ),
        ),
        (
            ["serve", "--port", "99999"],
            (
                "invalid value for '--port': it should be between 0 and 65535; "
                "'partnerbase serve --help' shows how it is used"
            ),
        ),
        (
            ["serve", "--port", "http"],
            "invalid value for '--port': 'http' is no whole number; 'partnerbase serve --help' shows how it is used",
        ),
        (["build", "--out"], "option '--out' requires an argument; 'partnerbase build --help' shows how it is used"),
        (
            ["build", "--clean=yes"],
            "option '--clean' does not take a value; 'partnerbase build --help' shows how it is used",
        ),
        (["check", "--stric"], "there is no option '--stric'; did you mean '--strict'?"),
        (
            ["build", "--version"],
            "there is no option '--version'; write it before the command: 'partnerbase --version build'",
        ),
        (["show"], "missing argument 'SLUG'; 'partnerbase show --help' shows how it is used"),
        (
            ["schema", "cities", "more"],
            "'more' is one argument too many; 'partnerbase schema --help' shows how it is used",
        ),
        (["new", "citys", "x"], "there is no collection 'citys'; did you mean 'cities'?"),
        (
            ["schema", "zzz"],
            (
                "there is no collection 'zzz'; the collections are cities, regions, partnerships, events, series, "
                "agreements, figures, indicators, organisations, people, themes, sources, pages"
            ),
        ),
        (
            ["new", "cities", "Port Brise"],
            "'Port Brise' is no slug; use a-z, 0-9 and single hyphens, at most 64 characters, such as port-brise",
        ),
        (["show", "kazehma"], "there is no record 'kazehma'; did you mean 'kazehama'?"),
        (["show", "cities/kazehma"], "there is no record 'cities/kazehma'; did you mean 'cities/kazehama'?"),
        (["show", "qqq"], "there is no record 'qqq'; write the name of its file without the ending, such as 'nanjing'"),
        (["explain", "dangling-refrence"], "there is no code 'dangling-refrence'; did you mean 'dangling-reference'?"),
        (["explain", "zzz"], "there is no code 'zzz'; 'partnerbase explain' lists all"),
        (["explain", "dangling"], "there is no code 'dangling'; there is dangling-reference"),
        (
            ["check", "content/cities/nowhere.md"],
            (
                "there is no file or folder 'content/cities/nowhere.md'; "
                "name it with its folder, such as content/cities/nanjing.md"
            ),
        ),
        (["check", ".."], "'..' does not lie in the content folder 'content'; name another one with --content DIR"),
        (
            ["build", "--base-url", "ftp://x"],
            "--base-url: 'ftp://x' is no web address; write it like https://www.leipzig.de/china",
        ),
        (
            ["build", "--templates", "none"],
            "there is no templates folder 'none'; name an existing one, or leave --templates out",
        ),
        (
            ["show", "\x1b[31m\u202ex"],
            "there is no record '\\x1b[31m\\u202ex'; write the name of its file without the ending, such as 'nanjing'",
        ),
    ],
)
@pytest.mark.usefixtures("project")
def test_a_mistake_is_answered_in_one_line(run: Run, arguments: list[str], line: str) -> None:
    ended = run(*arguments)
    assert (ended.out, ended.err) == ("", f"partnerbase: {line}\n")
    assert ended.status == 2


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["build"], ["serve"], ["new", "cities", "x"], ["show", "x"], ["stats"]],
    ids=lambda arguments: arguments[0],
)
@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            "nowhere",
            (
                "there is no content folder 'nowhere'; run partnerbase in the folder that holds it, "
                "or name it with --content DIR"
            ),
        ),
        ("file", "'file' is a file; name the folder of the records with --content DIR"),
    ],
)
def test_content_must_be_a_folder(run: Run, project: Path, arguments: list[str], content: str, line: str) -> None:
    (project / "file").touch()
    ended = run(*arguments, "--content", content)
    assert (ended.status, ended.out, ended.err) == (2, "", f"partnerbase: {line}\n")


def test_a_slug_of_several_collections_must_be_told_apart(run: Run, project: Path) -> None:
    (project / "content/themes/france.yaml").write_text("name: {en: France, de: Frankreich, zh: 法国}\n")
    ended = run("show", "france")
    assert ended.err == "partnerbase: 'france' may mean several records; name one: regions/france, themes/france\n"
    assert ended.status == 2
    assert run("show", "themes/france").status == 0


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    ended = run()
    assert (ended.status, ended.out) == (2, run("--help").out)


def test_the_version(run: Run) -> None:
    ended = run("--version")
    assert (ended.status, ended.out, ended.err) == (0, f"partnerbase {__version__}\n", "")


@pytest.mark.usefixtures("project")
def test_options_stand_anywhere_behind_the_command(run: Run) -> None:
    ended = run("check", "content/pages", "--strict", "content/themes/kites.md", "--format=json", "content/series")
    assert (ended.status, ended.out, ended.err) == (0, "[]\n", "")
    assert run("show", "--content", "content", "--", "kazehama").status == 0


def test_help_names_every_command_in_one_line(run: Run) -> None:
    shown = run("-h").out
    assert re.findall(r"^  ([a-z]+)  ", shown, re.MULTILINE) == list(COMMANDS)
    for command in COMMANDS:
        assert re.search(rf"^  {command} +[A-Z].*\.$", shown, re.MULTILINE), command


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_speaks_to_editors(run: Run, command: str) -> None:
    ended = run(command, "--help")
    assert ended.status == 0
    assert not re.search(r"<str>|<list|Path\]|None|TEXT\b", ended.out)
    options = re.findall(r"^  (--[a-z-]+)", ended.out, re.MULTILINE)
    assert all(re.search(rf"{option}\b.*(\n {{6,}}.*)*[A-Z].*\.", ended.out) for option in options)
    assert all(len(line) <= 100 for line in ended.lines)


def test_texts_name_commands_that_exist() -> None:
    texts = [*ROOT.glob("*.md"), *ROOT.glob("content/pages/*.md"), *EXPLANATIONS.iterdir(), *ROOT.glob("src/**/*.py")]
    called = re.compile(r"(?:[`']|bin/)partnerbase ([a-z]+)(?: ([a-z]+))?")
    named = {match.groups() for path in texts for match in called.finditer(path.read_text(encoding="utf-8"))}
    assert {command for command, _ in named} <= COMMANDS.keys()
    assert {argument for command, argument in named if command in {"new", "schema"} and argument} <= set(COLLECTIONS)


def test_every_command_has_a_section_in_the_readme(run: Run) -> None:
    readme = ROOT.joinpath("README.md").read_text(encoding="utf-8")
    sections = re.findall(r"^### (\w+)\n\n(.*?)(?=\n#)", readme, re.MULTILINE | re.DOTALL)
    assert [name for name, _ in sections] == list(COMMANDS)
    for name, text in sections:
        options = set(re.findall(r"--[a-z-]+", run(name, "--help").out)) - {
            "--help",
            "--drafts",
            "--content",
            "--templates",
        }
        missing = {option for option in options if option not in text}
        assert missing == set(), name
