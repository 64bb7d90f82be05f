"""Routes to dated notices and to the link directory."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Response, get
from litestar.di import NamedDependency

from hoteki_server.api.atom import atom_feed
from hoteki_server.api.bodies import JsonRequest
from hoteki_server.api.paging import page_of
from hoteki_server.api.queries import language_in, read_fields
from hoteki_server.api.reading import Reading
from hoteki_server.api.replies import make_reply
from hoteki_server.api.responses import ReplyResponse, answer_json
from hoteki_server.api.schemas import DirectoryPage, NoticesPage
from hoteki_server.api.wording import in_language

__all__ = ["NoticesController"]


class NoticesController(Controller):
    """What the association announces and where to go."""

    tags = ("notices",)

    @get("/notices", operation_id="listNotices", summary="List all notices with their dates")
    async def list_all(self, request: JsonRequest, reading: NamedDependency[Reading]) -> Response[NoticesPage]:
        """Past, present and booked ones; the reader's clock decides which count."""
        lang = language_in(read_fields(request.scope["query_string"], ()))
        notices = in_language(reading.library.site.notices, lang)
        return answer_json(request, page_of(NoticesPage, reading, lang, notices=notices))

    @get(
        "/notices.atom",
        operation_id="getNoticesFeed",
        summary="Notices as an Atom feed",
        media_type="application/atom+xml",
    )
    async def feed(self, request: JsonRequest, reading: NamedDependency[Reading]) -> Response[Any]:
        """Newest first."""
        lang = language_in(read_fields(request.scope["query_string"], ()))
        given = request.headers.get("if-none-match")
        return ReplyResponse(
            make_reply(
                request.scope["path"],
                atom_feed(reading.library, lang),
                content_type=b"application/atom+xml; charset=utf-8",
                if_none_match=None if given is None else given.encode("latin-1"),
            )
        )

    @get("/directory", operation_id="getDirectory", summary="Where to go")
    async def list_links(self, request: JsonRequest, reading: NamedDependency[Reading]) -> Response[DirectoryPage]:
        """Links in groups."""
        lang = language_in(read_fields(request.scope["query_string"], ()))
        groups = in_language(reading.library.site.directory, lang)
        return answer_json(request, page_of(DirectoryPage, reading, lang, directory=groups))
