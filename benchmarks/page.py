"""How large the page is and how fast it opens: one article, and a graph of 20 000 nodes.

    python benchmarks/page.py

Needs Chromium. Times are of a cold start of the page in a warm browser, from navigation to the first drawn graph.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from rdflib import Graph

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "browser")]

import stories  # noqa: E402

from kg import view  # noqa: E402

# Everything that the page costs after the graph is there: what `kg build` pays for it.
COLD = """
import sys, time
from rdflib import Graph
graph = Graph().parse(sys.argv[1], format="turtle")
start = time.perf_counter()
from kg import view
view.render(graph)
print(time.perf_counter() - start)
"""

EXPAND = """async () => {
  const node = kgPage.nodes().find(({ kind }) => kind === "official");
  location.hash = "#s=" + encodeURIComponent("n:" + node.id);
  await new Promise((done) => setTimeout(done, 500));
  const button = [...document.querySelectorAll("#panel .actions button")].at(-1);
  const start = performance.now();
  button.click();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""


def ready(page: Page, file: Path) -> float:
    """Seconds until the page is ready, the best of three."""
    times = []
    for _ in range(3):
        page.goto("about:blank")
        start = time.perf_counter()
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-ready=yes]")
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    article = next((ROOT / "seeds").glob("*.txt"))
    subprocess.run([sys.executable, "-m", "kg", "build", str(article), "-o", str(folder), "-q"], check=True)
    turtle = next(folder.glob("*.ttl"))
    cold = subprocess.run([sys.executable, "-c", COLD, str(turtle)], capture_output=True, text=True, check=True)
    print(f"one article, rendered by a cold process: {float(cold.stdout):.2f} s")
    (folder / "one.html").write_text(view.render(Graph().parse(turtle)), encoding="utf-8")
    graph = stories.many(1000)
    start = time.perf_counter()
    (folder / "many.html").write_text(view.render(graph), encoding="utf-8")
    print(f"20 000 nodes, {len(graph)} triples, rendered: {time.perf_counter() - start:.1f} s")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_context(offline=True, reduced_motion="reduce").new_page()
        for name in ("one", "many"):
            file = folder / f"{name}.html"
            print(f"{name}: {file.stat().st_size / 1e6:.2f} MB, ready in {ready(page, file):.2f} s")
        print(f"many: a node expanded in {page.evaluate(EXPAND) / 1000:.3f} s")
        browser.close()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
