"""What an object looks like between file and table: one item, its columns, and where it came from."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from codes.states import MODELS, SOURCED_FIELDS

LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
TRANSLATIONS = LANGUAGES[1:]


@dataclass(slots=True)
class Item:
    """One object as the files have it: column values, and per language and field the digest of its English.

    `parent` is the key of the object that `MODELS[kind]` points to, if any.
    """

    kind: str
    key: str
    file: str
    line: int
    values: dict[str, Any] = field(default_factory=dict)
    sources: dict[tuple[str, str], str] = field(default_factory=dict)
    parent: str = ""


def parent_column(kind: str) -> tuple[str, str] | None:
    """Which column points to the parent, and the parent's kind."""
    return {"concrete": ("family", "code"), "response": ("provider", "provider")}.get(kind)


def key_columns(kind: str, key: str) -> dict[str, Any]:
    """The columns that hold an object's key."""
    match kind:
        case "code" | "concrete":
            return {"code": key}
        case "provider":
            return {"slug": key}
        case "pair":
            first, _, second = key.partition("-vs-")
            return {"code_a": first, "code_b": second}
    return {"key": key}


__all__ = ["LANGUAGES", "MODELS", "SOURCED_FIELDS", "TRANSLATIONS", "Item", "key_columns", "parent_column"]
