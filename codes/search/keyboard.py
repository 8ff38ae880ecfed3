"""Korean typed with the keyboard still set to English: `apdlfgka` is 메일함 (the two-set layout, KS X 5002)."""

import re

_LEADS = ("r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g")
_VOWELS = tuple("k o i O j p u P h hk ho hl y n nj np nl b m ml l".split())  # noqa: SIM905  (as on the keys)
_TAILS = tuple("r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g".split())  # noqa: SIM905
_SYLLABLE = re.compile(
    rf"(?P<lead>[{''.join(_LEADS)}])(?P<vowel>{'|'.join(sorted(_VOWELS, key=len, reverse=True))})"
    # A consonant right before a vowel begins the next syllable.
    rf"(?P<tail>(?:{'|'.join(sorted(_TAILS, key=len, reverse=True))})(?![koiOjpuPhynbml]))?"
)


def hangul(keys: str) -> str:
    """The syllables that the same keys make in the Korean layout; empty where they make none throughout.

    Case is lost in what was folded, which costs the doubled consonants only.
    """
    syllables = []
    at = 0
    while at < len(keys):
        found = _SYLLABLE.match(keys, at)
        if found is None:
            return ""
        tail = _TAILS.index(found["tail"]) + 1 if found["tail"] else 0
        syllables.append(chr(0xAC00 + (_LEADS.index(found["lead"]) * 21 + _VOWELS.index(found["vowel"])) * 28 + tail))
        at = found.end()
    return "".join(syllables) if len(syllables) > 1 else ""
