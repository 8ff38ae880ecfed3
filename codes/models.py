"""The tables: codes, their concrete forms, providers' replies, editors' notes, terms, and how they were loaded.

Facts are language-neutral; the translated columns are declared in translation.py. An object's `content_key`
names it in content files, in the load memory and in the list of changes.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language_info, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from codes import notation
from codes.entry import column
from codes.querysets import ConcreteCodeQuerySet, ProviderQuerySet, ResponseQuerySet, StatusCodeQuerySet
from codes.vocab import Actor, Category, Closes, KeepAddress, Kind, Permanence, Retry, Standing, State


class Content(models.Model):
    """What the content files hold and editors own."""

    content_kind: ClassVar[str]
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        abstract = True

    @property
    def content_key(self) -> str:
        raise NotImplementedError


class StatusCode(Content):
    """A reply code (`421`) or a registered enhanced status code without its class (`X.7.1`).

    `sort` keeps codes in numeric order. For an enhanced code permanence, retry, address and actors
    belong to its concrete codes and stay empty here.
    """

    content_kind = "code"

    code = models.CharField(_("code"), max_length=11, unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    sort = models.PositiveIntegerField(editable=False, db_index=True)
    standing = models.CharField(_("standing"), max_length=15, choices=Standing.choices)
    registered_name = models.CharField(_("registered name"), max_length=150, blank=True)
    category = models.CharField(_("category"), max_length=20, choices=Category.choices)
    phases = models.JSONField(_("phases"), default=list, blank=True)
    commands = models.JSONField(_("commands"), default=list, blank=True)
    closes_connection = models.CharField(_("closes the connection"), max_length=3, choices=Closes.choices)
    permanence = models.CharField(_("permanence"), max_length=12, choices=Permanence.choices, blank=True)
    retry = models.CharField(_("retry"), max_length=14, choices=Retry.choices, blank=True)
    keep_address = models.CharField(_("keep the address"), max_length=14, choices=KeepAddress.choices, blank=True)
    who_acts = models.JSONField(_("who acts"), default=list, blank=True)
    associated = models.JSONField(
        _("goes with"),
        default=list,
        blank=True,
        help_text=_("Enhanced codes that go with a reply code, or reply codes that carry an enhanced one."),
    )
    confused_with = models.JSONField(_("often confused with"), default=list, blank=True)
    meant = models.CharField(_("probably meant"), max_length=11, blank=True)
    instead = models.JSONField(_("right codes instead"), default=list, blank=True)
    references = models.JSONField(_("references"), default=list, blank=True)
    checked = models.DateField(_("facts last checked"))

    name = models.CharField(_("name"), max_length=80)
    summary = models.CharField(_("summary"), max_length=160, help_text=_("One complete sentence: what the code means."))
    cause = models.CharField(
        _("cause"), max_length=220, help_text=_("One complete sentence: what makes a server send it.")
    )
    description = models.TextField(_("description"))
    when_seen = models.TextField(_("when you see it"))
    how_to_fix = models.TextField(_("how to fix it"), help_text=_("Steps, the reader’s next step first."))
    when_to_return = models.TextField(_("for who runs a receiving server"))
    customer_reply = models.TextField(_("message for a customer"))
    search_terms = models.JSONField(_("search terms"), default=list)

    objects = StatusCodeQuerySet.as_manager()

    class Meta:
        ordering = ["sort"]
        verbose_name = _("code")
        verbose_name_plural = _("reply and enhanced codes")

    def __str__(self) -> str:
        return f"{self.code} {self.name or self.registered_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort = sort_number(self.code)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("code", args=[self.code])

    def clean(self) -> None:
        """The same rules as for the content files, so that nothing in the admin can break a page."""
        from codes.content import check  # noqa: PLC0415  (the rules of the files know the models)

        fields = check.REPLY_CODE if self.kind == Kind.REPLY else check.ENHANCED_CODE
        goes_with = "enhanced" if self.kind == Kind.REPLY else "replies"
        names = ("code", "phases", "commands", "who_acts", "confused_with", "instead", "references")
        faults = check.faults_of(self, {name: fields[name] for name in names if name in fields})
        if found := list(fields[goes_with].faults(self.associated)):
            faults["associated"] = found
        faults |= dict(_faults_of_terms(self))
        if faults:
            raise ValidationError(faults)

    @property
    def content_key(self) -> str:
        return self.code


class ConcreteCode(Content):
    """One class of a registered enhanced code (`5.7.1` of `X.7.1`), with the facts that hang on the class.

    The text fields are filled only where the class changes the advice.
    """

    content_kind = "concrete"

    family = models.ForeignKey(
        StatusCode, verbose_name=_("registered code"), on_delete=models.CASCADE, related_name="concrete_codes"
    )
    code = models.CharField(_("code"), max_length=11, unique=True)
    sort = models.PositiveIntegerField(editable=False, db_index=True)
    foreseen = models.BooleanField(_("foreseen by the standard in this class"))
    foremost = models.BooleanField(_("shown first"), help_text=_("X.7.1 leads to this one."))
    retry = models.CharField(_("retry"), max_length=14, choices=Retry.choices)
    keep_address = models.CharField(_("keep the address"), max_length=14, choices=KeepAddress.choices)
    who_acts = models.JSONField(_("who acts"), default=list)

    summary = models.CharField(_("summary"), max_length=160, blank=True)
    how_to_fix = models.TextField(_("how to fix it"), blank=True)
    customer_reply = models.TextField(_("message for a customer"), blank=True)

    objects = ConcreteCodeQuerySet.as_manager()

    class Meta:
        ordering = ["sort"]
        verbose_name = _("concrete enhanced code")
        verbose_name_plural = _("concrete enhanced codes")

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort = sort_number(self.code)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("code", args=[self.code])

    def clean(self) -> None:
        from codes.content import check  # noqa: PLC0415  (the rules of the files know the models)

        if faults := check.faults_of(self, {"who_acts": check.VERDICT["who_acts"]}):
            raise ValidationError(faults)

    @property
    def content_key(self) -> str:
        return self.code

    @property
    def permanence(self) -> str:
        return {"2": Permanence.SUCCESS, "4": Permanence.TEMPORARY, "5": Permanence.PERMANENT}[self.code[0]].value


class Provider(Content):
    """A mailbox provider, filter, blocklist, sending service or mail server product."""

    content_kind = "provider"

    slug = models.SlugField(_("slug"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=[
            ("mailbox provider", _("Mailbox provider")),
            ("filter", _("Filter")),
            ("blocklist", _("Blocklist")),
            ("sending service", _("Sending service")),
            ("MTA", _("Mail server software")),
        ],
    )
    postmaster_page = models.URLField(_("postmaster page"), max_length=300)
    signs = models.JSONField(
        _("signs"),
        default=list,
        blank=True,
        help_text=_("Domains of its mail servers, and words that only its replies hold."),
    )
    checked = models.DateField(_("last checked"))
    recognise = models.TextField(_("how to recognise it"))
    doubt = models.TextField(_("doubt"), blank=True)
    search_terms = models.JSONField(
        _("search terms"), default=list, blank=True, help_text=_("What people call it and type for it.")
    )

    objects = ProviderQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("provider")
        verbose_name_plural = _("providers")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("provider", args=[self.slug])

    def clean(self) -> None:
        from codes.content import check  # noqa: PLC0415  (the rules of the files know the models)

        faults = check.faults_of(self, {"signs": check.PROVIDER["signs"]}) | dict(_faults_of_terms(self))
        if faults:
            raise ValidationError(faults)

    @property
    def content_key(self) -> str:
        return self.slug


class ProviderResponse(Content):
    """One reply that a provider really sends, with our words for what it means.

    `enhanced_code` may be a range of details (`5.7.606-649`); `pattern` is matched without regard to case. Only a
    `distinctive` one names the provider; the others count where the provider's signs are seen.
    """

    content_kind = "response"

    key = models.SlugField(_("key"), unique=True)
    provider = models.ForeignKey(
        Provider, verbose_name=_("provider"), on_delete=models.CASCADE, related_name="responses"
    )
    reply_code = models.CharField(_("reply code"), max_length=3, blank=True, db_index=True)
    enhanced_code = models.CharField(_("enhanced status code"), max_length=16, blank=True, db_index=True)
    tag = models.CharField(_("tag"), max_length=80, blank=True)
    pattern = models.CharField(_("pattern"), max_length=300, blank=True)
    distinctive = models.BooleanField(
        _("distinctive"), default=False, help_text=_("No other server writes what the pattern looks for.")
    )
    category = models.CharField(_("category"), max_length=20, choices=Category.choices, default=Category.NONE)
    retry = models.CharField(_("retry"), max_length=14, choices=Retry.choices)
    who_acts = models.CharField(_("who acts"), max_length=15, choices=Actor.choices)
    source = models.URLField(_("source"), max_length=300)
    checked = models.DateField(_("last checked"))
    meaning = models.TextField(_("meaning"))
    doubt = models.TextField(_("doubt"), blank=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        ordering = ["provider__name", "reply_code", "enhanced_code", "key"]
        verbose_name = _("provider reply")
        verbose_name_plural = _("provider replies")

    def __str__(self) -> str:
        return f"{self.provider_id}: {self.codes or self.tag}"

    def clean(self) -> None:
        from codes.content import check  # noqa: PLC0415  (the rules of the files know the models)

        names = ("reply_code", "enhanced_code", "pattern")
        if faults := check.faults_of(self, {name: check.RESPONSE[name] for name in names}):
            raise ValidationError(faults)

    @property
    def codes(self) -> str:
        return " ".join(filter(None, (self.reply_code, self.enhanced_code)))

    @property
    def content_key(self) -> str:
        return self.key


class ComparisonNote(Content):
    """An editor's own words on why two codes get confused; the pair is kept in canonical order."""

    content_kind = "pair"

    code_a = models.CharField(_("first code"), max_length=11)
    code_b = models.CharField(_("second code"), max_length=11)
    sort = models.PositiveIntegerField(_("order on the home page"), default=0)
    note = models.TextField(_("note"))

    class Meta:
        ordering = ["sort", "code_a", "code_b"]
        constraints = [models.UniqueConstraint(fields=["code_a", "code_b"], name="one_note_per_pair")]
        verbose_name = _("comparison note")
        verbose_name_plural = _("comparison notes")

    def __str__(self) -> str:
        return self.content_key

    def get_absolute_url(self) -> str:
        return reverse("comparison", args=[self.content_key])

    def clean(self) -> None:
        if (self.code_a, self.code_b) != notation.canonical_pair(self.code_a, self.code_b):
            raise ValidationError(_("Give the two codes in canonical order: reply before enhanced, then numeric."))

    @property
    def content_key(self) -> str:
        return f"{self.code_a}-vs-{self.code_b}"


