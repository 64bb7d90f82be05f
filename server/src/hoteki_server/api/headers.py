"""Headers that every answer carries, and the named cache classes."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = [
    "ALLOWED_BODY_TYPES",
    "CACHE_CONTROL",
    "CORP_CROSS_ORIGIN",
    "CORP_SAME_ORIGIN",
    "CORS_PREFLIGHT",
    "CORS_READ",
    "SECURITY",
    "CacheClass",
    "HeaderList",
    "is_open_to_any_origin",
]

HeaderList: TypeAlias = list[tuple[bytes, bytes]]
CacheClass = Literal["revalidate", "immutable", "never"]

CACHE_CONTROL: dict[CacheClass, bytes] = {
    "revalidate": b"no-cache",
    "immutable": b"public, max-age=31536000, immutable",
    "never": b"no-store",
}

_CSP = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
_PERMISSIONS = "accelerometer=(), camera=(self), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"

SECURITY: HeaderList = [
    (b"content-security-policy", _CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", _PERMISSIONS.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
]
CORP_SAME_ORIGIN = (b"cross-origin-resource-policy", b"same-origin")
CORP_CROSS_ORIGIN = (b"cross-origin-resource-policy", b"cross-origin")

CORS_READ: HeaderList = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag"),
]
CORS_PREFLIGHT: HeaderList = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-allow-methods", b"GET, HEAD, POST"),
    (b"access-control-allow-headers", b"Content-Type, If-None-Match"),
    (b"access-control-max-age", b"86400"),
]
ALLOWED_BODY_TYPES = frozenset({b"application/json"})

_OPEN = "/api/v1/"
# Writers and the console answer their own pages only; they are not part of the read API.
_CLOSED = ("/api/v1/operations", "/api/v1/staff")
_CLOSED_ENDS = ("/pack", "/unknowns")


def is_open_to_any_origin(path: str) -> bool:
    """Whether pages of other origins may read this path (without credentials)."""
    return path.startswith(_OPEN) and not path.startswith(_CLOSED) and not path.endswith(_CLOSED_ENDS)
