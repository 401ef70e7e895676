"""Kills real builds at random moments: readers see one whole site or the other, and the next build mends the rest.

    python -m tests.safety.kills --count 1000 --seed 1
    python -m tests.safety.kills --count 1000 --seed 1 --records 250    # so many that several processes build them

The content of a small site changes between two states. Each build is killed with SIGKILL: at any moment of its run, or
soon after the new tree begins to grow beside the old one, alone or with all processes that it has started. The site is
then compared, byte for byte, with clean builds of both states and with its own list of digests.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tests.content_builder import Files, city, event, page, write_site

PROGRAM = [sys.executable, "-c", "from partnerbase.cli import main; main()", "build", "--strict"]
MARK = ".partnerbase.json"
LEFT = {"content", "build", ".partnerbase"}
"""What may stand beside a site after a build that ended: its content, itself, the cache."""
SOON = 0.03
MEND = 0.6
"""How often a killed build is followed by one that may end; else the next is killed as well."""

Tree = Mapping[str, bytes]
SHARED: Files = {"pages/about": page(), "events/visit": event(places=["trier", "xiamen"])}
STATES: tuple[Files, Files] = (
    {**SHARED, "cities/trier": city(body="On the Moselle."), "cities/bonn": city(name="Bonn")},
    {**SHARED, "cities/trier": city(body="The oldest."), "cities/mainz": city(name="Mainz"), "cities/ulm": city()},
)


@dataclass
class Tally:
    """What came of the kills, by what the readers saw and by what was left, and whatever went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


class Project:
    """A folder with a site of changing content.

    Args:
        root: An empty folder.
        chance: Where all that is random comes from.
        records: How many cities there are besides, each with another text in either state.
    """

    def __init__(self, root: Path, chance: random.Random, records: int = 0) -> None:
        """Build both states on their own, and the first one where it will be killed."""
        self.root, self.log, self.chance = root / "site", root / "log", chance
        self.state, self.tally = 0, Tally()
        clean = []
        for number, files in enumerate(STATES):
            more = {f"cities/more-{i}": city(name=f"More {i}", body=f"State {number}.") for i in range(records)}
            write_site(root / str(number) / "content", {**files, **more})
            begin = time.monotonic()
            self.build(root / str(number)).wait()
            self.duration = time.monotonic() - begin
            clean.append(tree(root / str(number) / "build"))
        self.clean: tuple[Tree, ...] = tuple(clean)
        self.contents = tuple(root / str(number) / "content" for number in range(2))
        shutil.copytree(self.contents[0], self.root / "content")
        self.build(self.root).wait()
        (self.root / "build" / "CNAME").write_bytes(b"example.org")

    def kill_one(self) -> None:
        """Change the content, kill the build of it, look at the site, and mostly let the next build end."""
        self.change()
        before, group = tree(self.root / "build"), self.chance.random() < 0.5
        process = self.build(self.root)
        self._wait(process)
        ended = process.poll() is not None
        if not ended:
            (os.killpg if group else os.kill)(process.pid, signal.SIGKILL)
        process.wait()
        self.judge(before, process.returncode)
        if self.chance.random() < MEND:
            self.mend()

    def mend(self) -> None:
        """Let a build end: the site is that of the content, and nothing else is left."""
        status = self.build(self.root).wait()
        self._expect(status == 0, f"the next build fails: {self.log.read_text()}")
        self._expect(tree(self.root / "build") == self.whole(self.state), "the next build does not mend the site")
        left = {path.name for path in self.root.iterdir()}
        self._expect(left <= LEFT, f"the next build leaves {sorted(left - LEFT)}")

    def change(self) -> None:
        """Put the other state's content into the place of the present one."""
        self.state = 1 - self.state
        shutil.rmtree(self.root / "content")
        shutil.copytree(self.contents[self.state], self.root / "content")

    def build(self, root: Path) -> subprocess.Popen[bytes]:
        """Start a build in a group of its own."""
        env = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", "PYTHONDONTWRITEBYTECODE": "1"}
        with self.log.open("wb") as log:
            return subprocess.Popen(PROGRAM, cwd=root, env=env, stdout=log, stderr=log, process_group=0)

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        """Wait for the moment of the kill."""
        if self.chance.random() < 0.5:
            time.sleep(self.chance.uniform(0, self.duration * 1.1))
            return
        while process.poll() is None and not self._stages():
            time.sleep(0.0002)
        time.sleep(self.chance.uniform(0, SOON))

    def _stages(self) -> list[str]:
        """Name the unfinished trees beside the site."""
        return [name for name in os.listdir(self.root) if ".stage-" in name]  # noqa: PTH208 -- looked at all the time

    def judge(self, before: Tree, status: int) -> None:
        """Look at the site after a kill."""
        now, new = tree(self.root / "build"), self.whole(self.state)
        left = "a stage" if self._stages() else "a lock" if (self.root / ".build.lock").exists() else "nothing"
        seen = "the new site" if now == new else "the old site" if now == before else "another site"
        how = "killed" if status == -signal.SIGKILL else "ended before"
        self.tally.counts[f"{how}: {seen} and {left} left"] += 1
        self._expect(seen != "another site", "the site is neither the old one nor the new one")
        self._expect(how == "killed" or status == 0, f"the build ends with {status}")
        digests = {path: sha256(data).hexdigest() for path, data in now.items() if path not in {MARK, "CNAME"}}
        self._expect(json.loads(now[MARK])["files"] == digests, "files differ from the list of digests")

    def whole(self, state: int) -> Tree:
        """Give the clean site of a state, and what the build did not make."""
        return {**self.clean[state], "CNAME": b"example.org"}

    def _expect(self, holds: bool, otherwise: str) -> None:  # noqa: FBT001 -- as in an assertion
        """Note what does not hold."""
        if not holds:
            self.tally.failures.append(f"kill {self.tally.counts.total()}: {otherwise}")


def tree(folder: Path) -> Tree:
    """Read all files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(count: int, seed: int, records: int) -> Tally:
    """Kill so many builds of a site with so many records more."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder), random.Random(seed), records)  # noqa: S311 -- no secret
        for _ in range(count):
            project.kill_one()
        project.mend()
    return project.tally


def lines(tally: Tally) -> Iterator[str]:
    """Write what came of the kills."""
    yield from (f"{number:6} {what}" for what, number in tally.counts.most_common())
    yield from tally.failures
    yield f"{tally.counts.total()} builds, {len(tally.failures)} failures"


def main() -> None:
    """Kill many builds and tell what came of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--records", type=int, default=0)
    options = parser.parse_args()
    tally = run(options.count, options.seed, options.records)
    for line in lines(tally):
        print(line)  # noqa: T201
    sys.exit(bool(tally.failures))


if __name__ == "__main__":
    main()
