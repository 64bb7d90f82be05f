"""One finished answer, made the same way for every path: strong ETag, conditional requests, cache class, headers."""

from __future__ import annotations

import hashlib

import msgspec

from hoteki_server.api.headers import (
    CACHE_CONTROL,
    CORP_CROSS_ORIGIN,
    CORP_SAME_ORIGIN,
    CORS_READ,
    SECURITY,
    CacheClass,
    HeaderList,
    is_open_to_any_origin,
)

__all__ = ["JSON", "Reply", "encode_json", "etag_of", "is_not_modified", "make_reply"]

JSON = b"application/json"


class Reply(msgspec.Struct, frozen=True):
    """A whole HTTP answer."""

    status: int
    headers: HeaderList
    body: bytes


def etag_of(body: bytes) -> bytes:
    """The strong ETag of these bytes."""
    return b'"' + hashlib.blake2b(body, digest_size=16).hexdigest().encode() + b'"'


def is_not_modified(if_none_match: bytes, etag: bytes) -> bool:
    """Whether the reader has these bytes already (RFC 9110 §13.1.2: `*`, a list, weak tags compare too)."""
    if if_none_match == etag:
        return True
    if if_none_match.strip() == b"*":
        return True
    return any(tag.strip().removeprefix(b"W/") == etag for tag in if_none_match.split(b","))


def make_reply(
    path: str,
    body: bytes,
    *,
    status: int = 200,
    content_type: bytes = JSON,
    cache: CacheClass = "revalidate",
    if_none_match: bytes | None = None,
    etag: bytes | None = None,
    extra: HeaderList | None = None,
    cross_origin: bool = False,
) -> Reply:
    """The answer with all its headers, or 304 when `if_none_match` names its ETag; `never` has no ETag."""
    common: HeaderList = [(b"cache-control", CACHE_CONTROL[cache]), *(extra or ())]
    if cache != "never":
        etag = etag or etag_of(body)
        common.append((b"etag", etag))
    if is_open_to_any_origin(path):
        common += CORS_READ
    common.append(CORP_CROSS_ORIGIN if cross_origin else CORP_SAME_ORIGIN)
    common += SECURITY
    if etag is not None and cache != "never" and if_none_match is not None and is_not_modified(if_none_match, etag):
        return Reply(304, common, b"")
    length = (b"content-length", str(len(body)).encode())
    return Reply(status, [(b"content-type", content_type), length, *common], body)


encode_json = msgspec.json.Encoder().encode
