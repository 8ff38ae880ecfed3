"""Drafts: kept apart from the published text, handed in, taken back, sent back, and published in one step."""

import pytest
from django.urls import reverse

from codes.desk import drafts, writing
from codes.desk.writing import Typed
from codes.models import Draft, StatusCode, TextState
from tests.desk import form_of, person, save, signed_in, text_url
from tests.page import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return signed_in(person("author", "Translator (ko)"))


@pytest.fixture
def publisher():
    return signed_in(person("publisher", "Publisher"))


def review_url(draft):
    return reverse("admin:desk_draft", args=[draft.pk])


def press(client, draft, action, comment=""):
    """Open a draft's page and press one of its buttons."""
    shown = client.get(review_url(draft)).context["shown"]
    return client.post(review_url(draft), {"action": action, "comment": comment, "shown": shown}, follow=True)


def buttons(response):
    return {attributes["value"] for tag, attributes in page(response).elements if attributes.get("name") == "action"}


def said(response):
    """What the page tells after an action."""
    return [str(message) for message in response.context["messages"]]


def cause():
    return StatusCode.objects.get(code="421").cause_ko


def test_a_draft_is_reviewed_by_another_and_published_in_one_step(client, author, publisher):
    save(author, text_url(), cause="초안 문장입니다.", action="review")
    draft = Draft.objects.get()
    assert draft.stage == "review"
    assert "초안 문장입니다." not in client.get("/ko/codes/421/").content.decode()
    assert client.get("/api/v1/codes/421?lang=ko").json()["cause"] != "초안 문장입니다."
    assert author.post(review_url(draft), {"action": "publish"}).status_code == 403
    assert said(press(publisher, draft, "return", "더 짧게 부탁드립니다.")) == ["Sent back to author."]
    draft.refresh_from_db()
    assert (draft.stage, draft.comments.get().text) == ("returned", "더 짧게 부탁드립니다.")
    save(author, text_url(), cause="짧은 초안입니다.", action="review")
    assert Draft.objects.count() == 1
    assert said(press(publisher, draft, "publish")) == ["Published: cause."]
    assert client.get("/api/v1/codes/421?lang=ko").json()["cause"] == "짧은 초안입니다."


def test_going_on_with_a_draft_loses_nothing(client, author):
    save(author, text_url(), cause="초안의 원인입니다.", action="draft")
    assert form_of(author.get(text_url()))["cause"] == "초안의 원인입니다."
    save(author, text_url(), summary="초안의 요약입니다.", action="draft")
    assert Draft.objects.get().texts == {"cause": "초안의 원인입니다.", "summary": "초안의 요약입니다."}
    assert "초안의 원인입니다." not in client.get("/ko/codes/421/").content.decode()


def test_a_draft_holds_only_what_differs_from_what_its_author_saw(author, publisher):
    save(author, text_url(), cause="초안 문장입니다.", action="review")
    draft = Draft.objects.get()
    assert set(draft.texts) == set(draft.seen) == set(draft.english) == {"cause"}
    # So what another changes elsewhere meanwhile neither stops it nor is undone by it.
    save(publisher, text_url(), summary="그사이 고친 요약입니다.")
    assert said(press(publisher, draft, "publish")) == ["Published: cause."]
    assert StatusCode.objects.get(code="421").summary_ko == "그사이 고친 요약입니다."


def test_publishing_confirms_no_translation_that_nobody_looked_at(author, publisher):
    save(publisher, text_url("421", "en"), summary="Another English summary.")
    save(author, text_url(), cause="초안 문장입니다.", action="review")
    press(publisher, Draft.objects.get(), "publish")
    assert TextState.objects.get(kind="code", key="421", field="summary", lang="ko").state == "outdated"


def test_where_nothing_differs_there_is_no_draft(author):
    answer = author.post(text_url(), form_of(author.get(text_url())) | {"action": "review"}, follow=True)
    assert said(answer) == ["Nothing differs from what is published, so there is no draft."]
    assert not Draft.objects.exists()


