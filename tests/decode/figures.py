"""How much of our samples the decoder gets right, per kind: `python -m tests.decode.figures [--misses] [FOLDER…]`.

Reads the samples beside this file and every further folder of messages with expectation files beside them, and decodes
them with the providers' rows of the content files, as the site does. A
sample's kind is its name up to the first dash. In an expectation `|` stands between values that are equally good, an
empty retry, keep_address or who_acts and a missing field leave the answer open.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from codes.decode import Recipient, decode
from tests.decode.inputs import patterns

SAMPLES = Path(__file__).parent / "samples"
FIELDS = ("kind", "recipient", "action", "codes", "host", "provider", "category", "verdict")
_OPEN = frozenset({"retry", "keep_address", "who_acts"})


def names(folder: Path) -> list[str]:
    """The samples of a folder, without their expectation files."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".json")


def expected(folder: Path, name: str) -> dict[str, Any]:
    """What must be found in a sample: its kind, and a row per recipient."""
    wanted: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return wanted


def row(found: Recipient) -> dict[str, str]:
    """A finding in the shape of an expectation's row; of who acts only the foremost."""
    plain = ("recipient", "action", "reply_code", "enhanced_code", "category", "provider", "remote_host")
    return {name: getattr(found, name) for name in plain} | {
        "retry": found.verdict.retry,
        "keep_address": found.verdict.keep_address,
        "who_acts": found.verdict.who_acts[0],
    }


def unmet(wish: dict[str, str], found: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Fields whose value is none of those wished for: name to (wish, found)."""
    return {
        name: (value, found[name])
        for name, value in wish.items()
        if not (value == "" and name in _OPEN) and found[name] not in value.split("|")
    }


def judged(wanted: dict[str, Any], data: bytes) -> Iterator[tuple[str, bool, str]]:
    """(what, whether it is right, what was wrong) for every part of a sample's expectation."""
    decoded = decode(data, patterns())
    yield "kind", decoded.kind in wanted["kind"].split("|"), f"{wanted['kind']} → {decoded.kind}"
    rows = [row(found) for found in decoded.recipients]
    groups = {
        "recipient": ["recipient"],
        "action": ["action"],
        "codes": ["reply_code", "enhanced_code"],
        "host": ["remote_host"],
        "provider": ["provider"],
        "category": ["category"],
        "verdict": ["retry", "keep_address", "who_acts"],
    }
    for index in range(max(len(rows), len(wanted["recipients"]))):
        wish = wanted["recipients"][index] if index < len(wanted["recipients"]) else None
        if wish is None or index >= len(rows):
            yield "recipient", False, f"{'missing' if wish else 'too many'}: {wish or rows[index]}"
            continue
        wrong = unmet(wish, rows[index])
        for group, fields in groups.items():
            if any(field in wish for field in fields):
                missed = {field: wrong[field] for field in fields if field in wrong}
                yield group, not missed, str(missed)


def out(line: str) -> None:
    sys.stdout.write(line + "\n")


def main(arguments: list[str]) -> None:
    """Prints a line per kind of sample: right of all, for each field."""
    misses = "--misses" in arguments
    for folder in [SAMPLES, *(Path(a) for a in arguments if not a.startswith("--"))]:
        right, total, whole = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[str]()
        for name in names(folder):
            kind = name.partition("-")[0].partition(".")[0]
            results = list(judged(expected(folder, name), (folder / name).read_bytes()))
            total[kind, "all"] += 1
            whole[kind] += all(good for _, good, _ in results)
            for what, good, wrong in results:
                total[kind, what] += 1
                right[kind, what] += good
                if misses and not good:
                    out(f"{name}: {what}: {wrong}")
        out(f"{folder}\n{'kind of sample':16}{'all right':>12}" + "".join(f"{field:>12}" for field in FIELDS))
        kinds = sorted({kind for kind, _ in total})
        for kind in [*kinds, "total"]:
            chosen = kinds if kind == "total" else [kind]
            cells = [f"{sum(whole[k] for k in chosen)}/{sum(total[k, 'all'] for k in chosen)}"]
            cells += [f"{sum(right[k, f] for k in chosen)}/{sum(total[k, f] for k in chosen)}" for f in FIELDS]
            out(f"{kind:16}" + "".join(f"{cell:>12}" for cell in cells))


if __name__ == "__main__":
    main(sys.argv[1:])
