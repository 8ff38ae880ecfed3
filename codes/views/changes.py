"""What changed, newest first: the page and its Atom feed."""

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from codes import changes as changing
from codes.changes import Change


def changes(request: HttpRequest) -> HttpResponse:
    return render(request, "codes/changes.html", {"changes": changing.latest(request.LANGUAGE_CODE)})


class ChangesFeed(Feed):
    feed_type = Atom1Feed

    author_name = "smtpref"

    def get_object(self, request: HttpRequest) -> str:
        # The identity of an entry must not change with the address that the feed is read from.
        return request.LANGUAGE_CODE

    def title(self) -> str:
        return _("smtpref: what changed")

    def link(self) -> str:
        return reverse("changes")

    def items(self, lang: str) -> list[Change]:
        return changing.latest(lang)

    def item_title(self, item: Change) -> str:
        return item.title

    def item_description(self, item: Change) -> str:
        return item.title

    def item_link(self, item: Change) -> str:
        return item.url

    def item_guid(self, item: Change) -> str:
        return f"urn:smtpref:{item.revision}:{item.url}"

    item_guid_is_permalink = False

    def item_updateddate(self, item: Change) -> datetime:
        return item.at


feed = ChangesFeed()