def test_saving_the_words_of_a_draft_ends_the_draft(author):
    save(author, text_url(), cause="초안 문장입니다.", action="draft")
    save(author, text_url())
    assert cause() == "초안 문장입니다."
    assert Draft.objects.get().stage == "published"
    assert not author.get(text_url()).context["drafts"]


# Taking back


def test_an_author_takes_a_handed_in_draft_back_and_goes_on_with_it(author, publisher):
    save(author, text_url(), cause="서둘러 낸 문장입니다.", action="review")
    draft = Draft.objects.get()
    assert form_of(author.get(text_url()))["cause"] == cause(), "what waits for review is not in the form"
    assert "withdraw" not in buttons(publisher.get(review_url(draft)))
    assert publisher.post(review_url(draft), {"action": "withdraw"}).status_code == 403
    assert "withdraw" in buttons(author.get(review_url(draft)))
    answer = press(author, draft, "withdraw")
    assert said(answer) == ["Taken back. Go on with it here."]
    data = form_of(answer)
    assert data["cause"] == "서둘러 낸 문장입니다."
    author.post(text_url(), data | {"cause": "다시 쓴 문장입니다.", "action": "review"})
    draft.refresh_from_db()
    assert (draft.stage, draft.texts) == ("review", {"cause": "다시 쓴 문장입니다."})


def test_two_drafts_of_one_text_are_told_apart_and_gone_on_with_one_by_one(author):
    save(author, text_url(), cause="첫 초안입니다.", action="review")
    save(author, text_url(), summary="둘째 초안입니다.", action="draft")
    first, second = Draft.objects.order_by("pk")
    lines = [line for line in page(author.get(text_url())).text().split("\n") if line in {"cause", "summary"}]
    assert {"cause", "summary"} <= set(lines)
    press(author, first, "withdraw")
    opened = author.get(text_url(), {"draft": first.pk})
    assert form_of(opened)["cause"] == "첫 초안입니다."
    author.post(text_url(), form_of(opened) | {"cause": "고친 첫 초안입니다.", "action": "draft"})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.texts, second.texts) == ({"cause": "고친 첫 초안입니다."}, {"summary": "둘째 초안입니다."})


def test_a_draft_that_is_changed_after_the_reviewer_opened_it_is_not_published_unread(author, publisher):
    save(author, text_url(), cause="검토한 문장입니다.", action="review")
    draft = Draft.objects.get()
    shown = publisher.get(review_url(draft)).context["shown"]
    press(author, draft, "withdraw")
    save(author, text_url(), cause="아무도 읽지 않은 문장입니다.", action="review")
    answer = publisher.post(
        review_url(draft), {"action": "publish", "shown": shown, "comment": "좋습니다."}, follow=True
    )
    assert said(answer) == ["This draft was changed or moved on meanwhile. Look at it again."]
    assert cause() != "아무도 읽지 않은 문장입니다."
    assert not draft.comments.exists()
    assert "좋습니다." in answer.content.decode(), "what was typed is still there"


# What was never handed in


def test_a_draft_that_was_not_handed_in_is_not_in_the_queue_and_says_so(author, publisher):
    save(author, text_url(), cause="쓰는 중인 문장입니다.", action="draft")
    draft = Draft.objects.get()
    assert review_url(draft) not in page(publisher.get("/admin/")).links()
    listing = reverse("admin:codes_draft_changelist")
    assert not publisher.get(listing).context["cl"].queryset.exists()
    assert list(publisher.get(listing, {"stage": "all"}).context["cl"].queryset) == [draft]
    shown = page(publisher.get(review_url(draft)))
    assert "not handed in" in shown.text()
    assert "Publish without review" in shown.text()
    press(author, draft, "submit")
    assert review_url(draft) in page(publisher.get("/admin/")).links()
    assert list(publisher.get(listing).context["cl"].queryset) == [draft]
    assert "Publish without review" not in page(publisher.get(review_url(draft))).text()


