"""Make the README's picture: build the first seed article and photograph its page.

    python docs/picture.py

Needs Chromium and fonts for Chinese (Debian: chromium, fonts-noto-cjk). Writes docs/page.png.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.pipeline import Options, build  # noqa: E402

VIEW = "#s=n:event/2026-02-04-call-CN-US"


def main() -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("docs/picture.py: Chromium is missing: apt-get install chromium fonts-noto-cjk")
    folder = Path(tempfile.mkdtemp())
    seed = sorted((ROOT / "seeds").glob("*.txt"))[0]
    built = next(iter(build([seed], Options(folder))))
    if built.error is not None:
        sys.exit(f"docs/picture.py: {built.path}: {built.error}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(
            viewport={"width": 1360, "height": 850},
            device_scale_factor=1.5,
            locale="zh-TW",
            offline=True,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto(next(folder.glob("*.html")).as_uri() + VIEW)
        page.wait_for_selector("html[data-ready=yes]")
        page.wait_for_timeout(300)
        page.screenshot(path=ROOT / "docs" / "page.png")
        browser.close()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
