"""Routes to the manifest and to bundle files."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from hoteki_server.api.bodies import JsonRequest
from hoteki_server.api.encodings import choose_encoding
from hoteki_server.api.headers import HeaderList
from hoteki_server.api.problems import ProblemRaised
from hoteki_server.api.queries import language_in, read_fields
from hoteki_server.api.reading import Current, Reading
from hoteki_server.api.replies import make_reply
from hoteki_server.api.responses import ReplyResponse, answer_json
from hoteki_server.release.manifest import Manifest

__all__ = ["ReleasesController"]


class ReleasesController(Controller):
    """What a client caches."""

    tags = ("releases",)

    @get("/release", operation_id="getRelease", summary="Show the manifest of the newest release")
    async def show(self, request: JsonRequest, reading: NamedDependency[Reading]) -> Response[Manifest]:
        """Poll with If-None-Match; 304 while nothing is new."""
        read_fields(request.scope["query_string"], ())
        return answer_json(request, None, body=reading.release.manifest_bytes)

    @get("/bundle/{name:str}", operation_id="getBundleFile", summary="Fetch a file of a release by its SHA-256")
    async def fetch(
        self, request: JsonRequest, current: NamedDependency[Current], name: FromPath[str]
    ) -> Response[Any]:
        """`{sha256}.json`; never changes, precompressed."""
        lang = language_in(read_fields(request.scope["query_string"], ()))
        sha256, dot, kind = name.partition(".")
        if dot + kind != ".json":
            raise ProblemRaised("not-found", lang=lang)
        encoding = choose_encoding(request.headers.get("accept-encoding", "").encode("latin-1"))
        body = current.shelf.read_file(sha256, encoding)
        if body is None:
            raise ProblemRaised("not-found", lang=lang)
        extra: HeaderList = [(b"vary", b"Accept-Encoding")]
        if encoding != "identity":
            extra.append((b"content-encoding", encoding.encode()))
        given = request.headers.get("if-none-match")
        return ReplyResponse(
            make_reply(
                request.scope["path"],
                body,
                cache="immutable",
                etag=(f'"{sha256}"' if encoding == "identity" else f'"{sha256}-{encoding}"').encode(),
                if_none_match=None if given is None else given.encode("latin-1"),
                extra=extra,
                cross_origin=True,
            )
        )
