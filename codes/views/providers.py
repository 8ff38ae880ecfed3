"""What each provider sends: the list of providers, and one provider's replies."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from codes import catalogue
from codes.models import Provider, ProviderResponse


def providers(request: HttpRequest) -> HttpResponse:
    rows = Provider.objects.annotate(number=Count("responses")).order_by("name")
    return render(request, "codes/providers.html", {"providers": rows})


def provider(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Provider, slug=slug)
    context = {
        "provider": row,
        "responses": ProviderResponse.objects.with_provider()
        .filter(provider=row)
        .order_by("reply_code", "enhanced_code", "key"),
        "known": catalogue.load(request.LANGUAGE_CODE),
    }
    return render(request, "codes/provider.html", context)
