"""The groups of the editors' desk, made by migration 0002. A later migration that adds a model or a language
runs `make_groups` again: it adds what is missing and takes nothing away.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth.management import create_permissions

EDITOR, PUBLISHER, ADMINISTRATOR = "Editor", "Publisher", "Administrator"
CONTENT = ["statuscode", "concretecode", "provider", "providerresponse", "comparisonnote", "glossaryterm"]


def translators(lang: str) -> str:
    """The name of the group that translates into one language."""
    return f"Translator ({lang})"


def make_groups(apps: Any, schema_editor: Any) -> None:
    database = schema_editor.connection.alias
    for label in ("auth", "codes"):
        # Django makes permissions only after all migrations. So here by hand, from the models as they are now.
        config = apps.get_app_config(label)
        config.models_module = getattr(config, "models_module", True)
        create_permissions(config, verbosity=0, using=database, apps=apps)

    permissions = apps.get_model("auth", "Permission").objects.using(database)
    content = permissions.filter(content_type__app_label="codes", content_type__model__in=CONTENT)
    editing = content.filter(codename__regex="^(view|add|change)_")
    everything = permissions.filter(content_type__app_label="codes") | permissions.filter(
        content_type__app_label="auth", content_type__model__in=["user", "group"]
    )
    groups = {EDITOR: editing, PUBLISHER: editing, ADMINISTRATOR: everything} | {
        translators(lang): content.filter(codename__startswith="view_")
        for lang, _ in settings.LANGUAGES
        if lang != settings.LANGUAGE_CODE
    }
    for name, granted in groups.items():
        group, _ = apps.get_model("auth", "Group").objects.using(database).get_or_create(name=name)
        group.permissions.add(*granted)
