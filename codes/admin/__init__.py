"""The editors' desk."""

from codes.admin import codes, glossary, pairs, providers

__all__ = ["codes", "glossary", "pairs", "providers"]
