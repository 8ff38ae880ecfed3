"""Every public address; a route's name is its view's name."""

from django.urls import path

from codes.views.about import about
from codes.views.box import look_up
from codes.views.changes import changes, feed
from codes.views.codes import codes
from codes.views.compare import chooser, comparison
from codes.views.decode import decode
from codes.views.detail import code
from codes.views.glossary import glossary
from codes.views.home import home
from codes.views.providers import provider, providers
from codes.views.search import search
from codes.views.system import opensearch

urlpatterns = [
    path("", home, name="home"),
    path("codes/", codes, name="codes"),
    path("codes/<str:code>/", code, name="code"),
    path("compare/", chooser, name="chooser"),
    path("compare/<str:pair>/", comparison, name="comparison"),
    path("look-up/", look_up, name="look_up"),
    path("search/", search, name="search"),
    path("opensearch.xml", opensearch, name="opensearch"),
    path("decode/", decode, name="decode"),
    path("providers/", providers, name="providers"),
    path("providers/<slug:slug>/", provider, name="provider"),
    path("glossary/", glossary, name="glossary"),
    path("about/", about, name="about"),
    path("changes/", changes, name="changes"),
    path("changes/feed.atom", feed, name="feed"),
]
