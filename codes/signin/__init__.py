"""Signing in to the editors' desk: throttling, the second factor, the groups."""
