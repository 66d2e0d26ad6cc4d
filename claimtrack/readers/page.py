"""HTML saved from the web: the article without what stands around it.

Text, title, date, outlet and address come from trafilatura with its default
options, which did best in benchmarks/html_reader.py, and are checked here: the
headline is the one that the page prints, and a date that no metadata of the page
states is a guess, so it is only reported.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import cache
from itertools import islice
from types import ModuleType
from typing import TYPE_CHECKING, Any

from claimtrack.models import Article, Provenance
from claimtrack.readers.decode import decoded_page
from claimtrack.readers.fields import article
from claimtrack.readers.streams import Source, Unreadable

if TYPE_CHECKING:
    from lxml.html import HtmlElement, HTMLParser  # type: ignore[import-untyped]

MAX_PAGE_BYTES = 20 * 1024 * 1024

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)", re.IGNORECASE)
_SAVED_FROM_WITHIN = 2048
_DOCUMENT = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"\s*<[a-z]", re.IGNORECASE)
_HEADLINE_WORDS = 3
_PRINTED_WITHIN = 6
_PRINTED = re.compile(
    r"(?:first )?published(?: on)?:? (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(\d{1,2} [a-z]{3,9},? \d{4}|[a-z]{3,9} \d{1,2},? \d{4})",
    re.IGNORECASE,
)
_OF_PUBLICATION = re.compile(r"publi(?:sh|cation)|pubdate|issued|created", re.IGNORECASE)
_DATE_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{1,40})"')
_HINT = "save the page itself, or its text as .txt"


def read(source: Source, _columns: Mapping[str, str]) -> Iterator[Article]:
    """The page's one article."""
    raw = source.content(MAX_PAGE_BYTES)
    html, encoding, warnings = decoded_page(raw, source.charset)
    saved_from = _SAVED_FROM.search(html[:_SAVED_FROM_WITHIN])
    whole = html if _DOCUMENT.search(html) or not _TAG.match(html) else f"<html><body>{html}</body></html>"
    fields, unused, guessed = _extracted(whole, source.url or (saved_from and saved_from[1]))
    provenance = Provenance(source.origin, raw, encoding, (*warnings, *guessed))
    yield article(fields, provenance, unused=unused)


def _extracted(html: str, url: str | None) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """The article's fields, what else the page says of it, and warnings."""
    trafilatura = _trafilatura()
    found = tree = None
    warnings = []
    try:
        tree = trafilatura.load_html(html)
        if _is_cut(trafilatura.utils.HTML_PARSER):
            warnings.append("the page nests its elements too deep; what follows that place was not read")
        if tree is not None:
            found = trafilatura.bare_extraction(tree, url=url, include_comments=False, with_metadata=True)
    except Exception as error:  # a page that trips the library must not stop the pages after it
        raise Unreadable(f"the HTML cannot be taken apart ({type(error).__name__})", _HINT) from error
    paragraphs = [line.strip() for line in (found.text or "").splitlines()] if found else []
    if found is None or not any(paragraphs):
        raise Unreadable("no article found in the page", _HINT)
    title = " ".join((found.title or "").split())
    fields = {
        "text": "\n".join(filter(None, paragraphs)),
        "title": _headline(tree) or title,
        "outlet": found.hostname if found.sitename in (None, found.title) else found.sitename,
        "url": found.url or url,
    }
    unused = {"author": found.author, "description": found.description}
    if found.date and _stated(found.date, tree, fields["url"]):
        printed = _printed(paragraphs)
        fields["date"] = printed if printed and not _published(found.date, tree, fields["url"]) else found.date
    elif found.date:
        warnings.append(f"no date among the page's metadata (its words suggest {found.date})")
    return fields, {name: value for name, value in unused.items() if value}, warnings


def _is_cut(parser: HTMLParser) -> bool:
    """Whether a parser gave up on the page that it read last."""
    return any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


@cache
def _trafilatura() -> ModuleType:
    """The library, with its log kept off the terminal."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "readability", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura


def _headline(tree: HtmlElement) -> str | None:
    """The longest first-level heading that the page's title also has; a site's name is shorter than a headline."""
    page_title = _words(tree.find(".//title"))
    headings = [words for heading in tree.iter("h1") if (words := _words(heading)) in page_title]
    longest = max(headings, key=len, default="")
    return longest if longest.count(" ") + 1 >= _HEADLINE_WORDS else None


def _words(element: HtmlElement | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _stated(day: str, tree: HtmlElement, url: str | None) -> bool:
    """Whether the page's metadata, a machine-readable time or its address names the day."""
    stated = [url.replace("/", "-")] if url else []
    stated += [meta.get("content", "") for meta in tree.iter("meta")]
    stated += [time.get("datetime", "") for time in tree.iter("time")]
    return any(day in words for words in (*stated, *_linked_data(tree)))


def _linked_data(tree: HtmlElement) -> Iterator[str]:
    """What the page says of itself for machines (JSON-LD), as it stands."""
    yield from (script.text or "" for script in tree.iter("script") if script.get("type") == "application/ld+json")


def _published(day: str, tree: HtmlElement, url: str | None) -> bool:
    """Whether the page's address or metadata give a day as that of publication, and not of a change or of something else."""
    stated = [url.replace("/", "-")] if url else []
    stated += [
        meta.get("content", "")
        for meta in tree.iter("meta")
        if _OF_PUBLICATION.search(" ".join(meta.get(name, "") for name in ("name", "property", "itemprop")))
    ]
    stated += [words for data in _linked_data(tree) for words in _DATE_PUBLISHED.findall(data)]
    return any(day in words for words in stated)


def _printed(paragraphs: Iterable[str]) -> str | None:
    """The day of a line near the top that has nothing but when the article was published: "Published 3 March 2021"."""
    for line in islice(paragraphs, _PRINTED_WITHIN):
        if printed := _PRINTED.fullmatch(line):
            for written in ("%d %B %Y", "%B %d %Y"):
                with suppress(ValueError):
                    return datetime.strptime(printed[1].replace(",", ""), written).date().isoformat()
    return None
