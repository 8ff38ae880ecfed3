"""Every selection of rows has its name here."""

import re
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from codes.entry import TEXT_FIELDS, column
from codes.vocab import Kind

if TYPE_CHECKING:
    from codes.models import ConcreteCode, Provider, ProviderResponse, StatusCode  # noqa: F401


class StatusCodeQuerySet(models.QuerySet["StatusCode"]):
    def replies(self) -> Self:
        return self.filter(kind=Kind.REPLY)

    def enhanced(self) -> Self:
        return self.filter(kind=Kind.ENHANCED)

    def with_concrete_codes(self) -> Self:
        return self.prefetch_related("concrete_codes")

    def languages_by_code(self) -> dict[str, list[str]]:
        """The languages in which each code's text is whole: all prose fields filled."""
        fields = [field for field in TEXT_FIELDS if field != "search_terms"]
        result: dict[str, list[str]] = {}
        for lang, _ in settings.LANGUAGES:
            filled = {f"{column(field, lang)}__gt": "" for field in fields}
            for code in self.filter(**filled).values_list("code", flat=True):
                result.setdefault(code, []).append(lang)
        return result


class ConcreteCodeQuerySet(models.QuerySet["ConcreteCode"]):
    def with_family(self) -> Self:
        return self.select_related("family")


class ProviderQuerySet(models.QuerySet["Provider"]):
    def with_numbers(self) -> Self:
        """In alphabetical order, each with the number of its replies."""
        return self.annotate(number=models.Count("responses")).order_by(Lower("name"))


class ResponseQuerySet(models.QuerySet["ProviderResponse"]):
    def with_provider(self) -> Self:
        return self.select_related("provider")

    def in_order_of_codes(self) -> Self:
        """Reply codes first, then enhanced ones; what has no code comes last."""
        no_code = models.Case(models.When(reply_code="", enhanced_code="", then=1), default=0)
        return self.order_by(no_code, "reply_code", "enhanced_code", "tag", "key")

    def containing(self, words: str) -> Self:
        """Rows with these words in a code, the tag, the pattern or the meaning in any language."""
        meanings = [column("meaning", lang) for lang, _ in settings.LANGUAGES]
        wanted = models.Q()
        for name in ("reply_code", "enhanced_code", "tag", "pattern", *meanings):
            wanted |= models.Q(**{f"{name}__icontains": words})
        return self.filter(wanted)

    def for_code(self, code: str) -> list["ProviderResponse"]:
        """What providers send with a reply code or a concrete enhanced code; ranges of details count."""
        if "." not in code:
            return list(self.with_provider().filter(reply_code=code))
        subject = code.rpartition(".")[0] + "."
        candidates = self.with_provider().filter(enhanced_code__startswith=subject)
        fitting = [response for response in candidates if covers(response.enhanced_code, code)]
        # What names the very code says more than what names a range.
        return sorted(fitting, key=lambda response: response.enhanced_code != code)


def covers(written: str, code: str) -> bool:
    """Whether `written` (`5.7.1`, or a range such as `5.7.606-649`) includes the concrete code `code`."""
    match = re.fullmatch(r"(\d\.\d+\.)(\d+)-(\d+)", written, re.ASCII)
    if not match:
        return written == code
    subject, _, detail = code.rpartition(".")
    return subject + "." == match[1] and int(match[2]) <= int(detail) <= int(match[3])
