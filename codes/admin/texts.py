"""The page where text is written: the English beside each field, what changed in it, terms, limits, preview, drafts."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from codes.admin import preview
from codes.desk import difference, drafts, labels, overview, rights, writing
from codes.desk.writing import ConflictError, Typed
from codes.entry import SOURCE_LANGUAGE, column, digest
from codes.models import GlossaryTerm, TextState
from codes.states import SOURCED_FIELDS
from codes.vocab import State


class TextForm(forms.Form):
    """One text area per field, and hidden beside it the digests of the text and of the English that were shown."""

    def __init__(self, row: Any, lang: str, data: Any = None, draft: Any = None) -> None:
        super().__init__(data)
        self.row, self.lang = row, lang
        self.names = SOURCED_FIELDS[row.content_kind]
        seen = writing.seen_digests(row, lang)
        english = writing.seen_digests(row, SOURCE_LANGUAGE)
        for name in self.names:
            text = writing.shown(row, name, lang)
            rows = min(max(3, len(text) // 70 + text.count("\n") + 1), 24)
            attributes = {"rows": rows, "lang": lang, "data-limit": writing.limit(name, lang) or ""}
            self.fields[name] = forms.CharField(
                required=False, initial=text, strip=False, widget=forms.Textarea(attrs=attributes)
            )
            self.fields[f"seen_{name}"] = forms.CharField(required=False, initial=seen[name], widget=forms.HiddenInput)
            self.fields[f"english_{name}"] = forms.CharField(
                required=False, initial=english[name], widget=forms.HiddenInput
            )

        self.fields["draft"] = forms.CharField(
            required=False, initial=draft.pk if draft else "", widget=forms.HiddenInput
        )
        if draft:
            # Going on with a draft: its words, and what its author saw when it was begun.
            for name in [name for name in self.names if name in draft.texts]:
                self.initial[name] = draft.texts[name]
                self.initial[f"seen_{name}"] = draft.seen.get(name, "")
                self.initial[f"english_{name}"] = draft.english.get(name, "")
        self.minor = bool(data.get("minor") if data else draft and draft.minor)

    def typed(self) -> Typed:
        """What was typed; a field that the post leaves out was not on the page and stays as it is."""
        texts = {name: self.cleaned_data[name] for name in self.names if name in self.data}
        return Typed(
            self.lang,
            texts,
            {name: self.cleaned_data.get(f"seen_{name}", "") for name in texts},
            {name: self.cleaned_data.get(f"english_{name}", "") for name in texts},
            minor=self.data.get("minor") == "on",
        )

    @property
    def draft(self) -> int:
        """The own draft whose words the form began with, by its primary key; 0 for none."""
        return number(self.cleaned_data.get("draft"))

    def now_seen(self, clashes: list[writing.Clash]) -> None:
        """After a refusal the other version has been seen: the next save compares with that one."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        for clash in clashes:
            data[f"seen_{clash.field}"] = digest(clash.theirs)
        self.data = data


def text(request: HttpRequest, desk: Any, pk: int, lang: str) -> HttpResponse:
    """Show and save the text of one object in one language."""
    row = desk.model._default_manager.filter(pk=pk).first()
    if row is None or lang not in rights.LANGUAGES:
        raise Http404
    if not rights.may_write(request.user, lang):
        raise PermissionDenied
    if request.method != "POST":
        mine = drafts.own(request.user, row, lang)
        chosen = number(request.GET.get("draft"))
        return page(request, desk, row, TextForm(row, lang, draft=mine.filter(pk=chosen).first() or mine.first()))
    form = TextForm(row, lang, request.POST)
    form.is_valid()
    action = request.POST.get("action", "save")
    if action == "preview":
        return preview.page(request, row, lang, form.typed().texts)
    try:
        return save(request, desk, row, form, action)
    except ConflictError as error:
        form.now_seen(error.clashes)
        return page(request, desk, row, form, clashes=error.clashes, status=409)
    except ValidationError as error:
        for name, faults in error.message_dict.items():
            form.add_error(name, faults)
        return page(request, desk, row, form, status=422)


def keep(request: HttpRequest, desk: Any, pk: int, lang: str, *, status: int) -> HttpResponse:
    """The page with what was typed, for somebody who was signed out meanwhile or signed in anew; nothing is saved."""
    row = desk.model._default_manager.filter(pk=pk).first()
    if row is None or lang not in rights.LANGUAGES:
        raise Http404
    form = TextForm(row, lang, request.POST)
    form.is_valid()
    return page(request, desk, row, form, signed_out=True, status=status)


