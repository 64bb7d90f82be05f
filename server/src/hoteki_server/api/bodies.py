"""Read JSON bodies strictly: the right type, UTF-8, not too deep, an object with known fields; else a problem."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request

from hoteki_sdk.errors import Fault
from hoteki_server.api.headers import ALLOWED_BODY_TYPES
from hoteki_server.api.problems import ProblemRaised

__all__ = ["JsonRequest", "decode_object", "read_object", "read_text_map"]

JsonRequest = Request[Any, Any, Any]
_MOST_DEPTH = 16


async def read_object(request: JsonRequest) -> dict[str, Any]:
    """The JSON object in the body of `request`; raises ProblemRaised (400, 413, 415)."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind.encode() not in ALLOWED_BODY_TYPES:
        raise ProblemRaised("not-json-type")
    return decode_object(await request.body())


def decode_object(raw: bytes) -> dict[str, Any]:
    """A JSON object from bytes; raises ProblemRaised when it is none."""
    try:
        value = msgspec.json.decode(raw)
    except RecursionError as error:
        raise ProblemRaised("too-deep") from error
    except ValueError as error:
        raise ProblemRaised("not-json") from error
    if _is_deeper(value, _MOST_DEPTH):
        raise ProblemRaised("too-deep")
    if not isinstance(value, dict):
        fault = Fault(path="", reason="not-an-object", message="本文は { } の形にしてください")
        raise ProblemRaised("invalid-request", [fault])
    return value


def read_text_map(value: object, path: str, faults: list[Fault]) -> dict[str, str]:
    """The texts of an object by name; everything that is no text becomes a fault under `path`."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        faults.append(Fault(path=path, reason="not-an-object", message="{ } の形にしてください"))
        return {}
    texts: dict[str, str] = {}
    for name, text in value.items():
        if isinstance(text, str):
            texts[name] = text
        elif text is not None:
            faults.append(Fault(path=f"{path}.{name}", reason="not-a-text", message="文字で書いてください"))
    return texts


def _is_deeper(value: object, limit: int) -> bool:
    if limit == 0:
        return True
    if isinstance(value, dict):
        return any(_is_deeper(item, limit - 1) for item in value.values() if isinstance(item, dict | list))
    if isinstance(value, list):
        return any(_is_deeper(item, limit - 1) for item in value if isinstance(item, dict | list))
    return False
