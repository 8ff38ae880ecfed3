"""Two pages: text out as a file for an outside translator, and such a file back in, after a dry run."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_info, gettext, gettext_lazy, ngettext

from codes.desk import exchange, exchange_files, exchange_plan, overview, rights
from codes.desk.exchange import Change, FileError, Plan, RefusedError
from codes.entry import SOURCE_LANGUAGE

MAX_AGE = settings.SESSION_COOKIE_AGE
CARRIED = ("line", "kind", "key", "field", "lang", "new", "seen", "english", "source", "confirms")
LISTED = 300  # this many faults and warnings are shown; the counts tell of the rest


class ExportForm(forms.Form):
    """What goes into the file."""

    lang = forms.ChoiceField(label=gettext_lazy("Language"))
    format = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=[("po", gettext_lazy("PO (gettext)")), ("xlsx", gettext_lazy("Spreadsheet (XLSX)"))],
    )
    only = forms.ChoiceField(
        label=gettext_lazy("Texts"),
        choices=[("to-do", gettext_lazy("Only missing and outdated ones")), ("all", gettext_lazy("All"))],
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kinds"), choices=list(overview.KINDS.items()), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, languages: tuple[str, ...], data: Any = None) -> None:
        super().__init__(data, initial={"kinds": list(overview.KINDS)})
        # Translations first: that is what goes out.
        ordered = sorted(languages, key=lambda lang: lang == SOURCE_LANGUAGE)
        choices = [(lang, get_language_info(lang)["name_local"]) for lang in ordered]
        self.fields["lang"].choices = choices  # type: ignore[attr-defined]


class ImportForm(forms.Form):
    """The file that came back."""

    file = forms.FileField(
        label=gettext_lazy("File"), widget=forms.ClearableFileInput(attrs={"accept": ".po,.xlsx"}), max_length=255
    )


def export_page(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The form, and with its fields in the address the file itself."""
    languages = _languages(request)
    if request.GET.get("lang") in rights.LANGUAGES and request.GET["lang"] not in languages:
        raise PermissionDenied
    form = ExportForm(languages, request.GET if "lang" in request.GET else None)
    fault = ""
    if form.is_valid():
        try:
            return _file(form.cleaned_data)
        except FileError as error:
            fault = str(error)
    context = {**site.each_context(request), "title": gettext("Export text for translators"), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "admin/desk/exchange_export.html", context | {"fault": fault}, status=status)


def _file(asked: dict[str, Any]) -> HttpResponse:
    lang, only_to_do = asked["lang"], asked["only"] == "to-do"
    rows = exchange.rows(lang, asked["kinds"], only_to_do=only_to_do)
    if not rows:
        raise FileError(gettext("There is no such text: nothing of these kinds is missing or outdated."))
    form = exchange_files.FORMS[asked["format"]]
    name = f"smtpref-{lang}{'-to-do' if only_to_do else ''}.{asked['format']}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(form.write(lang, rows), content_type=form.content_type, headers=headers)


def import_page(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The form; a file gives a dry run, and confirming that one applies it."""
    _languages(request)
    if request.method != "POST":
        return _page(request, site, ImportForm())
    if "carried" in request.POST:
        return _confirm(request, site)
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, site, form, status=422)
    file = form.cleaned_data["file"]
    try:
        if file.size > exchange_files.LIMIT:
            raise FileError(exchange_files.too_large())
        plan = exchange_plan.plan(request.user, exchange_files.read(file.read()))
        carried = _carry(request, plan.changes)
    except FileError as error:
        return _page(request, site, form, fault=str(error), status=422)
    return _page(request, site, ImportForm(), plan=plan, carried=carried, status=422 if plan.faults else 200)


def _confirm(request: HttpRequest, site: AdminSite) -> HttpResponse:
    try:
        items = signing.loads(request.POST["carried"], salt=_salt(request), max_age=MAX_AGE)
    except signing.BadSignature:
        fault = gettext("This dry run is too old, or not yours. Nothing was changed; bring in the file again.")
        return _page(request, site, ImportForm(), fault=fault, status=422)
    try:
        done = exchange_plan.apply(request.user, [Change(**dict(zip(CARRIED, item, strict=True))) for item in items])
    except RefusedError as error:
        return _page(request, site, ImportForm(), plan=error.plan, late=True, status=409)
    count = len(done.edits)
    text = ngettext("%(count)s text brought in.", "%(count)s texts brought in.", count) % {"count": count}
    messages.success(request, text)
    return redirect("admin:desk_import")


def _carry(request: HttpRequest, changes: list[Change]) -> str:
    """The rows that matter, signed, for the form of the dry run: nothing of them is kept here meanwhile."""
    items = [[getattr(change, name) for name in CARRIED] for change in changes]
    carried = signing.dumps(items, salt=_salt(request), compress=True)
    if len(carried) > (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or len(carried)) - 10_000:
        raise FileError(gettext("The file changes too much for one import. Divide it, and bring in the parts."))
    return carried


def _salt(request: HttpRequest) -> str:
    return f"desk-import:{request.user.pk}"


def _languages(request: HttpRequest) -> tuple[str, ...]:
    languages = rights.languages_of(request.user)
    if not languages:
        raise PermissionDenied
    return languages


def _page(
    request: HttpRequest,
    site: AdminSite,
    form: ImportForm,
    *,
    fault: str = "",
    plan: Plan | None = None,
    carried: str = "",
    late: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": gettext("Import text from translators"),
        "form": form,
        "fault": fault,
        "plan": plan,
        "carried": carried,
        "late": late,
        "listed": LISTED,
        "limit": exchange_files.LIMIT_MIB,
    }
    return render(request, "admin/desk/exchange_import.html", context, status=status)