def test_the_queue_holds_only_languages_that_one_may_write(author):
    save(author, text_url(), cause="초안 문장입니다.", action="review")
    japanese = signed_in(person("j", "Translator (ja)"))
    draft = Draft.objects.get()
    assert review_url(draft) not in page(japanese.get("/admin/")).links()
    assert not japanese.get(reverse("admin:codes_draft_changelist")).context["cl"].queryset.exists()
    assert japanese.get(review_url(draft)).status_code == 403


# What the author learns


def test_the_author_sees_on_the_first_page_what_became_of_the_drafts(author, publisher):
    save(author, text_url(), cause="초안 문장입니다.", action="review")
    draft = Draft.objects.get()
    assert "Waiting for review" in page(author.get("/admin/")).text()
    press(publisher, draft, "return", "더 짧게 부탁드립니다.")
    first = page(author.get("/admin/"))
    assert "Sent back" in first.text()
    assert "더 짧게 부탁드립니다." in first.text()
    save(author, text_url(), cause="짧은 초안입니다.", action="review")
    press(publisher, draft, "publish", "좋습니다.")
    first = page(author.get("/admin/")).text()
    assert "Published" in first
    assert "좋습니다." in first


def test_every_action_says_what_it_did(author, publisher):
    data = form_of(author.get(text_url())) | {"cause": "초안 문장입니다."}
    kept = author.post(text_url(), data | {"action": "draft"}, follow=True)
    assert said(kept) == ["Kept as a draft; the public text is unchanged."]
    handed = author.post(text_url(), form_of(kept) | {"action": "review"}, follow=True)
    assert said(handed) == ["Handed in. A publisher decides; until then the public text is unchanged."]
    draft = Draft.objects.get()
    assert said(press(publisher, draft, "say", "보고 있습니다.")) == ["Comment added."]
    assert said(press(publisher, draft, "say")) == ["Nothing was typed, so nothing was added."]


# Publishing


def test_a_published_draft_shows_what_it_changed(author, publisher):
    old = cause()
    save(author, text_url(), cause="초안 문장입니다.", action="review")
    draft = Draft.objects.get()
    press(publisher, draft, "publish")
    save(publisher, text_url(), cause="나중에 고친 문장입니다.")
    pieces = publisher.get(review_url(draft)).context["changes"][0]["change"]
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == "초안 문장입니다."
    assert not buttons(publisher.get(review_url(draft))) & {"publish", "return", "submit", "withdraw"}


def test_publishing_keeps_the_comment_typed_with_it(author, publisher):
    save(author, text_url(), cause="초안 문장입니다.", action="review")
    draft = Draft.objects.get()
    press(publisher, draft, "publish", "좋습니다.")
    assert draft.comments.get().text == "좋습니다."


def test_publishing_refuses_where_the_published_text_moved(author, publisher):
    save(author, text_url(), cause="초안 문장입니다.", action="review")
    save(publisher, text_url(), cause="그사이 발행된 문장입니다.")
    draft = Draft.objects.get()
    refused = press(publisher, draft, "publish")
    assert refused.status_code == 409
    draft.refresh_from_db()
    assert draft.stage == "review"
    assert draft.texts["cause"] == "초안 문장입니다."
    assert cause() == "그사이 발행된 문장입니다."


def test_a_draft_is_published_once():
    publisher = person("p", "Publisher")
    row = StatusCode.objects.get(code="421")
    typed = Typed("ko", {"cause": "한 번만 발행됩니다."}, writing.seen_digests(row, "ko"), {})
    draft = drafts.save(publisher, row, typed)
    assert drafts.publish(publisher, draft) == ["cause"]
    with pytest.raises(drafts.StageError):
        drafts.publish(publisher, draft)


def test_a_draft_of_a_deleted_object_says_so(author, publisher):
    save(author, text_url(), cause="초안 문장입니다.", action="review")
    StatusCode.objects.get(code="421").delete()
    answer = publisher.get(review_url(Draft.objects.get()), follow=True)
    assert answer.status_code == 200
    assert "deleted" in said(answer)[0]
