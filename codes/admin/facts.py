"""Forms for facts: only what was changed is written, and never over somebody else's newer value.

A hidden field carries digests of the facts as they were when the form was shown. Text has its own pages (texts.py);
facts and text of one object are written as separate columns, so the two never overwrite each other.
"""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from codes.content.load import fingerprint
from codes.vocab import Actor, Phase

# Fields that are typed as lists: what one looks like, and which values it may hold if they are counted.
EXAMPLES = {
    "phases": '["connect", "ehlo"]',
    "commands": '["MAIL", "RCPT"]',
    "who_acts": '["nobody", "sender-admin"]',
    "associated": '["X.3.2", "X.7.0"]',
    "confused_with": '["450", "5.7.1"]',
    "instead": '["450", "5.7.1"]',
    "signs": '["google.com", "gsmtp"]',
    "references": '[{"rfc": 5321, "section": "4.2.3"}, {"url": "https://example.com/", "title": "Example"}]',
}
VOCABULARIES: dict[str, type[TextChoices]] = {"phases": Phase, "who_acts": Actor}


def help_for(name: str) -> str:
    """How a list is typed, in the editor's language."""
    text = _("A list such as %(example)s.") % {"example": EXAMPLES[name]}
    if name in VOCABULARIES:
        values = [value if value == label else f"{value} ({label})" for value, label in VOCABULARIES[name].choices]
        text += " " + _("Allowed: %(values)s.") % {"values": ", ".join(values)}
    return text


class FactsForm(forms.ModelForm):
    """A model form that refuses, field by field, to overwrite what somebody else changed since it was shown."""

    seen = forms.CharField(label="", widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.JSONField) and name in EXAMPLES:
                field.help_text = f"{field.help_text} {help_for(name)}".strip()
                field.widget.attrs["rows"] = 5 if name == "references" else 2
        if self.instance.pk:
            self.initial["seen"] = json.dumps({name: fingerprint(value) for name, value in self._facts().items()})

    def _facts(self) -> dict[str, Any]:
        names = [name for name in self.fields if name not in {"seen", "id"} and hasattr(self.instance, name)]
        return {name: self.instance.__dict__.get(name, getattr(self.instance, f"{name}_id", None)) for name in names}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.instance.pk:
            return cleaned
        try:
            seen = json.loads(self.data.get(self.add_prefix("seen")) or "{}")
        except json.JSONDecodeError:
            seen = {}
        now = type(self.instance)._default_manager.select_for_update().filter(pk=self.instance.pk).first()
        if now is None:
            raise ValidationError(_("Somebody else deleted this meanwhile. What you typed is still here."))
        for name in [name for name in self.changed_data if name in self._facts() and name in cleaned]:
            theirs = now.__dict__.get(name, getattr(now, f"{name}_id", None))
            ours = cleaned[name]
            if seen.get(name) != fingerprint(theirs) and fingerprint(theirs) != fingerprint(getattr(ours, "pk", ours)):
                message = _(
                    "Somebody else changed this meanwhile to: %(theirs)s. Save again to put your value in its place."
                )
                self.add_error(name, message % {"theirs": theirs})
                seen[name] = fingerprint(theirs)
        if self.errors:
            # Having seen the other value, the editor may decide; the next save compares with that one.
            data: Any = self.data.copy()  # type: ignore[attr-defined]
            data[self.add_prefix("seen")] = json.dumps(seen)
            self.data = data
        return cleaned

    def save(self, commit: bool = True) -> Any:
        if commit and self.instance.pk and not self.errors:
            write_facts(self.instance, self.changed_data)
            return self.instance
        return super().save(commit)


def write_facts(instance: Any, changed: list[str]) -> None:
    """Write the changed facts of an existing row and nothing else."""
    columns = {field.name for field in instance._meta.concrete_fields}
    names = [name for name in changed if name in columns]
    if names:
        instance.save(update_fields=[*names, "updated_at"])
