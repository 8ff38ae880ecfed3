"""A code as pages and JSON show it: facts and text in one language, each field falling back to English by itself."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from codes.vocab import CLASS_PERMANENCE, Kind, Permanence, Phase, Retry, Standing

if TYPE_CHECKING:
    from codes.models import ConcreteCode, ProviderResponse, StatusCode

SOURCE_LANGUAGE = "en"
TEXT_FIELDS = (
    "name",
    "summary",
    "cause",
    "description",
    "when_seen",
    "how_to_fix",
    "when_to_return",
    "customer_reply",
    "search_terms",
)
NOWHERE_DEFINED = {Standing.VENDOR.value, Standing.FOLKLORE.value, Standing.REGISTRY_LISTED.value}
# RFC 5321 §F: commands that no server should offer any more.
OBSOLETE_COMMANDS = {"send", "soml", "saml", "turn"}
CONCRETE_FIELDS = ("summary", "how_to_fix", "customer_reply")


class Text(str):
    """A text that knows which language it is really in."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, value: str, lang: str) -> "Text":
        text = super().__new__(cls, value)
        text.lang = lang
        return text


@dataclass(frozen=True, slots=True)
class Entry:
    """One page's worth of a code; the attributes that compare and search ask for.

    `family` is `X.7.1` for `5.7.1` and empty for a reply code. `foreseen` tells whether the standard
    allows the class. `fallback` names the fields shown in English instead, `outdated` those whose
    English changed after they were translated.
    """

    code: str
    kind: str
    standing: str
    registered_name: str
    family: str
    foreseen: bool
    permanence: str
    retry: str
    keep_address: str
    who_acts: tuple[str, ...]
    category: str
    closes_connection: str
    phases: tuple[str, ...]
    commands: tuple[str, ...]
    associated: tuple[str, ...]
    confused_with: tuple[str, ...]
    meant: str
    instead: tuple[str, ...]
    references: tuple[Mapping[str, Any], ...]
    lang: str
    name: Text
    summary: Text
    cause: Text
    description: Text
    when_seen: Text
    how_to_fix: Text
    when_to_return: Text
    customer_reply: Text
    search_terms: tuple[str, ...]
    fallback: tuple[str, ...]
    outdated: tuple[str, ...]
    updated_at: datetime

    @property
    def places(self) -> tuple[str, ...]:
        """Where in the session the code occurs: phases, and commands that are none of the drawn steps."""
        if "any" in self.phases:
            return self.phases
        drawn = {*self.phases, *OBSOLETE_COMMANDS, "any", "connect"}
        same = {"data-end": "message", "helo": "ehlo", "lhlo": "ehlo"}
        return self.phases + tuple(one for one in self.commands if same.get(one.lower(), one.lower()) not in drawn)

    @property
    def class_foreseen(self) -> str:
        """Whether the standard foresees the code in its class, as a value of the vocabulary of yes and no."""
        return "yes" if self.foreseen else "no"

    @property
    def title(self) -> str:
        return f"{self.code} {self.name}"


def digest(text: Any) -> str:
    """The short digest by which a translation remembers its English: the first 12 hex digits of SHA-256.

    A list (search terms) counts as its items, one a line.
    """
    if isinstance(text, list):
        text = "\n".join(text)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def column(field: str, lang: str) -> str:
    """The name of a translated field's column in one language."""
    return f"{field}_{lang.replace('-', '_')}"


def translated(row: Any, field: str, lang: str) -> Text:
    """A row's text in `lang`, or its English where that is missing."""
    for language in (lang, SOURCE_LANGUAGE):
        value = getattr(row, column(field, language))
        if value:
            return Text(value, language)
    return Text("", lang)


def outdated_fields(rows: Mapping[str, Any], lang: str, sources: Mapping[str, str]) -> list[str]:
    """The fields translated from another English than today's, or from an unknown one.

    `rows` gives the row that holds each field, `sources` the digest of the English it was made from.
    """
    if lang == SOURCE_LANGUAGE:
        return []
    return [
        field
        for field, row in rows.items()
        if getattr(row, column(field, lang))
        and sources.get(field) != digest(getattr(row, column(field, SOURCE_LANGUAGE)) or "")
    ]


