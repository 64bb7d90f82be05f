"""hoteki-sdk: translate what a 整備業務システム shows into canonical guidance."""

from hoteki_sdk.normalise import normalise_code, normalise_label

__all__ = ["normalise_code", "normalise_label"]
