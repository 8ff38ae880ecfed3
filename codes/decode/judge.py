"""From what was found to a verdict: which witness to believe, and the three questions answered apart.

RFC 5321 §4.2.1 gives the first digit its meaning, RFC 3463 §3 the enhanced code its subject, RFC 3464 §2.3.3 the
action; words are most specific of all, since somebody wrote them for this very case.
"""

from typing import NamedTuple

import re2

from codes.decode.result import Conflict, ProviderPattern, Verdict
from codes.decode.rules import Rule, by_category, by_family, by_reply
from codes.decode.rules.rule import ignoring_case

_PERMANENCE = {"2": "success", "3": "intermediate", "4": "temporary", "5": "permanent"}
_DONE = frozenset({"delivered", "relayed", "expanded"})
# Categories that may stand for one another without disagreeing.
_ALIKE = (
    frozenset({"address", "mailbox-inactive", "dns", "routing"}),
    frozenset(
        {"policy", "reputation", "authentication", "content", "relay", "encryption", "rate", "greylisting", "dns"}
    ),
    frozenset({"network", "dns", "routing", "system", "rate"}),
    frozenset({"mailbox-full", "size"}),
    frozenset({"protocol", "rate", "content"}),
)
# Where an enhanced code knows only its subject (RFC 3463 §3.1).
_SUBJECTS = {"1": "address", "3": "system", "4": "network", "5": "protocol", "6": "content", "7": "policy"}
_LATER = re2.compile(
    r"try (?:again|later|your (?:message|mail))|retry later|again later|please retry|temporar|transient|try "
    r"back|later\.?$"
    r"|erneut versuchen|später (?:noch|erneut|wieder)|vorübergehend|temporär|réessay|plus tard|temporaire|"
    r"inténtelo|intente"
    r"|más tarde|temporal|tente novamente|mais tarde|temporári|riprov|più tardi|temporane|позже|временн"
    r"|後で|のちほど|しばらく|再度|一時的|나중에|다시 시도|일시적|稍后|稍後|暂时|暫時|临时",
    ignoring_case(),
)
_FOREVER = re2.compile(
    r"permanent|fatal error|giv(?:en|ing) up|gave up|do not (?:retry|resend)|no further attempts|endgültig|dauerhaft"
    r"|permanente|définitif|постоянн|恒久|영구|永久",
    ignoring_case(),
)


class Witnesses(NamedTuple):
    """Everything that speaks about one recipient; empty where nothing was found. `line` is the final diagnostic."""

    action: str = "unknown"
    reply: str = ""
    enhanced: str = ""
    status: str = ""
    words: Rule | None = None
    line: str = ""
    provider: ProviderPattern | None = None


class Judgement(NamedTuple):
    verdict: Verdict
    category: str
    conflicts: tuple[Conflict, ...]


def judge(seen: Witnesses) -> Judgement:
    """Permanence, category, the three answers, and every disagreement on the way."""
    conflicts: list[Conflict] = []
    code = seen.enhanced or seen.status
    if seen.action in _DONE or (seen.action == "unknown" and _succeeded(seen)):
        return Judgement(Verdict("success", "not-applicable", "yes", ("nobody",)), "none", ())
    if seen.action == "unknown" and seen.reply.startswith("3"):
        return Judgement(Verdict("intermediate", "not-applicable", "not-applicable", ("nobody",)), "none", ())
    _compare_status(seen, conflicts)
    stated = _stated(seen, code)
    rule = _choose_rule(seen, stated, code, conflicts)
    permanence = _permanence(seen, code, rule, conflicts)
    category = rule.category if rule else _by_subject(code)
    return Judgement(_verdict(seen, rule, category, permanence), category, tuple(conflicts))


def _succeeded(seen: Witnesses) -> bool:
    """Whether every code there is speaks of success."""
    classes = {code[0] for code in (seen.reply, seen.enhanced, seen.status) if code}
    return classes == {"2"}


def _compare_status(seen: Witnesses, conflicts: list[Conflict]) -> None:
    """A report's summary field against the final server's code (RFC 3464 §2.3.4 and §2.3.6): the server wins."""
    if not seen.enhanced or not seen.status or seen.enhanced == seen.status:
        return
    ours, theirs = by_family("X" + seen.enhanced[1:]), by_family("X" + seen.status[1:])
    apart = ours and theirs and not _alike(ours.category, theirs.category)
    if seen.enhanced[0] != seen.status[0] or apart:
        conflicts.append(Conflict(("status", "enhanced_code"), (seen.status, seen.enhanced), "enhanced_code"))


def _stated(seen: Witnesses, code: str) -> Rule | None:
    """The rule that a provider's own statement comes under, None where there is none or where it leaves the cause open.

    A distinctive one is the provider's word for this very case; words that anybody writes, though known to be this
    provider's, give way to telling ones beside them.
    """
    row, words = seen.provider, seen.words
    if row is None or row.category == "none":
        return None
    by_code = by_family("X" + code[1:]) if code else None
    for rule in (words, by_code):
        if rule is not None and rule.category == row.category:
            return rule
    if words is not None and not words.general and not row.distinctive:
        return None
    return by_category(row.category, row.who_acts)


