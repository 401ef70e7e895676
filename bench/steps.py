"""The runs behind the goals: Hugo and partnerbase in turn on the same made-up site, round by round."""

import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench.corpus import MadeUp
from bench.edits import middle, with_text
from bench.generators import PARTNERBASE, Generator, Hugo, Ours
from bench.made import LANGUAGES
from bench.processes import FailedError, Taken, run

BUILD = "partnerbase build --content {content} --templates {templates} --out {out} --no-search"
CHECK = "partnerbase check --content {content} --no-cache"
COPY = "cp -r {out} {folder}/copy"
LARGER = 10
"""How many times as many records the large site has."""
ONE = LANGUAGES[:1]


@dataclass(frozen=True, slots=True)
class Step:
    """A run of a program in each round.

    Args:
        name: What goals call it.
        program: What runs.
        before: What happens before it, given the number of the round.
        needs: The step whose site or cache it builds on; without one there is neither.
        watch: Whether the memory of all its processes is summed up.
    """

    name: str
    program: Generator
    before: Callable[[int], None] | None = None
    needs: str = ""
    watch: bool = False


@dataclass
class Stand:
    """Copies of the made-up site, made when a step first asks for them.

    Args:
        work: The folder for all of them.
        tools: Where Hugo is installed.
        number: How many records the site has.
    """

    work: Path
    tools: Path
    number: int
    prepared: set[Path] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Name the programs."""
        self.hugo = Hugo(self.work / "hugo", self.tools)
        self.ours = Ours(self.work / "ours", "partnerbase", BUILD, ONE)
        self.three = Ours(self.work / "three", "three languages", BUILD, LANGUAGES)
        self.large = Ours(self.work / "large", "large", BUILD, ONE)
        self.edited = middle(MadeUp(self.number, ONE))

    def steps(self) -> tuple[Step, ...]:
        """Give all steps, in the order in which a round takes them."""
        hugo, ours, three = self.hugo, self.ours, self.three
        again = partial(Ours, ours.folder, languages=ONE)
        single = Ours(self.work / "single", "one process", f"{BUILD} --jobs 1", ONE)
        return (
            Step("hugo", hugo),
            Step("check", again("check", CHECK)),
            Step("cold", ours),
            Step("copy", again("copy", COPY), lambda _: _remove(ours.folder / "copy"), needs="cold"),
            Step("single", single),
            Step("hugo edited", hugo, partial(self._edit, hugo), needs="hugo"),
            Step("edited", ours, partial(self._edit, ours), needs="cold"),
            Step("hugo again", hugo, needs="hugo"),
            Step("again", ours, needs="cold"),
            Step("hugo memory", hugo, watch=True),
            Step("memory", ours, watch=True),
            Step("three check", Ours(three.folder, "check", CHECK, LANGUAGES)),
            Step("three", three),
            Step("large", self.large),
        )

    def prepare(self, program: Generator) -> None:
        """Make the site of a program, unless it is there."""
        if program.folder in self.prepared:
            return
        self.prepared.add(program.folder)
        number = self.number * (LARGER if program is self.large else 1)
        program.prepare(MadeUp(number, program.languages if isinstance(program, Ours) else ONE))

    def _edit(self, program: Generator, number: int) -> None:
        program.change(self.edited, with_text(self.edited, number))


class Rounds:
    """Runs steps round by round; one that fails is not tried again, and says why."""

    def __init__(self, stand: Stand, wanted: Iterable[str]) -> None:
        """Take the names of the steps that are wanted; what they need comes with them."""
        self.stand, steps = stand, stand.steps()
        names = {*wanted}
        for step in reversed(steps):
            names |= {step.needs} if step.name in names else set()
        self.steps = [step for step in steps if step.name in names]
        self.taken: list[dict[str, Taken]] = []
        self.missing: dict[str, str] = {}

    def run(self, rounds: int) -> None:
        """Run so many rounds."""
        for step in self.steps:
            self.stand.prepare(step.program)
        for number in range(1, rounds + 1):
            self.taken.append({})
            for step in self.steps:
                self._run(step, number)

    def _run(self, step: Step, number: int) -> None:
        """Run a step, unless it or the one before it failed."""
        if step.needs in self.missing:
            self.missing.setdefault(step.name, self.missing[step.needs])
        if step.name in self.missing:
            return
        if not step.needs:
            step.program.clean()
        if step.before:
            step.before(number)
        program = step.program
        try:
            taken = run(program.command(), cwd=program.folder, env=program.env, watch=step.watch)
        except FailedError as error:
            self.missing[step.name] = reason(error)
        else:
            self.taken[-1][step.name] = taken


def reason(error: FailedError) -> str:
    """Say in a few words why nothing was measured."""
    last = str(error).strip().splitlines()[-1]
    return last.removeprefix("partnerbase: ").partition(";")[0]


def starts(folder: Path, env: Mapping[str, str], times: int) -> list[float]:
    """Give how many times as long as an empty Python program `partnerbase --help` takes, in pairs."""
    commands: Sequence[list[str | Path]] = ([PARTNERBASE, "--help"], [sys.executable, "-c", "pass"])
    pairs = ([run(command, cwd=folder, env=env).wall for command in commands] for _ in range(times))
    return [ours / empty for ours, empty in pairs]


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