class GlossaryTerm(Content):
    """A term of mail administration; at once a row of the translators' termbase.

    `forms` are the strings that stand for the term in running text; `avoid` are the ones not to use for it.
    """

    content_kind = "term"

    key = models.SlugField(_("key"), unique=True)
    term = models.CharField(_("term"), max_length=80)
    definition = models.TextField(_("definition"))
    forms = models.JSONField(_("forms"), default=list, blank=True)
    avoid = models.JSONField(_("words to avoid"), default=list, blank=True)

    class Meta:
        ordering = ["key"]
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")

    def __str__(self) -> str:
        return self.term or self.key

    def get_absolute_url(self) -> str:
        return reverse("glossary") + f"#{self.key}"

    @property
    def content_key(self) -> str:
        return self.key


class TextState(models.Model):
    """The state of one translated field in one language, and the English that it was made from.

    One row for every field that has English text, per language; kept by states.py. `digest` and `text` are that
    English; `text` is empty where only the digest is known (loaded from files made from an older English).
    """

    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=60)
    field = models.CharField(max_length=20)
    lang = models.CharField(max_length=12)
    state = models.CharField(max_length=8, choices=State.choices, default=State.MISSING)
    digest = models.CharField(max_length=12, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key", "field", "lang"], name="one_state_per_text")]
        indexes = [models.Index(fields=["lang", "state", "kind"], name="texts_by_state")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.field} {self.lang}: {self.state}"


class Draft(models.Model):
    """Text typed for one object in one language and not yet published.

    `texts` holds what was typed, `seen` the digests of the published text that the author saw, `english` those of
    the English beside it; publishing is refused where the published text moved since. `replaced` holds the text
    whose place a published draft took.
    """

    class Stage(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("stage of a draft", "Draft")
        REVIEW = "review", pgettext_lazy("stage of a draft", "Waiting for review")
        RETURNED = "returned", pgettext_lazy("stage of a draft", "Sent back")
        PUBLISHED = "published", pgettext_lazy("stage of a draft", "Published")

    kind = models.CharField(_("kind"), max_length=10)
    key = models.CharField(_("key"), max_length=60)
    lang = models.CharField(_("language"), max_length=12)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("author"), on_delete=models.PROTECT, related_name="+"
    )
    stage = models.CharField(_("stage"), max_length=9, choices=Stage.choices, default=Stage.DRAFT)
    texts = models.JSONField()
    seen = models.JSONField()
    english = models.JSONField()
    replaced = models.JSONField(default=dict)
    minor = models.BooleanField(default=False)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self) -> str:
        kinds = {model.content_kind: model._meta.verbose_name for model in Content.__subclasses__()}
        language = get_language_info(self.lang)["name_translated"]
        return gettext("%(name)s (%(language)s)") % {"name": f"{kinds[self.kind]} {self.key}", "language": language}


