"""What pytest loads by itself when the SDK is installed: the marker of the kit's checks, and the list of its waivers.

Nothing heavier is imported here, so that a run without the kit costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

__all__ = ["pytest_configure", "pytest_terminal_summary"]


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known to runs with --strict-markers."""
    config.addinivalue_line("markers", "hoteki(check): a check of the conformance kit of hoteki-sdk, by its id")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name every waived check with its reason, however the run ended."""
    waived = {
        value
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == "hoteki-waived"
    }
    for line in sorted(waived):
        terminalreporter.write_line(f"hoteki-sdk: {line}")
