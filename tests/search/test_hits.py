"""How often people find what they meant: the floor that the query set must not sink below."""

import pytest

from tests.search import hits

pytestmark = pytest.mark.django_db

# Shares found at the first place, in three and in ten: what was reached, less one query of each language's fifty.
FLOOR = {
    ("tuned", "en"): (0.92, 0.98, 0.98),
    ("tuned", "ko"): (0.92, 0.96, 0.98),
    ("tuned", "ja"): (0.88, 0.96, 0.96),
    ("held out", "en"): (0.86, 0.96, 0.98),
    ("held out", "ko"): (0.82, 0.98, 0.98),
    ("held out", "ja"): (0.84, 0.96, 0.96),
}


@pytest.fixture(scope="module")
def asked(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return [(query, hits.place(query)) for query in hits.queries()]


def test_the_set_is_large_and_mostly_without_codes():
    queries = hits.queries()
    assert len(queries) >= 240
    assert sum(any(char.isdigit() for char in query.text) for query in queries) <= 0.2 * len(queries)
    assert len({query.number for query in queries}) == len(queries)


@pytest.mark.parametrize(("half", "lang"), FLOOR)
def test_rates(asked, half, lang):
    rates = {name: shares for name, _, shares in hits.rates([one for one in asked if one[0].half == half])}
    assert all(share >= floor for share, floor in zip(rates[lang], FLOOR[half, lang], strict=True)), rates[lang]
