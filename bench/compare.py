"""Builds one made-up site with partnerbase and with other generators, in turn, and prints what each took.

    python -m bench.compare WORKDIR -n 1000 10000 --rounds 5
    python -m bench.compare WORKDIR --add 'strict=partnerbase build --content {content} --out {out} --strict'

Each round runs every program once, one after the other, so that a change of the machine's speed meets all of them; the
ratios are medians of the ratios within a round. A cold build starts without output and without any cache. The edits
that follow build on what is there. The site has one language; `partnerbase, three languages` builds it in three, and
stands beside the others for its own sake. A program that needs more than `--limit` seconds for one build is left out
of what follows. Use a work folder in memory (/dev/shm) to leave the disk out.
"""

import argparse
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from bench.corpus import MadeUp
from bench.edits import edits
from bench.generators import ALL, Generator, Ours
from bench.machine import machine
from bench.made import LANGUAGES
from bench.processes import Taken, TooSlowError, run
from bench.tools import install, versions

OURS = {
    "partnerbase": "partnerbase build --content {content} --templates {templates} --out {out} --no-search",
    "partnerbase check": "partnerbase check --content {content}",
}
THREE = "partnerbase, three languages"
COLD = "cold"
Runs = dict[str, dict[str, list[Taken]]]
"""What each kind of build took by program, round by round."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print tables in Markdown, and write all figures as JSON."""
    given = _parser().parse_args(arguments)
    work = given.workdir.resolve()
    tools = given.tools.resolve() if given.tools else work / "tools"
    work.mkdir(parents=True, exist_ok=True)
    install(tools, given.peers)
    results = []
    for number in given.n:
        comparison = Comparison(_programs(work / str(number), tools, given), number, given.limit)
        runs = comparison.cold(given.rounds)
        pages = {program.name: program.pages() for program in comparison.programs}
        if given.edits:
            runs |= comparison.edited(given.rounds)
        if given.memory:
            runs |= comparison.watched()
        late = dict.fromkeys(comparison.late, f"over {given.limit:.0f}")
        print(table(runs, pages, f"{number:,} records, {given.rounds} rounds", late), flush=True)  # noqa: T201 - what it is for
        figures = {kind: {name: [_row(t) for t in taken] for name, taken in of.items()} for kind, of in runs.items()}
        results.append({"records": number, "pages": pages, "late": sorted(comparison.late), "runs": figures})
    found = {"machine": machine(work), "versions": versions(given.peers), "results": results}
    (work / "results.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workdir", type=Path, metavar="WORKDIR", help="for sites, programs and results.json")
    parser.add_argument("-n", type=int, nargs="+", default=[1000], metavar="N", help="how many records")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--peers", nargs="*", choices=list(ALL), default=list(ALL), metavar="PEER", help=", ".join(ALL))
    parser.add_argument("--tools", type=Path, metavar="DIR", help="where programs are installed, if not in WORKDIR")
    parser.add_argument("--no-edits", dest="edits", action="store_false", help="cold builds alone")
    parser.add_argument(
        "--no-memory", dest="memory", action="store_false", help="leave the memory of process trees out"
    )
    parser.add_argument("--limit", type=float, default=600, metavar="SECONDS", help="the most that one build may take")
    parser.add_argument("--one-language", dest="three", action="store_false", help="leave the site in three out")
    parser.add_argument("--add", action="append", default=[], metavar="NAME=COMMAND", help="another command of ours")
    return parser


def _programs(folder: Path, tools: Path, given: argparse.Namespace) -> dict[Generator, tuple[str, ...]]:
    """Give the programs, the one that all are compared with first, each with the languages of its content."""
    one = LANGUAGES[:1]
    commands = {**OURS, **dict(added.split("=", 1) for added in given.add)}
    peers: list[Generator] = [ALL[name](folder / name, tools) for name in given.peers]
    ours = [Ours(folder / name, name, template, one) for name, template in commands.items()]
    three = [Ours(folder / "three", THREE, OURS["partnerbase"], LANGUAGES)] if given.three else []
    return {**dict.fromkeys((*peers, *ours), one), **dict.fromkeys(three, LANGUAGES)}


class Comparison:
    """Some programs with the same site, each in its languages."""

    def __init__(self, programs: Mapping[Generator, tuple[str, ...]], number: int, limit: float) -> None:
        """Give each program its copy of a site of so many records, and each build a limit in seconds."""
        self.programs, self.limit = dict(programs), limit
        self.first = next(iter(programs))
        self.late: set[str] = set()
        sites = {languages: MadeUp(number, languages) for languages in programs.values()}
        self.edits = {languages: edits(site) for languages, site in sites.items()}
        for program, languages in programs.items():
            program.prepare(sites[languages])

    def cold(self, rounds: int) -> Runs:
        """Build without output and without cache."""
        runs = self._none()
        for _ in range(rounds):
            self._clean()
            self._round(runs)
        return {COLD: runs}

    def edited(self, rounds: int) -> Runs:
        """Build after edits, one kind after the other in each round."""
        [kinds, *_] = self.edits.values()
        runs = {kind.name: self._none() for kind in kinds}
        for number in range(1, rounds + 1):
            for i, kind in enumerate(kinds):
                for program, languages in self.programs.items():
                    for before, after in self.edits[languages][i].changes(number):
                        program.change(before, after)
                    if kind.frame:
                        program.reframe(number)
                self._round(runs[kind.name])
        return runs

    def watched(self) -> Runs:
        """Build cold once more, with an eye on the memory of all processes."""
        self._clean()
        runs = self._none()
        self._round(runs, watch=True)
        return {"memory": runs}

    def _none(self) -> dict[str, list[Taken]]:
        return {program.name: [] for program in self.programs}

    def _clean(self) -> None:
        for program in self.programs:
            program.clean()

    def _round(self, runs: dict[str, list[Taken]], *, watch: bool = False) -> None:
        """Run each program once; one that is late runs no more, but for the first, which the ratios need."""
        for program in list(self.programs):
            os.sync()
            limit = None if program is self.first else self.limit
            try:
                taken = run(program.command(), cwd=program.folder, env=program.env, watch=watch, limit=limit)
            except TooSlowError:
                del self.programs[program], runs[program.name]
                self.late.add(program.name)
            else:
                runs[program.name].append(taken)


def _row(taken: Taken) -> dict[str, float | None]:
    return {"wall": taken.wall, "cpu": taken.cpu, "largest": taken.largest, "tree": taken.tree}


def table(runs: Runs, pages: dict[str, int], heading: str, late: Mapping[str, str]) -> str:
    """Write the medians, and the ratios to the first program, as a table in Markdown; `late` tells who was too slow."""
    base, *_ = pages
    lines = [f"\n{heading}; ratios to {base}\n", "| build | program | wall s | CPU s | peak MiB | wall | CPU | pages |"]
    lines.append("|---|---|---:|---:|---:|---:|---:|---:|")
    for kind, programs in runs.items():
        for name, taken in programs.items():
            first = programs[base]
            wall = median(mine.wall / other.wall for mine, other in zip(taken, first, strict=True))
            cpu = median(mine.cpu / other.cpu for mine, other in zip(taken, first, strict=True))
            memory = median(mine.tree or mine.largest for mine in taken)
            lines.append(
                f"| {kind} | {name} | {median(mine.wall for mine in taken):.2f} "
                f"| {median(mine.cpu for mine in taken):.2f} | {memory:.0f} | {wall:.3f} | {cpu:.3f} | {pages[name]} |"
            )
        lines += [f"| {kind} | {name} | {time} | | | | | |" for name, time in late.items() if name not in programs]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
