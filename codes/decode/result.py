"""What decoding gives back: frozen values, in the shape that SCHEMA.md settles."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """Three questions kept apart: is it over, does this message want sending again, is the address still good."""

    permanence: str = "unknown"
    retry: str = "unknown"
    keep_address: str = "unknown"
    who_acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where in `Decoded.text` a finding was read: `start` and `end` count code points, `text` is what stands there."""

    for_: str
    start: int
    end: int
    text: str

    def to_dict(self) -> dict[str, Any]:
        return {"for": self.for_, "start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two witnesses that disagree.

    `between` names them (`reply_code`, `enhanced_code`, `status`, `words`, `action`, `standard`), `values` is what
    each says, `judged_by` is the one that the verdict follows.
    """

    between: tuple[str, str]
    values: tuple[str, str]
    judged_by: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """What happened for one recipient; a field is empty where the input does not say."""

    recipient: str = ""
    action: str = "unknown"
    reply_code: str = ""
    enhanced_code: str = ""
    verdict: Verdict = Verdict()
    category: str = "none"
    provider: str = ""
    remote_host: str = ""
    diagnostic: str = ""
    evidence: tuple[Evidence, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready, lists for tuples."""
        return {
            "recipient": self.recipient,
            "action": self.action,
            "reply_code": self.reply_code,
            "enhanced_code": self.enhanced_code,
            "verdict": asdict(self.verdict) | {"who_acts": list(self.verdict.who_acts)},
            "category": self.category,
            "provider": self.provider,
            "remote_host": self.remote_host,
            "diagnostic": self.diagnostic,
            "evidence": [evidence.to_dict() for evidence in self.evidence],
            "conflicts": [
                {"between": list(c.between), "values": list(c.values), "judged_by": c.judged_by} for c in self.conflicts
            ],
        }


@dataclass(frozen=True, slots=True)
class Decoded:
    """The whole answer: what kind of thing was pasted, the text as it was read, and a finding per recipient."""

    kind: str
    text: str = ""
    recipients: tuple[Recipient, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        return {"kind": self.kind, "text": self.text, "recipients": [r.to_dict() for r in self.recipients]}


@dataclass(frozen=True, slots=True)
class ProviderPattern:
    """One row of what providers send, as data: an RE2 pattern, the codes it comes with, and what it means.

    `enhanced_code` may be a range of details (`5.7.606-649`); an empty code fits any. A pattern that is not
    `distinctive` is anybody's words: it counts where a host or the reply itself shows one of the provider's `signs`
    (domains of its hosts, words that only it writes). `category` is what the statement is about, `none` where it
    leaves that open.
    """

    provider: str
    pattern: str
    reply_code: str = ""
    enhanced_code: str = ""
    tag: str = ""
    retry: str = ""
    who_acts: str = ""
    category: str = "none"
    distinctive: bool = True
    signs: tuple[str, ...] = ()
