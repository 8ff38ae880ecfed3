"""The rules, in the order in which they are asked: the specific before the general, the first that fits counts."""

from functools import cache
from typing import Any

import re2

from codes.decode.rules import (
    address,
    content,
    domain,
    encryption,
    expired,
    greylisting,
    inactive,
    loop,
    mailbox_full,
    moved,
    network,
    policy,
    protocol,
    rate,
    relay,
    reputation,
    restricted,
    reverse_dns,
    sender_address,
    sender_identity,
    signin,
    size,
    suppressed,
    system,
    too_many_recipients,
    unavailable,
)
from codes.decode.rules.rule import Advice, Rule, ignoring_case

RULES: tuple[Rule, ...] = (
    greylisting.RULE,
    suppressed.RULE,
    too_many_recipients.RULE,
    rate.RULE,
    mailbox_full.RULE,
    size.RULE,
    sender_identity.RULE,
    reverse_dns.RULE,
    sender_address.RULE,
    encryption.RULE,
    restricted.RULE,
    signin.RULE,
    relay.RULE,
    reputation.RULE,
    inactive.RULE,
    moved.RULE,
    loop.RULE,
    domain.RULE,
    address.RULE,
    content.RULE,
    network.RULE,
    expired.RULE,
    system.RULE,
    protocol.RULE,
    unavailable.RULE,
    policy.RULE,
)
__all__ = ["RULES", "Advice", "Rule", "by_category", "by_family", "by_reply", "tells", "worded"]


def worded(line: str) -> tuple[Rule, int, int] | None:
    """The first rule whose words stand in a line, and where."""
    for index in sorted(_all_wordings().Match(line) or ()):
        found = RULES[index].find(line)
        if found:
            return RULES[index], *found
    return None


@cache
def _all_wordings() -> Any:
    """All rules' phrases as one set, which tells in one pass which rules to ask."""
    wordings = re2.Set.SearchSet(ignoring_case())
    for rule in RULES:
        wordings.Add(rule.wording)
    wordings.Compile()
    return wordings


def by_family(family: str) -> Rule | None:
    """The rule for an enhanced code's family (`X.2.2`)."""
    return _FAMILIES.get(family)


@cache
def by_category(category: str, actor: str) -> Rule | None:
    """The rule for a category, best one that has the same person act; a telling one rather than a general."""
    fitting = [rule for rule in reversed(RULES) if rule.category == category]
    return max(fitting, key=lambda rule: (rule.permanent.who_acts[0] == actor, not rule.general), default=None)


def tells(code: str) -> bool:
    """Whether an enhanced code (`5.2.2`) says by itself what happened."""
    rule = by_family("X" + code[1:]) if code else None
    return rule is not None and not rule.general


def by_reply(code: str) -> Rule | None:
    """The rule for a reply code that says one thing only."""
    return _REPLIES.get(code)


_FAMILIES = {family: rule for rule in RULES for family in rule.families}
_REPLIES = {code: rule for rule in RULES for code in rule.replies}
