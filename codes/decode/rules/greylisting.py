"""A server that turns the first attempt away to see whether the sender tries again.

Sources: RFC 6647 §2 and §5 (the reply is 4yz, the sender waits), Postgrey's and Exim's documented texts.
"""

from codes.decode.rules.rule import WAIT, Advice, Rule

RULE = Rule(
    name="greylisting",
    category="greylisting",
    usual="temporary",
    temporary=Advice("yes", "yes", ("nobody",)),
    permanent=WAIT,
    phrases={
        "en": (
            r"gr[ea]y-?\s?list",
            r"greylisted",
            r"first time sender",
            r"postgrey",
            r"temporarily deferred.{0,20}first",
            r"(?:new|unfamiliar) (?:sender|client|triplet|host)[^.]{0,60}(?:try|retry|wait|come back|later)",
            r"come back (?:in|after) (?:\w+ )?\d",
            r"not yet (?:been )?(?:authori[sz]ed to deliver|seen|known)",
        ),
        "de": (
            r"graylisting",
            r"greylisting aktiv",
            r"greylist",
        ),
        "fr": (r"liste grise",),
        "es": (r"listas? grise?s?",),
        "it": (r"lista grigia",),
        "ru": (r"серы[йе] спис", r"грейлист"),
        "ja": (r"グレイリスト", r"グレーリスト"),
        "ko": (
            r"그레이\s?리스트",
            r"회색 ?목록",
        ),
        "zh": (r"灰名单", r"灰名單"),
        "pt": (r"lista cinza|lista cinzenta",),
    },
)
