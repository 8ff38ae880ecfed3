"""What fields, columns and values are called on the desk, in the editor's language."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from codes.entry import column
from codes.models import Draft
from codes.states import MODELS, SOURCED_FIELDS


def field(model: type[Model], name: str) -> str:
    """`cause` as it stands over its field."""
    return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def fields(model: type[Model], names: Iterable[str]) -> str:
    """Several fields as one text."""
    return ", ".join(field(model, name) for name in names)


def language(lang: str) -> str:
    """A language's name in the editor's language."""
    return str(get_language_info(lang)["name_translated"])


def any_column(model: Any, name: str) -> str:
    """A column: a text's (`cause_ja`) with its language, a fact's without."""
    for text in (*SOURCED_FIELDS[model.content_kind], "forms", "avoid"):
        for lang, _name in settings.LANGUAGES:
            if name == column(text, lang):
                return _("%(name)s (%(language)s)") % {"name": field(model, text), "language": language(lang)}
    return field(model, name)


def value(model: type[Model], name: str, content: Any) -> str:
    """A column's value: the label of a choice, a list one item a line."""
    if isinstance(content, list):
        return "\n".join(map(str, content))
    choices: dict[Any, Any] = dict(getattr(model._meta.get_field(name), "flatchoices", ()))
    return "" if content is None else str(choices.get(content, content))


def of_draft(draft: Draft) -> str:
    """The fields that a draft would change, by which two drafts of one text are told apart."""
    return fields(MODELS[draft.kind], draft.texts)
