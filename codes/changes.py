"""The latest changes of content, as readers are told of them."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from codes import catalogue, notation
from codes.models import Revision


@dataclass(frozen=True, slots=True)
class Change:
    """One page that changed at one time, or a load that changed many."""

    revision: int
    at: datetime
    title: str
    url: str


def latest(lang: str, most: int = 50) -> list[Change]:
    """The newest changes, newest first, `most` at most; more than five codes at once become one line."""
    known = catalogue.load(lang)
    changes: list[Change] = []
    for row in Revision.objects.all()[:most]:
        pages = [page for key in row.changed for page in _pages(key, known)]
        codes = list(dict.fromkeys(pages))
        if len(codes) > 5 or not codes:
            count = len(row.changed)
            title = ngettext("%(count)s entry changed", "%(count)s entries changed", count) % {"count": count}
            changes.append(Change(row.number, row.at, title, reverse("codes")))
            continue
        for code in codes:
            listed = known.get(code)
            title = _("%(code)s changed") % {"code": f"{code} {listed.name}" if listed else code}
            changes.append(Change(row.number, row.at, title, reverse("code", args=[code])))
    return changes[:most]


def _pages(key: str, known: catalogue.Catalogue) -> list[str]:
    """The code pages that a changed object (`code:421`, `concrete:5.7.1`) shows on."""
    kind, _separator, name = key.partition(":")
    if kind not in {"code", "concrete"}:
        return []
    pages = known.pages_of(name) if notation.is_family(name) else [name]
    return [page for page in pages[:1] if page in known]
