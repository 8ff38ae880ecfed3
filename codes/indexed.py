"""The index of today's content, kept in each process and brought up to date row by row.

Every change of content is a revision that names what it changed (`codes/revision.py`). So after an edit only the named
rows are read again, and all other documents stay; the lists of keys tell what is gone. The revision is read before the
rows: what is kept may be newer than its revision says, and never older. Without an index, or with one of a revision
that the database does not know (it was rolled back or restored), everything is read.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock, Thread

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.models import Q

from codes import notation, revision, search
from codes.models import GlossaryTerm, Provider, ProviderResponse, StatusCode
from codes.search import documents

LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
# Where more was changed than this, as by loading content, everything is read.
AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Content:
    """The index of one content revision, and the rows that results lead to. It never changes."""

    identity: tuple[int, datetime] | None
    index: search.Index
    providers: dict[str, Provider]
    replies: dict[str, ProviderResponse]


class Newest:
    """The newest content; while one thread prepares it, the others wait for it rather than prepare it too."""

    def __init__(self) -> None:
        self.content: Content | None = None
        self.lock = Lock()

    def get(self) -> Content:
        content = self.content
        if content and content.identity == revision.identity():
            return content
        with self.lock:
            identity = revision.identity()
            if self.content is None or self.content.identity != identity:
                self.content = _next(self.content, identity) if self.content else _whole(identity)
            return self.content


content = Newest().get


def warm() -> None:
    """Prepare the index aside, so that a server which has just started has it before somebody searches."""

    def prepare() -> None:
        try:
            content()
        except DatabaseError:
            pass  # whoever searches is told
        finally:
            connections.close_all()

    Thread(target=prepare, name="warm", daemon=True).start()


def _whole(identity: tuple[int, datetime] | None) -> Content:
    providers = {row.slug: row for row in Provider.objects.all()}
    replies = {row.key: row for row in ProviderResponse.objects.with_provider()}
    found = _documents(StatusCode.objects.with_concrete_codes(), replies.values(), providers.values())
    return Content(identity, search.Index(found, _synonyms()), providers, replies)


def _next(before: Content, identity: tuple[int, datetime] | None) -> Content:
    """The content after a revision, by what has changed since the one before."""
    changed = revision.changed_since(before.identity) if before.identity else None
    if changed is None or len(changed) > AT_MOST:
        return _whole(identity)
    keys: dict[str, set[str]] = defaultdict(set)
    for kind, _, key in (one.partition(":") for one in changed):
        keys[kind].add(key)
    families = keys["code"] | {notation.family_of(code) for code in keys["concrete"]}
    codes = StatusCode.objects.with_concrete_codes().filter(code__in=families)
    providers = {row.slug: row for row in Provider.objects.filter(slug__in=keys["provider"])}
    # A reply's document has the names of its provider.
    named = Q(key__in=keys["response"]) | Q(provider__slug__in=keys["provider"])
    replies = {row.key: row for row in ProviderResponse.objects.with_provider().filter(named)}
    there = {
        search.CODE: set(StatusCode.objects.values_list("code", flat=True)),
        search.REPLY: set(ProviderResponse.objects.values_list("key", flat=True)),
        search.PROVIDER: set(Provider.objects.values_list("slug", flat=True)),
    }
    gone = {(kind, key) for kind, key in before.index.keys if key not in there[kind]}
    come = _documents(codes, replies.values(), providers.values())
    return Content(
        identity,
        search.Index(come, _synonyms(), before.index, gone),
        {slug: row for slug, row in (before.providers | providers).items() if slug in there[search.PROVIDER]},
        {key: row for key, row in (before.replies | replies).items() if key in there[search.REPLY]},
    )


def _documents(
    codes: Iterable[StatusCode], replies: Iterable[ProviderResponse], providers: Iterable[Provider]
) -> list[search.Document]:
    return [
        *(documents.of_code(row, LANGUAGES) for row in codes),
        *(documents.of_reply(row, LANGUAGES) for row in replies),
        *(documents.of_provider(row, LANGUAGES) for row in providers),
    ]


def _synonyms() -> list[tuple[str, ...]]:
    return documents.synonyms(GlossaryTerm.objects.all(), LANGUAGES)
