"""What stands at the root: negotiated short forms, machines' addresses, the admin; the pages are in codes.urls."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from codes.api import api
from codes.views.short import short
from codes.views.styleguide import styleguide
from codes.views.system import favicon, healthz, llms, manifest, opensearch, readyz, robots, sitemap

urlpatterns = [
    path("", short, name="root"),
    re_path(r"^(?P<code>[1-5][0-9]{2}|[2-5X]\.[0-9]{1,3}\.[0-9]{1,3})/?$", short, name="short"),
    path("api/", api.urls),
    path("admin/", admin.site.urls),
    path("styleguide/", styleguide, name="styleguide"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("favicon.ico", favicon, name="favicon"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("opensearch.xml", opensearch),  # negotiated; pages name the one of their language
    path("llms.txt", llms, name="llms"),
    *i18n_patterns(path("", include("codes.urls"))),
]

handler400 = "codes.views.errors.bad_request"
handler403 = "codes.views.errors.forbidden"
handler404 = "codes.views.errors.not_found"
handler500 = "codes.views.errors.server_error"
