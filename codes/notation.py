"""How codes are written: recognising, ordering and taking apart `421`, `5.7.1` and `X.7.1`."""

import re
from typing import NamedTuple

# RFC 5321 §4.2 limits the first digit to 2-5 and calls a second digit above 5 undefined, yet some are in use.
_REPLY = re.compile(r"[2-5][0-9][0-9]", re.ASCII)
# RFC 3463 §2: subject and detail have one to three digits and no leading zero.
_ENHANCED = re.compile(r"([245])\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})", re.ASCII)
_FOLKLORE = re.compile(r"1[0-9][0-9]", re.ASCII)
_FAMILY = re.compile(r"X\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})", re.ASCII)


class Parts(NamedTuple):
    """Class, subject and detail of an enhanced status code, as written."""

    class_digit: str
    subject: str
    detail: str


def is_reply(code: str) -> bool:
    """Whether `code` is a well-formed reply code (RFC 5321 §4.2)."""
    return _REPLY.fullmatch(code) is not None


def is_enhanced(code: str) -> bool:
    """Whether `code` is a well-formed concrete enhanced status code (RFC 3463 §2)."""
    return _ENHANCED.fullmatch(code) is not None


def is_family(code: str) -> bool:
    """Whether `code` names a registered code without its class, as the registry writes it (`X.7.1`)."""
    return _FAMILY.fullmatch(code) is not None


def is_well_formed(code: str) -> bool:
    """Whether `code` could occur in a session: a reply code or a concrete enhanced status code."""
    return is_reply(code) or is_enhanced(code)


def is_page(code: str) -> bool:
    """Whether `code` can have a page: a well-formed code, or one of the 1yz numbers that lists on the web give."""
    return is_well_formed(code) or _FOLKLORE.fullmatch(code) is not None


def parts(code: str) -> Parts:
    """Take `5.7.1` or `X.7.1` apart. Raises ValueError for anything else."""
    pieces = code.split(".")
    if len(pieces) != 3:
        raise ValueError(f"not an enhanced status code: {code}")
    return Parts(*pieces)


def family_of(code: str) -> str:
    """`X.7.1` for `5.7.1`. Raises ValueError for a reply code."""
    return "X." + ".".join(parts(code)[1:])


def concrete(family: str, class_digit: int | str) -> str:
    """`5.7.1` for `X.7.1` and class 5."""
    return f"{class_digit}{family[1:]}"


def sort_key(code: str) -> tuple[int, ...]:
    """Reply codes before enhanced ones, each in numeric order; by subject before class for enhanced codes' families."""
    if "." not in code:
        return (0, int(code))
    class_digit, subject, detail = parts(code)
    return (1, int(class_digit) if class_digit != "X" else 0, int(subject), int(detail))


def canonical_pair(a: str, b: str) -> tuple[str, str]:
    """The two codes in the one order that a comparison's address has."""
    first, second = sorted((a, b), key=sort_key)
    return first, second


def versus(a: str, b: str) -> str:
    """Two codes as the address of their comparison has them: `421-vs-500`, whatever their order."""
    return "-vs-".join(canonical_pair(a, b))