def build(
    status: "StatusCode",
    lang: str,
    concrete: "ConcreteCode | None" = None,
    sources: Mapping[str, str] | None = None,
) -> Entry:
    """The entry of a reply code, or of one concrete code of an enhanced one.

    `sources` maps field to the digest of the English that the translation was made from.
    """
    holders: dict[str, Any] = dict.fromkeys(TEXT_FIELDS, status)
    for field in CONCRETE_FIELDS if concrete else ():
        if getattr(concrete, column(field, SOURCE_LANGUAGE)):
            holders[field] = concrete
    texts = {field: translated(row, field, lang) for field, row in holders.items() if field != "search_terms"}
    terms = getattr(status, column("search_terms", lang)) or getattr(status, column("search_terms", "en")) or []
    facts = concrete or status
    return Entry(
        code=facts.code,
        kind=status.kind,
        standing=status.standing,
        registered_name=status.registered_name,
        family=status.code if concrete else "",
        foreseen=concrete.foreseen if concrete else status.standing not in NOWHERE_DEFINED,
        permanence=facts.permanence,
        retry=facts.retry,
        keep_address=facts.keep_address,
        who_acts=tuple(facts.who_acts),
        category=status.category,
        closes_connection=status.closes_connection,
        phases=tuple(sorted(status.phases, key=Phase.values.index)),
        commands=tuple(status.commands),
        associated=tuple(code for code in status.associated if concrete is None or code[0] == concrete.code[0]),
        confused_with=tuple(code for code in status.confused_with if code != facts.code),
        meant=status.meant,
        instead=tuple(status.instead),
        references=tuple(status.references),
        lang=lang,
        search_terms=tuple(terms),
        fallback=tuple(field for field, text in texts.items() if text and text.lang != lang),
        outdated=tuple(outdated_fields(holders, lang, sources or {})),
        updated_at=max(status.updated_at, concrete.updated_at) if concrete else status.updated_at,
        **texts,
    )


def from_responses(code: str, lang: str, responses: Iterable["ProviderResponse"]) -> Entry:
    """The entry of a code that only providers send, made of their rows (which must not be empty)."""
    rows = list(responses)
    first = rows[0]
    meaning = translated(first, "meaning", lang)
    providers = ", ".join(dict.fromkeys(row.provider.name for row in rows))
    empty = Text("", lang)
    return Entry(
        code=code,
        kind=Kind.ENHANCED.value if "." in code else Kind.REPLY.value,
        standing=Standing.VENDOR.value,
        registered_name="",
        family="",
        foreseen=False,
        permanence=CLASS_PERMANENCE.get(code[0], Permanence.UNKNOWN).value,
        retry=first.retry if all(row.retry == first.retry for row in rows) else Retry.DEPENDS.value,
        keep_address="unknown",
        who_acts=tuple(dict.fromkeys(row.who_acts for row in rows)),
        category="none",
        closes_connection="may",
        phases=(),
        commands=(),
        associated=(),
        confused_with=(),
        meant="",
        instead=(),
        references=tuple({"url": url, "title": url} for url in dict.fromkeys(row.source for row in rows)),
        lang=lang,
        name=Text(providers, lang),
        summary=meaning,
        cause=empty,
        description=empty,
        when_seen=empty,
        how_to_fix=empty,
        when_to_return=empty,
        customer_reply=empty,
        search_terms=(),
        fallback=("summary",) if meaning.lang != lang else (),
        outdated=(),
        updated_at=max(row.updated_at for row in rows),
    )


def reference_url(reference: Mapping[str, Any]) -> str:
    """Where a reference, {rfc, section} or {url, title}, can be read."""
    if "url" in reference:
        return str(reference["url"])
    section = f"#section-{reference['section']}" if reference["section"] else ""
    return f"https://www.rfc-editor.org/rfc/rfc{reference['rfc']}{section}"
