"""What each provider sends: the list of providers, and one provider's replies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from codes import catalogue
from codes.models import Provider, ProviderResponse


def providers(request: HttpRequest) -> HttpResponse:
    return render(request, "codes/providers.html", {"providers": Provider.objects.with_numbers()})


def provider(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Provider, slug=slug)
    query = request.GET.get("q", "").strip()[:200]
    responses = ProviderResponse.objects.with_provider().filter(provider=row).in_order_of_codes()
    context = {
        "provider": row,
        "typed": query,
        "total": responses.count(),
        "responses": responses.containing(query) if query else responses,
        "known": catalogue.load(request.LANGUAGE_CODE),
    }
    return render(request, "codes/provider.html", context)
