"""What templates need beyond Django: prose with its language, labels of vocabularies, addresses of references."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from codes import notation, prose, replies, sentences, vocab
from codes.catalogue import Catalogue
from codes.compare import Comparison
from codes.entry import SOURCE_LANGUAGE, Entry, Text, reference_url, translated
from codes.models import Provider, ProviderResponse

register = template.Library()

_VOCABULARIES = {
    "standing": vocab.Standing,
    "permanence": vocab.Permanence,
    "retry": vocab.Retry,
    "keep_address": vocab.KeepAddress,
    "who_acts": vocab.Actor,
    "kind": vocab.Kind,
    "action": vocab.Action,
    "read": vocab.Read,
    "witness": vocab.Witness,
    "matched": vocab.Matched,
}


@register.simple_tag(takes_context=True, name="prose")
def prose_block(context: template.Context, text: str) -> SafeString:
    """Markdown as a block in its own language; an English fallback is announced in the page's language."""
    rendered = mark_safe(prose.html(text, context.get("link"), reverse("glossary")))  # noqa: S308  (sanitised by prose)
    if _language_of(text) == get_language():
        return format_html('<div class="prose">{}</div>', rendered)
    note = _("This part has not been translated yet and is shown in English.")
    return format_html(
        '<p class="fallback-note">{}</p><div class="prose" lang="{}">{}</div>',
        note,
        _language_of(text),
        rendered,
    )


@register.simple_tag(takes_context=True)
def prose_unless_same(context: template.Context, text: str, other: str, code: str) -> SafeString:
    """Prose; where the other code of a comparison has the very same text, only the word that it is the same."""
    if text and text == other:
        return format_html("<p>{}</p>", _("The same text as for %(code)s.") % {"code": code})
    return prose_block(context, text)


@register.simple_tag
def line(text: str) -> SafeString:
    """One sentence or name in running text, marked where it is an English fallback."""
    if _language_of(text) == get_language():
        return format_html("{}", str(text))
    return format_html(
        '<span lang="{}">{}</span> <span class="fallback-mark">{}</span>',
        _language_of(text),
        str(text),
        _("(in English)"),
    )


@register.simple_tag
def translated_line(row: Any, field: str) -> SafeString:
    """A row's text in the page's language, or its English, marked."""
    return line(translated(row, field, get_language() or SOURCE_LANGUAGE))


@register.simple_tag
def coded(entry: Entry, sentence: str) -> SafeString:
    """An authored sentence behind its code, marked where it is an English fallback."""
    pattern = pgettext("a code and what it means", "%(code)s: %(sentence)s")
    code = format_html('<b class="code">{}</b>', entry.code)
    return mark_safe(pattern % {"code": code, "sentence": line(sentence)})  # noqa: S308  (both parts are escaped)


@register.simple_tag
def provider_codes(response: ProviderResponse, known: Catalogue) -> SafeString:
    """The codes of a provider's reply, each leading to its page; a dash where it has none."""
    written = [code for code in (response.reply_code, response.enhanced_code) if code]
    links = (
        (reverse("code", args=[code.partition("-")[0]]), code.replace("-", "–"))
        for code in written
        if code.partition("-")[0] in known
    )
    return format_html_join(" ", '<a class="code" href="{}">{}</a>', links) or format_html(
        "{}", " ".join(written) or "—"
    )


@register.simple_tag
def comparison_summary(comparison: Comparison) -> SafeString:
    """The summary in one paragraph, its authored sentences marked where they are English."""
    parts = [*(coded(entry, entry.summary) for entry in comparison.told_apart), comparison.verdict]
    return mark_safe(sentences.join(*(conditional_escape(part) for part in parts)))  # noqa: S308  (escaped here)


@register.simple_tag
def comparison_url(a: str, b: str) -> str:
    """The canonical address of a comparison."""
    return reverse("comparison", args=[notation.versus(a, b)])


@register.filter
def label(value: str, vocabulary: str) -> str:
    """The localized label of a vocabulary's value."""
    values = _VOCABULARIES[vocabulary]
    return vocab.label(values(value)) if value in values.values else value


@register.filter
def class_of(code: str) -> str:
    """The permanence that a code's first digit stands for."""
    return vocab.CLASS_PERMANENCE[code[0]].value


@register.filter
def says(entry: Entry, fact: str) -> str:
    """The whole sentence for one fact of an entry."""
    return sentences.fact(fact, entry)


@register.filter
def by_provider(responses: Iterable[ProviderResponse]) -> list[tuple[Provider, list[ProviderResponse]]]:
    """Replies grouped by their provider, whoever has most of them first."""
    groups: dict[Provider, list[ProviderResponse]] = {}
    for response in responses:
        groups.setdefault(response.provider, []).append(response)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0].name.casefold()))


@register.filter
def address(reference: dict[str, Any]) -> str:
    """Where a reference can be read."""
    return reference_url(reference)


@register.filter
def readable(response: ProviderResponse) -> str:
    """What a provider's reply says, readable; empty where it only repeats the tag."""
    text = replies.readable(response.pattern)
    return "" if text.casefold() == response.tag.casefold() else text


@register.filter
def dashed(code: str) -> str:
    """A range of codes with the dash that ranges have in print."""
    return code.replace("-", "–")


@register.filter
def plain(text: str) -> str:
    """Markdown without marks."""
    return prose.plain(text)


def _language_of(text: str) -> str:
    return text.lang if isinstance(text, Text) else get_language() or ""
