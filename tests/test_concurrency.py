"""Writers at the same instant, on real connections that really commit."""

import threading

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, connections

from codes import revision
from codes.desk import writing
from codes.desk.writing import ConflictError, Typed
from codes.models import GlossaryTerm, Revision

WRITERS = 8
# An in-memory SQLite database cannot be shared by threads that commit; files and PostgreSQL can.
needs_a_server = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="the test database is in memory; PostgreSQL runs this"
)


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """A term and a person that other connections see; both are gone afterwards."""
    with django_db_blocker.unblock():
        term = GlossaryTerm.objects.create(key="concurrent", term_en="Term", definition_en="A definition.")
        user = get_user_model().objects.create_superuser("concurrent")
        try:
            yield term, user
        finally:
            term.delete()
            GlossaryTerm.history.filter(key="concurrent").delete()
            user.delete()


def at_once(work):
    """Run `work(number)` in many threads that start together."""
    start = threading.Barrier(WRITERS)

    def run(number):
        try:
            start.wait()
            work(number)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@needs_a_server
def test_of_many_writers_of_one_field_one_wins_and_every_other_is_told(committed):
    term, user = committed
    seen = writing.seen_digests(term, "ko")
    results = []

    def write(number):
        try:
            row = GlossaryTerm.objects.get(pk=term.pk)
            writing.write(user, row, Typed("ko", {"definition": f"정의 {number}"}, seen, {}))
            results.append("written")
        except ConflictError:
            results.append("refused")

    at_once(write)
    assert sorted(results) == ["refused"] * (WRITERS - 1) + ["written"]


@needs_a_server
def test_revisions_of_many_writers_are_numbered_without_gap_or_double(committed):
    term, _user = committed
    before = revision.current()
    at_once(lambda number: GlossaryTerm.objects.get(pk=term.pk).save())
    numbers = list(Revision.objects.filter(number__gt=before).values_list("number", flat=True))
    assert sorted(numbers) == list(range(before + 1, before + WRITERS + 1))