class DraftComment(models.Model):
    """What was said about a draft, and by whom."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField()

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.draft_id}: {self.text[:40]}"


class LoadedItem(models.Model):
    """What `loadcontent` last wrote for one object: a digest per column, the common ancestor of a three-way load.

    `conflicts` names the columns that both the files and an editor had changed at the last load.
    """

    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=60)
    digests = models.JSONField(default=dict)
    conflicts = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_memory_per_item")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class RevisionCounter(models.Model):
    """The content revision, in one row: whoever moves it holds its lock until commit, so numbers follow commits."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)


class Revision(models.Model):
    """One change of content and what it touched."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(auto_now_add=True)
    changed = models.JSONField(default=list)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)


def sort_number(code: str) -> int:
    """A number that sorts codes as notation.sort_key does."""
    number = 0
    for position in notation.sort_key(code):
        number = number * 1000 + position
    return number


def _faults_of_terms(row: Any) -> Iterator[tuple[str, list[str]]]:
    """What is wrong with a row's search terms, by column: the same rules as for the content files."""
    from codes.content import check  # noqa: PLC0415  (the rules of the files know the models)

    for lang, _name in settings.LANGUAGES:
        name = column("search_terms", lang)
        found = list(check.terms(getattr(row, name) or []))
        if found:
            yield name, found
