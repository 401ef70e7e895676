"""Accidents and attacks on the real content: whatever happens to a file, the program says where, and never falls over.

    python -m tests.safety.mutations --count 10000 --seed 1

Each mutation changes one file, and the content is checked and built (in memory) as a whole. Told are how many were
refused, how many of these name the file, the line and, for single values, the exact line and column.
"""

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from partnerbase.diagnostics import Diagnostic, Report, Severity
from partnerbase.reporters import as_json, github, human, sarif
from tests.safety.accidents import CONTENT, Mutation, mutations
from tests.safety.rig import Rig

PATIENCE = 60
"""Seconds after which a mutation counts as hung: a changed setting alone means all pages anew."""


@dataclass(slots=True)
class Tally:
    """What came of the mutations."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str) -> str:
        """Give a part of a whole in percent."""
        return (
            f"{100 * self.counts[part] / max(self.counts[whole], 1):.1f} % ({self.counts[part]}/{self.counts[whole]})"
        )


def tell(mutation: Mutation, report: Report, tally: Tally) -> None:
    """Count what a report says of a mutation, and keep what it should not."""
    counts, errors = tally.counts, [problem for problem in report if problem.severity is Severity.ERROR]
    counts["all"] += 1
    for write in (as_json, github, sarif):
        write(report, CONTENT)
    printed = human(report, CONTENT, colour=False)
    if any(line.startswith("::") for line in printed.splitlines()) or "\x1b" in printed:
        tally.failures.append(f"{mutation.path}: speaks to the terminal")
    tally.failures += [
        f"{mutation.kind} {mutation.path}: no such place: {p}" for p in report if not _exists(p, mutation)
    ]
    if not errors:
        return
    counts["refused"] += 1
    here = [problem for problem in errors if problem.span.path == mutation.path]
    counts["file named"] += bool(here)
    if not here:
        tally.failures.append(f"{mutation.kind} {mutation.path}: refused for others: {errors[0]}")
    if mutation.line and here:
        counts["values"] += 1
        columns = [problem.span.column for problem in here if problem.span.line == mutation.line]
        counts["line"] += bool(columns)
        counts["start"] += mutation.columns[0] in columns
        counts["column"] += any(_is_meant(mutation, column) for column in columns)
        if not any(_is_meant(mutation, column) for column in columns):
            source = mutation.data.decode().split("\n")[mutation.line - 1]
            tally.misses.append(f"{source[:80]!r} {mutation.columns[0]} -> {here[0].span}: {here[0].message}")


def _is_meant(mutation: Mutation, column: int) -> bool:
    """Whether a column lies in the changed value, or where the name of its field begins."""
    before = mutation.data.decode().split("\n")[mutation.line - 1][: mutation.columns[0] - 1]
    name = before.rstrip()
    name_starts = len(name) - len(name.lstrip(" -")) + 1
    return column in mutation.columns or (name.endswith(":") and column == name_starts)


def _exists(problem: Diagnostic, mutation: Mutation) -> bool:
    """Whether line and column lie in the file."""
    if problem.span.path != mutation.path:
        return True
    text = mutation.data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    line, column = problem.span.line, problem.span.column
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


def run(rig: Rig, count: int, seed: int) -> Tally:
    """Try mutations; whatever raises is a failure."""
    tally = Tally()
    for mutation in mutations(count, seed):
        start = time.perf_counter()
        try:
            tell(mutation, rig.run(mutation), tally)
        except Exception:  # noqa: BLE001 - each one is a find
            tally.failures.append(f"{mutation.kind} {mutation.path}: {traceback.format_exc(limit=-4)}")
            Path(tempfile.gettempdir(), f"mutation-{seed}-{len(tally.failures)}").write_bytes(mutation.data)
        if time.perf_counter() - start > PATIENCE:
            tally.failures.append(f"{mutation.kind} {mutation.path}: takes long")
    return tally


def main() -> None:
    """Try many mutations and tell what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--misses", type=int, default=0, help="how many wrong places to show")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Rig(Path(folder)), options.count, options.seed)
    for failure in tally.failures:
        print(ascii(failure))  # noqa: T201
    for miss in tally.misses[: options.misses]:
        print("missed:", ascii(miss))  # noqa: T201
    print(  # noqa: T201
        f"{tally.counts['all']} mutations, seed {options.seed}: {len(tally.failures)} failures, refused "
        f"{tally.share('refused', 'all')}, file named {tally.share('file named', 'refused')}; single values: "
        f"exact line {tally.share('line', 'values')}, on the value or its name {tally.share('column', 'values')}, "
        f"at the value's first sign {tally.share('start', 'values')}"
    )
    sys.exit(bool(tally.failures))


if __name__ == "__main__":
    main()
