"""What the browser tests need from the machine: Chromium, a Chinese font, and a library that Playwright's driver loads.

`python -m tests.browser.system` prints the Debian packages that would bring what is missing, one a line.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUMS = (
    "chromium-headless-shell",  # opens pages in half the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
NOTO_CJK = Path("/usr/share/fonts/opentype/noto")


def chromium() -> str | None:
    """Return the path of the browser: the environment's CHROMIUM, else the first that is installed."""
    named = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, (named,) if named else CHROMIUMS)), None)


def has_chinese_font() -> bool:
    """Tell whether Chinese text shows as text; without such a font, it shows as boxes."""
    fc_list = shutil.which("fc-list")
    if fc_list:
        listed = subprocess.run([fc_list, ":lang=zh", "family"], capture_output=True, check=False)
        return bool(listed.stdout.strip())
    return sys.platform == "darwin" or any(NOTO_CJK.glob("NotoSansCJK*"))


def has_libatomic() -> bool:
    """Tell whether Playwright's driver, a Node.js, can start: on Linux it loads a library that a bare Debian lacks."""
    if sys.platform != "linux":
        return True
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True


def missing_packages() -> list[str]:
    """Name the Debian packages for what this machine lacks."""
    present = {
        "chromium-headless-shell": chromium() is not None,
        "fonts-noto-cjk": has_chinese_font(),
        "libatomic1": has_libatomic(),
    }
    return [package for package, there in present.items() if not there]


if __name__ == "__main__":
    sys.stdout.writelines(f"{package}\n" for package in missing_packages())
