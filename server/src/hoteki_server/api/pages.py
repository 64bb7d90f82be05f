"""The app's own files in memory: the shell for every app route, hashed assets for ever, the rest revalidated."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import msgspec

from hoteki_server.api.encodings import choose_encoding
from hoteki_server.api.headers import CacheClass, HeaderList
from hoteki_server.api.replies import Reply, etag_of, make_reply
from hoteki_server.release.precompress import brotli_bytes, gzip_bytes
from hoteki_server.release.shelf import Encoding

__all__ = ["Pages", "load_pages"]

_TYPES = {
    ".html": b"text/html; charset=utf-8",
    ".js": b"text/javascript; charset=utf-8",
    ".mjs": b"text/javascript; charset=utf-8",
    ".css": b"text/css; charset=utf-8",
    ".json": b"application/json",
    ".webmanifest": b"application/manifest+json",
    ".svg": b"image/svg+xml",
    ".png": b"image/png",
    ".ico": b"image/x-icon",
    ".woff2": b"font/woff2",
    ".txt": b"text/plain; charset=utf-8",
}
_PACKED = frozenset({".html", ".js", ".mjs", ".css", ".json", ".webmanifest", ".svg", ".txt"})
# The addresses of pwa/src/lib/router.ts; a test holds the two together.
_ROUTES = frozenset(
    {"/", "/systems", "/hours", "/notices", "/directory", "/handoff", "/settings", "/reset", "/check", "/deadlines"}
)
_NESTED_ROUTES = ("/c/", "/k/", "/flow/")
_CODE_LINK = re.compile(r"/c/([^/]+)/(.+)")
_FEWEST_PACKED_BYTES = 512


class _File(msgspec.Struct, frozen=True):
    content_type: bytes
    cache: CacheClass
    bodies: dict[Encoding, bytes]
    etag: bytes


class Pages:
    """Answers by path from `files` (path with leading slash → bytes)."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {path: _prepare(path, content) for path, content in files.items()}

    def answer(self, path: str, if_none_match: bytes | None, accepts: bytes) -> Reply | None:
        """The reply for a path of the app; None when it has no such page or file."""
        link = _CODE_LINK.fullmatch(path)
        if link is not None:
            return _redirect(path, f"/c/{quote(link[1])}?code={quote(link[2], safe='')}")
        file = self._files.get(path)
        if file is None and (path in _ROUTES or path.rstrip("/") in _ROUTES or path.startswith(_NESTED_ROUTES)):
            file = self._files.get("/index.html")
        if file is None:
            return None
        encoding = choose_encoding(accepts)
        if encoding not in file.bodies:
            encoding = "identity"
        extra: HeaderList = [(b"vary", b"Accept-Encoding")] if len(file.bodies) > 1 else []
        if encoding != "identity":
            extra.append((b"content-encoding", encoding.encode()))
        return make_reply(
            path,
            file.bodies[encoding],
            content_type=file.content_type,
            cache=file.cache,
            if_none_match=if_none_match,
            etag=file.etag if encoding == "identity" else file.etag[:-1] + f'-{encoding}"'.encode(),
            extra=extra,
            cross_origin=path.startswith("/embed/"),
        )


def load_pages(folder: Path) -> Pages:
    """The pages in `folder`; none when the app has not been built."""
    if not folder.is_dir():
        return Pages({})
    return Pages(
        {
            f"/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
    )


def _prepare(path: str, content: bytes) -> _File:
    suffix = Path(path).suffix
    bodies: dict[Encoding, bytes] = {"identity": content}
    if suffix in _PACKED and len(content) >= _FEWEST_PACKED_BYTES:
        bodies |= {"br": brotli_bytes(content), "gzip": gzip_bytes(content)}
    return _File(
        content_type=_TYPES.get(suffix, b"application/octet-stream"),
        cache="immutable" if path.startswith("/assets/") else "revalidate",
        bodies=bodies,
        etag=etag_of(content),
    )


def _redirect(path: str, target: str) -> Reply:
    extra: HeaderList = [(b"location", target.encode())]
    return make_reply(path, b"", status=302, content_type=_TYPES[".txt"], cache="never", extra=extra)
