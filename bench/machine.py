"""The machine that figures come from: they mean little without it."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path


def machine(folder: Path) -> dict[str, str | int | float]:
    """Describe this machine, the file system of a folder on it, and how busy it is."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": f"{platform.system()} {platform.release()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "file_system": _file_system(folder),
        "load": round(os.getloadavg()[0], 2),
    }


def _processor() -> str:
    """Name the processor, or at least its architecture."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _file_system(folder: Path) -> str:
    command = ["stat", "--file-system", "--format=%T", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 - no input
