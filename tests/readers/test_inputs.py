"""What may be given: files, folders, archives, stdin and addresses; and what is refused."""

from __future__ import annotations

import gzip
import io
import os
import sqlite3
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from claimtrack.errors import UsageError
from claimtrack.models import Article, ReadError
from claimtrack.readers import FORMATS, Defaults, count, read
from claimtrack.readers.registry import READERS

EXPECTED = "expected text, Markdown, HTML, JSON, JSON lines, CSV or TSV"


def make(root: Path, files: dict[str, bytes | str]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def texts(paths: list[str], **options: object) -> list[str]:
    return [found.text if isinstance(found, Article) else found.problem for found in read(paths, **options)]


def test_every_format_has_a_reader() -> None:
    assert set(FORMATS) == set(READERS)


def test_a_folder_is_read_by_name_recursively_without_hidden_files(tmp_path: Path) -> None:
    make(tmp_path, {"b/2.txt": "b2", "b/10.txt": "b10", "a.txt": "a", "c.jsonl": '{"text": "c"}', "B.txt": "B"})
    make(tmp_path, {".hidden.txt": "no", ".git/x.txt": "no", "b/.x/y.txt": "no"})

    assert texts([str(tmp_path)]) == ["B", "a", "b10", "b2", "c"]
    assert count([str(tmp_path)]) == 5


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    make(tmp_path, {"a.txt": "a", "b.txt": "b"})
    paths = [str(tmp_path / name) for name in ("b.txt", "nothing.txt", "a.txt")]

    assert texts(paths) == ["b", "no such file or folder", "a"]
    assert count(paths) == 3


def test_what_a_browser_saves_beside_a_page_is_left_out(tmp_path: Path) -> None:
    page = "<html><body><article><p>" + "The army denied that it had fired. " * 12 + "</p></article></body></html>"
    make(tmp_path, {"page.html": page, "page_files/x.js": "var x;", "other_files/a.txt": "a"})

    assert [text[:8] for text in texts([str(tmp_path)])] == ["a", "The army"]


def test_links_are_followed_and_loops_end(tmp_path: Path) -> None:
    make(tmp_path, {"in/a.txt": "a", "out/b.txt": "b"})
    (tmp_path / "in/up").symlink_to("..")
    (tmp_path / "in/z.txt").symlink_to("z.txt")

    assert texts([str(tmp_path / "in")]) == ["a", "b", "a link that leads back to itself"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_special_files_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    (error,) = read([str(tmp_path / "pipe")])

    assert (error.problem, error.hint) == ("no regular file", "pipe it in and give -")


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="the superuser may read everything")
def test_files_without_permission_are_errors(tmp_path: Path) -> None:
    make(tmp_path, {"a.txt": "a", "b/c.txt": "c"})
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)

    assert texts([str(tmp_path)]) == ["permission to read it is missing"] * 2
    (tmp_path / "b").chmod(0o700)


@pytest.mark.parametrize("files", [{}, {".hidden": "x"}, {"empty/.keep": ""}])
def test_a_folder_with_nothing_to_read_is_an_error_that_names_it(tmp_path: Path, files: dict[str, str]) -> None:
    make(tmp_path, files)

    (error,) = read([str(tmp_path)])

    assert error == ReadError(str(tmp_path), "a folder with nothing to read in it", error.hint)
    assert error.hint.startswith(EXPECTED)


def sqlite_file(path: Path) -> bytes:
    with sqlite3.connect(path) as connection:
        connection.execute("create table t (x)")
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "an empty file"),
        (b" \n\t\n", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP image"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "a sound or film"),
        (b"BZh91AY&SY\x00", "a bzip2 file"),
        (b"{\\rtf1\\ansi text}", "an RTF document"),
        (
            b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n",
            "a web archive (MHTML)",
        ),
        (b"words and \0 more", "binary data"),
        (b"words " * 20_000 + b"\0", "binary data (it has NUL bytes)"),
        (bytes(range(1, 32)), "binary data"),
        (b"\x1f\x8bnot really", "a damaged gzip file"),
        (gzip.compress(b"The army denied it.")[:-9], "a damaged gzip file"),
        (gzip.compress(gzip.compress(b"x")), "a gzip file inside a gzip file"),
        (b"PK\x03\x04 not really", "a damaged zip archive"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "unnamed", "a.odd"])
def test_what_is_no_text_is_an_error_that_says_what_it_is(reading, name: str, content: bytes, problem: str) -> None:
    (error,) = reading(name, content)

    assert isinstance(error, ReadError)
    assert error.problem == problem
    assert error.hint


def test_a_database_is_named(reading, tmp_path: Path) -> None:
    (error,) = reading("store.db", sqlite_file(tmp_path / "made.db"))

    assert (error.problem, error.hint[: len(EXPECTED)]) == ("an SQLite database", EXPECTED)


