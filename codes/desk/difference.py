"""Word diffs, for what changed in the English and for two versions in conflict."""

import difflib
import re
from dataclasses import dataclass

# Words with the blanks after them; scripts without blanks are compared letter by letter.
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+\s*|\s+|[^\w\s]\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that both versions have (`same`), or only the old (`removed`) or the new one (`added`)."""

    kind: str
    text: str


def words(old: str, new: str) -> list[Piece]:
    """The way from the old text to the new one, in pieces."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces = []
    for kind, from_a, to_a, from_b, to_b in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(before[from_a:to_a])))
            continue
        if to_a > from_a:
            pieces.append(Piece("removed", "".join(before[from_a:to_a])))
        if to_b > from_b:
            pieces.append(Piece("added", "".join(after[from_b:to_b])))
    return pieces
