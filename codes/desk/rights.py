"""Who may write which text. Groups come from a migration; a translator's group names the language."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.models import User as Person
from django.db.models import prefetch_related_objects

from codes.signin.groups import ADMINISTRATOR, EDITOR, PUBLISHER, translators

LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
User = Person | AnonymousUser


def groups_of(user: User) -> set[str]:
    """The names of a person's groups, asked for once as long as this user object lives: a request."""
    if not isinstance(user, Person):
        return set()
    prefetch_related_objects([user], "groups")
    return {group.name for group in user.groups.all()}


def languages_of(user: User) -> tuple[str, ...]:
    """The languages whose text a person may write, in the site's order."""
    if not user.is_active or not user.is_staff:
        return ()
    groups = set() if user.is_superuser else groups_of(user)
    if user.is_superuser or groups & {EDITOR, PUBLISHER, ADMINISTRATOR}:
        return LANGUAGES
    return tuple(lang for lang in LANGUAGES if translators(lang) in groups)


def may_write(user: User, lang: str) -> bool:
    return lang in languages_of(user)


def may_publish(user: User) -> bool:
    """Whether a person may publish what others drafted."""
    if not user.is_active or not user.is_staff:
        return False
    return bool(user.is_superuser or groups_of(user) & {PUBLISHER, ADMINISTRATOR})