@pytest.mark.parametrize(
    "content", ['<?xml version="1.0"?>\n<rss><item/></rss>', "<svg >x</svg>", "<x/>", "<note><to>Ann</to></note>"]
)
def test_other_markup_is_refused(reading, content: str) -> None:
    (error,) = reading("feed.xml", content)

    assert error.problem == "an XML document"


@pytest.mark.parametrize("tag", ["p", "div", "section"])
def test_a_piece_of_a_page_is_read_as_one(reading, tag: str) -> None:
    """As it comes out of a clipboard or a feed, without head and body."""
    words = "The army denied on Monday that its soldiers had fired at the bridge near the town of Velden. " * 4
    (found,) = reading("piece", f"<{tag}><p>{words}</p></{tag}>")

    assert found.text.startswith("The army denied on Monday")
    assert "<" not in found.text


@pytest.mark.parametrize(
    "content",
    [
        "The army denied it.",
        "[Agency] The army denied it.",
        "{sic} The army denied it.",
        "<Ann Lee> The army denied it.",
        "a\rtext\rwith old line ends, and a comma",
        "\x1b[31mThe army\x1b[0m [bold]denied[/bold] \u202e it.",
        "It fell, said the text,\nand the date, later.",
    ],
)
def test_a_text_with_an_unknown_suffix_is_plain_text(reading, content: str) -> None:
    (article,) = reading("a.odd", content)

    assert article.text == content


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('{"text": "j"}', "j"),
        ('\ufeff\n[{"text": "j"}]', "j"),
        ('{"text": "j"}\n{"text": "k"}', "j"),
        ('{"text": "j"\n{"text": "k"}', "broken JSON (Expecting ',' delimiter, column 13)"),
        ("---\ntitle: T\n---\nm", "m"),
        ("headline,body\nT,c", "c"),
        ("title\ttext\nT\tt", "t"),
        ("date: 2020-10-05\n\np", "p"),
        (
            "<!DOCTYPE html><html><body><article><p>" + "The army denied that. " * 20 + "</p></article></body></html>",
            None,
        ),
    ],
)
def test_stdin_is_told_by_its_first_bytes(content: str, text: str | None) -> None:
    found = next(read(["-"], stdin=io.BytesIO(content.encode())))

    result = found.text if isinstance(found, Article) else found.problem
    assert result == text if text else result.startswith("The army denied that.")
    assert (found.origin if isinstance(found, ReadError) else found.provenance.origin).startswith("stdin")


def test_stdin_may_be_compressed_and_its_size_is_unknown() -> None:
    assert texts(["-"], stdin=io.BytesIO(gzip.compress(b'{"text": "one"}\n{"text": "two"}'))) == ["one", "two"]
    assert texts(["-"], stdin=io.BytesIO(b"")) == ["an empty file"]
    assert count(["a.txt", "-"]) is None


def test_the_format_can_be_told(reading) -> None:
    (article,) = reading("a.txt", '{"text": "one"}', format="jsonl")

    assert article.text == "one"


@pytest.mark.parametrize("options", [{"format": "pdf"}, {"defaults": Defaults(date="5 October")}])
def test_options_that_make_no_sense_are_usage_errors(options: dict) -> None:
    """They are found before anything is read."""
    with pytest.raises(UsageError):
        read(["-"], stdin=None, **options)


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt.gz", "title: T\n\nplain", "plain"),
        ("a.md.gz", "---\ntitle: T\n---\nmarkdown", "markdown"),
        ("a.jsonl.gz", '{"text": "lines"}', "lines"),
        ("a.csv.gz", "text\ntable", "table"),
        ("unnamed", '{"text": "sniffed"}', "sniffed"),
    ],
)
def test_any_format_may_be_gzipped(reading, name: str, content: str, text: str) -> None:
    """The bytes that are kept are those inside."""
    (article,) = reading(name, gzip.compress(content.encode()))

    assert article.text == text
    assert article.provenance.raw.decode() in content


