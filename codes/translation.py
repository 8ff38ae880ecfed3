"""Which columns are translated; the only place that says so."""

import simple_history
from modeltranslation.translator import TranslationOptions, register

from codes.entry import CONCRETE_FIELDS, TEXT_FIELDS
from codes.models import ComparisonNote, ConcreteCode, GlossaryTerm, Provider, ProviderResponse, StatusCode


@register(StatusCode)
class StatusCodeText(TranslationOptions):
    fields = TEXT_FIELDS


@register(ConcreteCode)
class ConcreteCodeText(TranslationOptions):
    fields = CONCRETE_FIELDS


@register(Provider)
class ProviderText(TranslationOptions):
    fields = ("recognise", "doubt", "search_terms")


@register(ProviderResponse)
class ProviderResponseText(TranslationOptions):
    fields = ("meaning", "doubt")


@register(ComparisonNote)
class ComparisonNoteText(TranslationOptions):
    fields = ("note",)


@register(GlossaryTerm)
class GlossaryTermText(TranslationOptions):
    fields = ("term", "definition", "forms", "avoid")


# History is registered here and not on the models, so that it knows the translated columns added above.
for model in (StatusCode, ConcreteCode, Provider, ProviderResponse, ComparisonNote, GlossaryTerm):
    simple_history.register(model, app="codes")
