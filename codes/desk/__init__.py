"""The editors' desk: one way to write text, who may, what is left to do, drafts, and what changed.

Everything that changes text passes `writing.write`; the pages are in codes/admin/.
"""
