"""A page from the web, fetched because its address was given; nothing else in claimtrack uses the network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.readers.streams import CHUNK_BYTES, Source, Unreadable, stream_of

if TYPE_CHECKING:
    from http.client import HTTPResponse

TIMEOUT_S = 30
_AGENT = "Mozilla/5.0 (compatible; claimtrack)"
_RESERVED = ":/?#[]@!$&'()*+,;=%~"
_HINT = "check the address, or save the page and give the file"


def is_address(path: str) -> bool:
    """Whether a path names a page on the web."""
    return path.lower().startswith(("http://", "https://"))


def fetched(address: str) -> Source:
    """The page at an address; raises Unreadable where it cannot be had, then or while it is read."""
    import http.client
    import urllib.error
    import urllib.parse
    import urllib.request

    try:
        url = urllib.parse.quote(address, safe=_RESERVED)
        request = urllib.request.Request(url, headers={"User-Agent": _AGENT})  # noqa: S310 (http or https: is_address)
        response = urllib.request.urlopen(request, timeout=TIMEOUT_S)  # noqa: S310
    except urllib.error.HTTPError as error:
        error.close()
        raise Unreadable(f"the server answered {error.code} {error.reason}", _HINT) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unreadable(f"cannot be fetched ({getattr(error, 'reason', error)})", _HINT) from None
    return Source(address, "", stream_of(_chunks(response)), response.url, response.headers.get_content_charset())


def _chunks(response: HTTPResponse) -> Iterator[bytes]:
    import http.client

    try:
        with response:
            while chunk := response.read(CHUNK_BYTES):
                yield chunk
            if missing := response.length:
                raise Unreadable(f"the connection broke off ({missing:,} bytes are missing)", _HINT)
    except (OSError, http.client.HTTPException) as error:
        raise Unreadable(f"the connection broke off ({error})", _HINT) from None
