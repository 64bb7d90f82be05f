"""Which prepared encoding a reader takes."""

from __future__ import annotations

from hoteki_server.release.shelf import Encoding

__all__ = ["choose_encoding"]

_PREFERRED: tuple[Encoding, ...] = ("br", "gzip")


def choose_encoding(accepts: bytes) -> Encoding:
    """The best prepared encoding that `Accept-Encoding` allows (RFC 9110 §12.5.3), identity when in doubt."""
    weights: dict[str, float] = {}
    for item in accepts.decode("latin-1").lower().split(","):
        name, *parameters = (part.strip() for part in item.split(";"))
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    weight = float(parameter[2:])
                except ValueError:
                    weight = 0.0
        weights[name] = weight
    anything = weights.get("*", 0.0)
    return next((encoding for encoding in _PREFERRED if weights.get(encoding, anything) > 0), "identity")
