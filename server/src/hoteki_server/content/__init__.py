"""The association's content: TOML folders, read and checked, then resolved into what a release holds."""

from hoteki_server.content.entries import ConditionEntry, LoadedContent, ProfileEntry
from hoteki_server.content.loader import load_content, parse_content
from hoteki_server.content.resolve import condition_cores, resolve_guidance, resolve_site

__all__ = [
    "ConditionEntry",
    "LoadedContent",
    "ProfileEntry",
    "condition_cores",
    "load_content",
    "parse_content",
    "resolve_guidance",
    "resolve_site",
]