def save(request: HttpRequest, desk: Any, row: Any, form: TextForm, action: str) -> HttpResponse:
    typed = form.typed()
    if action in {"draft", "review"}:
        return save_draft(request, row, form, typed, hand_in=action == "review")
    before = drafts.texts_of(row, typed.lang)
    with transaction.atomic():
        changed = writing.write(request.user, row, typed)
        texts, replaced = ({name: words[name] for name in changed} for words in (typed.texts, before))
        mine = drafts.own(request.user, row, typed.lang).filter(pk=form.draft)
        drafts.published_by_saving(mine, texts, replaced)
    names = labels.fields(type(row), changed)
    messages.success(request, _("Saved: %(fields)s.") % {"fields": names} if changed else _("Saved; no text changed."))
    if action == "next":
        following = overview.next_text(row.content_kind, row.content_key, typed.lang)
        if following:
            return redirect(text_url(drafts.find(*following), typed.lang))
        messages.info(request, _("Nothing else is missing or outdated in this language."))
    return redirect(text_url(row, typed.lang))


def save_draft(request: HttpRequest, row: Any, form: TextForm, typed: Typed, *, hand_in: bool) -> HttpResponse:
    with transaction.atomic():
        draft = drafts.save(request.user, row, typed, form.draft)
        if draft and hand_in:
            drafts.submit(request.user, draft)
    if draft is None:
        messages.info(request, _("Nothing differs from what is published, so there is no draft."))
    elif hand_in:
        messages.success(request, _("Handed in. A publisher decides; until then the public text is unchanged."))
    else:
        messages.success(request, _("Kept as a draft; the public text is unchanged."))
    chosen = f"?draft={draft.pk}" if draft and not hand_in else ""
    return redirect(text_url(row, typed.lang) + chosen)


def text_url(row: Any, lang: str) -> str:
    """Where an object's text in one language is written."""
    return reverse(f"admin:codes_{row._meta.model_name}_text", args=[row.pk, lang])


def page(
    request: HttpRequest,
    desk: Any,
    row: Any,
    form: TextForm,
    *,
    clashes: list[writing.Clash] | None = None,
    signed_out: bool = False,
    status: int = 200,
) -> HttpResponse:
    from codes.admin.base import language_tabs  # noqa: PLC0415  (base shows this page)

    fields = fields_of(row, form, clashes or [])
    context = {
        **desk.admin_site.each_context(request),
        "title": f"{row} · {labels.language(form.lang)}",
        "opts": desk.model._meta,
        "original": row,
        "form": form,
        "lang": form.lang,
        "is_source": form.lang == SOURCE_LANGUAGE,
        "fields": fields,
        "jumps": [field for field in fields if field["clash"] or field["bound"].errors]
        or [field for field in fields if field["state"] in {State.MISSING, State.OUTDATED}],
        "clashes": clashes,
        "signed_out": signed_out,
        "unsaved": signed_out or form.is_bound,
        "going_on": form["draft"].value(),
        "drafts": [] if signed_out else drafts.open_for(row, form.lang),
        "user_pk": request.user.pk,
        "may_change_facts": desk.has_change_permission(request, row),
        "tabs": language_tabs(row, request),
        "public_url": public_url(row, form.lang),
    }
    return render(request, "admin/desk/text.html", context, status=status)


def fields_of(row: Any, form: TextForm, clashes: list[writing.Clash]) -> list[dict[str, Any]]:
    """What stands beside each field: the English, what changed in it, the terms in it, the limit, a conflict."""
    states = {
        state.field: state
        for state in TextState.objects.filter(kind=row.content_kind, key=row.content_key, lang=form.lang)
    }
    terms = list(GlossaryTerm.objects.all()) if form.lang != SOURCE_LANGUAGE else []
    clashing = {clash.field: clash for clash in clashes}
    result = []
    for name in form.names:
        english = writing.shown(row, name, SOURCE_LANGUAGE)
        state = states.get(name)
        old_english = state.text if state and state.state == State.OUTDATED else ""
        clash = clashing.get(name)
        result.append(
            {
                "name": name,
                "label": labels.field(type(row), name),
                "help": row._meta.get_field(name).help_text,
                "bound": form[name],
                "hidden": [form[f"seen_{name}"], form[f"english_{name}"]],
                "english": english,
                "state": state.state if state else "",
                "change": difference.words(old_english, english) if old_english else [],
                "terms": terms_in(english, terms, form.lang),
                "limit": writing.limit(name, form.lang),
                "clash": clash,
                "clash_change": difference.words(clash.ours, clash.theirs) if clash else [],
            }
        )
    return result


def terms_in(english: str, terms: list[GlossaryTerm], lang: str) -> list[tuple[str, str]]:
    """The glossary's terms that the English uses, as (English, the language's)."""
    folded = f" {english.casefold()} "
    found = []
    for term in terms:
        forms_of_term = getattr(term, column("forms", SOURCE_LANGUAGE)) or []
        translation = getattr(term, column("term", lang))
        if translation and any(f" {form.casefold()}" in folded for form in forms_of_term):
            found.append((getattr(term, column("term", SOURCE_LANGUAGE)), translation))
    return found


def public_url(row: Any, lang: str) -> str:
    """The page where visitors read an object, in one language."""
    with override(lang):
        match row.content_kind:
            case "code":
                return reverse("code", args=[row.code])
            case "response":
                return reverse("provider", args=[row.provider.slug]) + f"#{row.key}"
        return str(row.get_absolute_url())


def number(text: str | None) -> int:
    """A primary key from a request; 0, which nothing has, where it is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 19 else 0
