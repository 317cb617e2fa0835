"""What mkdocs asks of us: pages that are made rather than written, links that lead into them, and the order of all.

`mkdocs.yml` names this file. Links in README, CONTRIBUTING and docs/*.md are those of the repository, so that they
work there; `links` turns them into links of the site, and files outside docs/ that are linked to become pages.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import figures
import links
import navigation
import reference
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[2]
SEARCH = "assets/javascripts/lunr/min/lunr.vi.min.js"  # where the theme has its rules of search for Vietnamese


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Order the pages there are."""
    config.nav = navigation.nav(ROOT / "docs")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that stand outside docs/, those made from the code, and the files linked to."""
    made = {uri: (ROOT / path).read_text(encoding="utf-8") for path, uri in links.MOVED.items()}
    made |= reference.pages()
    written = {f"docs/{file.src_uri}": Path(str(file.abs_src_path)) for file in files.documentation_pages()}
    texts = [(path, file.read_text(encoding="utf-8")) for path, file in written.items()]
    texts += [(links.home(uri), text) for uri, text in made.items()]
    made |= links.linked(ROOT, texts)
    for uri, text in sorted(made.items()):
        files.append(File.generated(config, uri, content=text))
    for path, uri in links.TERMS.items():
        files.append(File.generated(config, uri, abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Turn links of the repository into links of the site, and fill in the figures of the present version.

    Files that are shown because a page links to them come last in the search.
    """
    if page.file.src_uri.startswith("source/"):
        page.meta["search"] = {"boost": 0.001}
    return figures.with_figures(links.of_site(markdown, page.file.src_uri))


def on_post_build(config: MkDocsConfig) -> None:
    """Let the search of the site find words with and without their marks."""
    shutil.copyfile(Path(__file__).parent / "search.js", Path(config.site_dir) / SEARCH)
