"""Builds one made-up site with partnerbase and with other generators, in turn, and prints what each took.

    python -m bench.compare WORKDIR -n 1000 10000 --rounds 5
    python -m bench.compare WORKDIR --add 'strict=partnerbase build --content {content} --out {out} --strict'

Each round runs every program once, one after the other, so that a change of the machine's speed meets all of them; the
ratios are medians of the ratios within a round. A cold build starts without output and without any cache. The edits
that follow build on what is there. The site has one language; `partnerbase, three languages` builds it in three, and
stands beside the others for its own sake. Use a work folder in memory (/dev/shm) to leave the disk out.
"""

import argparse
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from bench.corpus import SEED
from bench.edits import edits
from bench.generators import ALL, Generator, Ours
from bench.made import LANGUAGES, records
from bench.processes import Taken, run
from bench.tools import install, versions

OURS = {
    "partnerbase": "partnerbase build --content {content} --out {out}",
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
        comparison = Comparison(_programs(work / str(number), tools, given), number)
        runs = comparison.cold(given.rounds)
        pages = {program.name: program.pages() for program in comparison.programs}
        if given.edits:
            runs |= comparison.edited(given.rounds)
        if given.memory:
            runs |= comparison.watched()
        print(table(runs, pages, f"{number:,} records, {given.rounds} rounds"), flush=True)  # noqa: T201 - what it is for
        figures = {kind: {name: [_row(t) for t in taken] for name, taken in of.items()} for kind, of in runs.items()}
        results.append({"records": number, "pages": pages, "runs": figures})
    found = {"versions": versions(given.peers), "cores": os.cpu_count(), "results": results}
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
    parser.add_argument("--add", action="append", default=[], metavar="NAME=COMMAND", help="another command of ours")
    return parser


def _programs(folder: Path, tools: Path, given: argparse.Namespace) -> dict[Generator, tuple[str, ...]]:
    """Give the programs, the one that all are compared with first, each with the languages of its content."""
    one = LANGUAGES[:1]
    commands = {**OURS, **dict(added.split("=", 1) for added in given.add)}
    peers: list[Generator] = [ALL[name](folder / name, tools) for name in given.peers]
    ours = [Ours(folder / name, name, template, one) for name, template in commands.items()]
    three = Ours(folder / "three", THREE, OURS["partnerbase"], LANGUAGES)
    return {**dict.fromkeys((*peers, *ours), one), three: LANGUAGES}


class Comparison:
    """Some programs with the same site, each in its languages."""

    def __init__(self, programs: Mapping[Generator, tuple[str, ...]], number: int) -> None:
        """Give each program its copy of a site of so many records."""
        self.programs = programs
        sites = {languages: list(records(number, SEED, languages)) for languages in programs.values()}
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
        kinds = {kind.name: self._none() for kind in self.edits[LANGUAGES]}
        for number in range(1, rounds + 1):
            for i, runs in enumerate(kinds.values()):
                for program, languages in self.programs.items():
                    for before, after in self.edits[languages][i].changes(number):
                        program.change(before, after)
                self._round(runs)
        return kinds

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
        """Run each program once."""
        for program in self.programs:
            os.sync()
            taken = run(program.command(), cwd=program.folder, env=program.env, watch=watch)
            runs[program.name].append(taken)


def _row(taken: Taken) -> dict[str, float | None]:
    return {"wall": taken.wall, "cpu": taken.cpu, "largest": taken.largest, "tree": taken.tree}


def table(runs: Runs, pages: dict[str, int], heading: str) -> str:
    """Write the medians, and the ratios to the first program, as a table in Markdown."""
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
    return "\n".join(lines)


if __name__ == "__main__":
    main()