def test_what_unpacks_to_too_much_is_refused(reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.readers.streams.MAX_BYTES", 1 << 20)

    (error,) = reading("a.txt.gz", gzip.compress(b"x" * (3 << 20)))

    assert error.problem == "it unpacks to more than 1 MB, the rest was not read"


def zipped(files: dict[str, bytes | str]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def tarred(files: dict[str, bytes | str]) -> bytes:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            raw = content.encode() if isinstance(content, str) else content
            member.size = len(raw)
            archive.addfile(member, io.BytesIO(raw))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    return whole.getvalue()


MEMBERS: dict[str, bytes | str] = {
    "b/two.jsonl.gz": gzip.compress(b'{"text": "two"}'),
    "../a/one.txt": "one",
    "c.png": b"\x89PNG\r\n\x1a\n",
    "d.zip": zipped({"x.txt": "x"}),
    ".hidden/x.txt": "no",
    "__MACOSX/x.txt": "no",
}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.zip", zipped(MEMBERS)),
        ("a.tar", tarred(MEMBERS)),
        ("a.tar.gz", gzip.compress(tarred(MEMBERS))),
        ("a.tgz", gzip.compress(tarred(MEMBERS))),
        ("unnamed", tarred(MEMBERS)),
    ],
)
def test_archives_are_read_by_name_without_unpacking_them(reading, tmp_path: Path, name: str, content: bytes) -> None:
    one, two, picture, inner = reading(name, content)

    assert (one.text, two.text) == ("one", "two")
    assert one.provenance.origin == f"{tmp_path / name}/a/one.txt"
    assert two.provenance.origin == f"{tmp_path / name}/b/two.jsonl.gz#1"
    assert (picture.problem, inner.problem) == ("a PNG image", "an archive inside an archive")
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.zip", zipped({}), "an archive with nothing to read in it"),
        ("a.zip", zipped({"a.txt": "x" * 500})[:60], "a damaged zip archive"),
        ("a.docx", zipped({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), "an Office document"),
        ("a.epub", zipped({"mimetype": "application/epub+zip"}), "an OpenDocument file or e-book"),
        ("a.tar", b"not really", "a damaged tar archive"),
    ],
)
def test_archives_that_hold_no_articles_are_errors(reading, name: str, content: bytes, problem: str) -> None:
    (error,) = reading(name, content)

    assert error.problem == problem


def test_what_an_archive_unpacks_to_is_limited(reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.readers.archives.MAX_BYTES", 1 << 20)

    first, error = reading("a.zip", zipped({"a.txt": "small", "b.txt": "x" * (3 << 20)}))

    assert first.text == "small"
    assert error.problem == "the archive unpacks to more than 1 MB"


def test_a_damaged_file_in_an_archive_does_not_stop_the_others(reading) -> None:
    content = zipped({"a.txt": "a" * 50, "b.txt": "b"})
    at = content.index(b"a.txt") + len("a.txt")

    error, second = reading("x.zip", content[:at] + b"\xff\xff" + content[at + 2 :])

    assert error.problem.startswith("cannot be unpacked")
    assert second.text == "b"


@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"new\nline.txt"])
def test_names_that_are_no_text_do_no_harm(tmp_path: Path, name: bytes) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    try:
        Path(os.fsdecode(path)).write_text("x")
    except OSError:
        pytest.skip("the file system takes no such name")

    (article,) = read([str(tmp_path)])

    article.provenance.origin.encode("utf-8")


@pytest.mark.parametrize("path", ["", "a\0b", "x" * 5000])
def test_paths_that_cannot_be_are_errors(path: str) -> None:
    (error,) = read([path])

    assert isinstance(error, ReadError)


class Site(BaseHTTPRequestHandler):
    """A page in an encoding that only the server states, a redirect to it, and nothing else."""

    def do_GET(self) -> None:
        if self.path == "/old":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
        elif self.path in ("/page", "/%D0%B0"):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=windows-1251")
            self.end_headers()
            paragraph = "<p>The army denied — «никогда» — that it had fired on the town, and blamed the other side.</p>"
            self.wfile.write(f"<html><body><article>{paragraph * 5}</article></body></html>".encode("cp1251"))
        elif self.path == "/cut":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"The army denied that it had")
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("asked", "answered"), [("/page", "/page"), ("/old", "/page"), ("/а", "/%D0%B0")])
def test_an_address_is_fetched_and_read_as_a_page(site: str, asked: str, answered: str) -> None:
    (article,) = read([site + asked])

    assert isinstance(article, Article)
    assert "«никогда»" in article.text
    assert article.url == site + answered
    assert article.provenance is not None
    assert (article.provenance.origin, article.provenance.encoding) == (site + asked, "cp1251")
    assert count([site + asked]) == 1


def test_an_address_that_cannot_be_had_is_an_error(site: str) -> None:
    missing, nobody, nowhere = read([f"{site}/nothing", "http://127.0.0.1:1/", "http://[bad/"])

    assert missing.problem == "the server answered 404 Not Found"
    assert nobody.problem.startswith("cannot be fetched")
    assert nowhere.problem.startswith("cannot be fetched")


def test_a_page_that_came_only_in_part_is_an_error(site: str) -> None:
    (found,) = read([f"{site}/cut"])

    assert isinstance(found, ReadError)
    assert found.problem == "the connection broke off (973 bytes are missing)"
