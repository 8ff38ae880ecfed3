"""Word diffs, for what changed in the English and for two versions in conflict."""

import difflib
import re
from dataclasses import dataclass

# Words, blanks and marks each by itself; scripts without blanks are compared letter by letter.
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+|\s+|[^\w\s]")
_WORTH_KEEPING = 3  # what is the same for fewer characters between two changes is no resting place for the eye


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that both versions have (`same`), or only the old (`removed`) or the new one (`added`)."""

    kind: str
    text: str


def words(old: str, new: str) -> list[Piece]:
    """The way from the old text to the new one, in pieces."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[Piece] = []
    removed = added = held = ""

    def close() -> None:
        pieces.extend(Piece(kind, text) for kind, text in (("removed", removed), ("added", added)) if text)

    for kind, from_a, to_a, from_b, to_b in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[from_a:to_a]), "".join(after[from_b:to_b])
        if kind != "equal":
            removed, added, held = removed + held + gone, added + held + come, ""
        elif (removed or added) and len(gone.strip()) < _WORTH_KEEPING:
            held = gone
        else:
            close()
            removed = added = ""
            pieces.append(Piece("same", gone))
    close()
    return [*pieces, Piece("same", held)] if held else pieces