def _choose_rule(seen: Witnesses, stated: Rule | None, code: str, conflicts: list[Conflict]) -> Rule | None:
    """The rule to follow, a provider's own statement first, and where the code disagrees with it."""
    by_code = by_family("X" + code[1:]) if code else None
    words = stated or seen.words
    if by_code and seen.reply in {"452", "550"}:
        unlike = {"452": {"mailbox-full", "address", "policy"}, "550": {"network", "system"}}[seen.reply]
        if by_code.category in unlike:
            judged = "words" if words and words.category != by_code.category else "enhanced_code"
            conflicts.append(Conflict(("reply_code", "enhanced_code"), (seen.reply, code), judged))
    rule = stated or _by_words_or_code(seen, by_code)
    if by_code and rule and rule is words and not _alike(by_code.category, rule.category):
        conflicts.append(Conflict(("enhanced_code", "words"), (code, rule.category), "words"))
    return rule


def _by_words_or_code(seen: Witnesses, by_code: Rule | None) -> Rule | None:
    """Specific words, then a specific code, then general words."""
    words = seen.words
    if words is None:
        return by_code or by_reply(seen.reply)
    if by_code is None:
        return words if not words.general else by_reply(seen.reply) or words
    if by_code.name == words.name:
        return words
    if words.general and not by_code.general and by_code.name not in {"network", "loop"}:
        return by_code
    if words.name == "expired" or (words.name == "unavailable" and by_code.name != "protocol"):
        return by_code
    return words


def _permanence(seen: Witnesses, code: str, rule: Rule | None, conflicts: list[Conflict]) -> str:
    """Temporary or permanent, by action, reply code, enhanced code and words."""
    by_reply_code = _PERMANENCE.get(seen.reply[:1], "")
    by_enhanced = _PERMANENCE.get(code[:1], "")
    said = by_reply_code or by_enhanced
    judged = said
    if by_reply_code and by_enhanced and by_reply_code != by_enhanced:
        witness = "words" if rule is not None and seen.words is rule else "reply_code"
        judged = rule.usual if rule is not None and witness == "words" else by_reply_code
        conflicts.append(Conflict(("reply_code", "enhanced_code"), (seen.reply, code), witness))
    name = "reply_code" if by_reply_code else "enhanced_code"
    if seen.action == "delayed":
        if said == "permanent":
            conflicts.append(Conflict(("action", name), ("delayed", seen.reply or code), "action"))
        return "temporary"
    later, forever = _LATER.search(seen.line), _FOREVER.search(seen.line)
    soft = rule is not None and rule.name in {"greylisting", "rate"} and seen.words is rule
    if judged == "permanent" and ((later and not forever) or (soft and later)):
        conflicts.append(Conflict((name, "words"), (seen.reply or code, "temporary"), "words"))
        return "temporary"
    if judged == "temporary" and forever and not later:
        conflicts.append(Conflict((name, "words"), (seen.reply or code, "permanent"), name))
    if judged in {"temporary", "permanent"}:
        return judged
    return _by_words(rule, later=bool(later), forever=bool(forever))


def _by_words(rule: Rule | None, *, later: bool, forever: bool) -> str:
    """Permanence where no code tells."""
    if later and not forever:
        return "temporary"
    if forever or (rule is not None and rule.usual == "permanent"):
        return "permanent"
    return rule.usual if rule is not None else "unknown"


def _verdict(seen: Witnesses, rule: Rule | None, category: str, permanence: str) -> Verdict:
    """The three answers for a failure or a delay."""
    if rule is not None and permanence != "unknown":
        advice = rule.temporary if permanence == "temporary" else rule.permanent
        retry, keep, who = advice.retry, advice.keep_address, advice.who_acts
    elif permanence == "temporary":
        retry, keep, who = "yes", "yes", ("nobody", "sender-admin")
    elif permanence == "permanent":
        retry, who = "no", ("sender-user", "sender-admin")
        keep = "yes" if category in {"policy", "content", "protocol", "network", "system"} else "depends"
    else:
        retry, keep, who = "unknown", "unknown", ("sender-user",)
    if seen.provider is not None:
        retry = seen.provider.retry if seen.provider.retry not in {"", "unknown"} else retry
        if seen.provider.who_acts:
            who = (seen.provider.who_acts, *(actor for actor in who if actor != seen.provider.who_acts))
    return _by_action(seen.action, Verdict(permanence, retry, keep, who))


def _by_action(action: str, verdict: Verdict) -> Verdict:
    """Delayed: the server goes on trying. Failed: nobody tries any more, so the sender does (RFC 3464 §2.3.3)."""
    who = verdict.who_acts
    if action == "delayed":
        others = tuple(actor for actor in who if actor != "nobody")
        return Verdict("temporary", "yes", verdict.keep_address, ("nobody", *others))
    if action == "failed" and verdict.permanence == "temporary":
        led = who[:1] == ("nobody",)
        others = tuple(actor for actor in who if actor not in {"nobody", "sender-user"})
        who = ("sender-user", *others) if led or not others else (others[0], "sender-user", *others[1:])
        retry = "yes" if verdict.retry in {"unknown", "yes"} else verdict.retry
        return Verdict("temporary", retry, verdict.keep_address, who)
    return verdict


def _by_subject(code: str) -> str:
    """The category of an enhanced code that no rule names."""
    return _SUBJECTS.get(code.split(".")[1], "none") if code else "none"


def _alike(one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in _ALIKE)
