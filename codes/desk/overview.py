"""What is left to do: for every kind of object and language, how many texts are missing or outdated."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Case, Count, F, Q, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from codes.models import TextState
from codes.vocab import State

KINDS: dict[str, str | Promise] = {
    "reply": _("Reply codes"),
    "enhanced": _("Enhanced codes"),
    "concrete": _("Concrete enhanced codes"),
    "provider": _("Providers"),
    "response": _("Provider replies"),
    "pair": _("Comparison notes"),
    "term": _("Glossary terms"),
}
# Which admin list shows which kind, and with which further filter.
LISTS = {
    "reply": ("statuscode", "kind__exact=reply&"),
    "enhanced": ("statuscode", "kind__exact=enhanced&"),
    "concrete": ("concretecode", ""),
    "provider": ("provider", ""),
    "response": ("providerresponse", ""),
    "pair": ("comparisonnote", ""),
    "term": ("glossaryterm", ""),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Texts of one kind in one language; `done` is the share of current ones in percent, rounded down."""

    lang: str
    missing: int
    outdated: int
    total: int

    @property
    def done(self) -> int:
        return 100 * (self.total - self.missing - self.outdated) // self.total if self.total else 100


def table() -> list[tuple[str, str | Promise, list[Cell]]]:
    """Rows of the first page: kind, label, and a cell per language. One aggregate query."""
    kind = Case(
        When(kind="code", key__startswith="X", then=Value("enhanced")),
        When(kind="code", then=Value("reply")),
        default=F("kind"),
    )
    counted = (
        TextState.objects.annotate(shown_kind=kind)
        .values("shown_kind", "lang")
        .annotate(
            missing=Count("pk", filter=Q(state=State.MISSING)),
            outdated=Count("pk", filter=Q(state=State.OUTDATED)),
            total=Count("pk"),
        )
        .order_by()
    )
    cells = {
        (row["shown_kind"], row["lang"]): Cell(row["lang"], row["missing"], row["outdated"], row["total"])
        for row in counted
    }
    languages = [code for code, _name in settings.LANGUAGES[1:]]
    return [
        (kind, label, [cells.get((kind, lang), Cell(lang, 0, 0, 0)) for lang in languages])
        for kind, label in KINDS.items()
    ]


def next_text(kind: str, key: str, lang: str) -> tuple[str, str] | None:
    """The next object, after this one, with an outdated or missing text in a language: (kind, key)."""
    waiting = TextState.objects.filter(lang=lang).exclude(state=State.CURRENT).order_by("kind", "key")
    later = (
        waiting.filter(Q(kind__gt=kind) | Q(kind=kind, key__gt=key)).first()
        or waiting.exclude(kind=kind, key=key).first()
    )
    return (later.kind, later.key) if later else None
