"""The conformance kit: one line in a plugin's tests proves that its catalogue keeps the contract.

TestConformance = conformance("hoteki_plugin_kaisha_a")
"""

from hoteki_sdk.testing.kit import CHECKS, WaiverRefused, conformance
from hoteki_sdk.testing.subject import NoSuchPlugin

__all__ = ["CHECKS", "NoSuchPlugin", "WaiverRefused", "conformance"]
