"""A real Chromium, offline. Every page that a test opens must raise no error and ask for nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import ARGUMENTS, Open, html
from playwright.sync_api import Browser, Page, sync_playwright


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.fail("the page's tests need Chromium: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a page by the name of its graph, or from HTML: `open_page("both", "#v=table", width=390)`."""
    contexts = []
    trouble: list[str] = []

    def opened(
        source: str,
        fragment: str = "",
        *,
        width: int = 1280,
        height: int = 860,
        theme: str = "light",
        touch: bool = False,
        motion: str = "reduce",
        max_nodes: int = 150,
        lang: str = "zh",
        expected: str = "",
    ) -> Page:
        file = tmp_path / f"page-{len(contexts)}.html"
        text = source if source.startswith("<!doctype") else html(source, max_nodes, lang)
        file.write_text(text, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,  # type: ignore[arg-type]
            reduced_motion=motion,  # type: ignore[arg-type]
            has_touch=touch,
            offline=True,
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on(
            "console",
            lambda message: (
                None if expected and expected in message.text else trouble.append(f"console: {message.text}")
            ),
        )
        page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.split("#")[0] == file.as_uri() or request.url.startswith("blob:")
                else trouble.append(f"request: {request.url}")
            ),
        )
        page.goto(file.as_uri() + fragment)
        page.wait_for_selector("html[data-ready=yes]", timeout=20_000)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []
