"""Words to codes: a lone code goes to its page, two to their comparison; anything else is ranked over everything.

`Index` is built from documents, `find` ranks them for a query, `excerpt` shows why one matched. Nothing in here knows
of HTTP or of tables.
"""

from codes.search.documents import CODE, PROVIDER, REPLY, Document, Text
from codes.search.dress import codes_in, lone_code, lone_pair
from codes.search.excerpt import Piece, chosen, excerpt
from codes.search.index import Index
from codes.search.rank import Answer, Hit, find

__all__ = [
    "CODE",
    "PROVIDER",
    "REPLY",
    "Answer",
    "Document",
    "Hit",
    "Index",
    "Piece",
    "Text",
    "chosen",
    "codes_in",
    "excerpt",
    "find",
    "lone_code",
    "lone_pair",
]
