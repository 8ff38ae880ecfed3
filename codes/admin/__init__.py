"""The editors' desk."""

from codes.admin import codes, drafts, glossary, pairs, providers, users

__all__ = ["codes", "drafts", "glossary", "pairs", "providers", "users"]
