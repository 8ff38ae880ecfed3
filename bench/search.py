"""Search: cost at all the codes and at 5,000 side by side, and how often it finds what was meant.

Run: .venv/bin/python -m bench.search, or with --hits for the rates on tests/search/queries.yaml and every miss.
Uses a throwaway database in memory; nothing of the site is touched.
"""

import gc
import os
import random
import sys
import time
from collections.abc import Callable
from copy import copy
from statistics import median, quantiles

os.environ["DJANGO_SETTINGS_MODULE"] = "smtpref.settings"
os.environ["DATABASE_URL"] = "sqlite://:memory:"
os.environ["DEBUG"] = "1"

import django

django.setup()

from django.core.management import call_command

from codes import found, indexed, revision, search
from codes.entry import column
from codes.models import ConcreteCode, StatusCode, sort_number
from codes.vocab import Kind
from tests.search import hits

EDITS = 5
MANY = 5000


def grow(to: int) -> None:
    """Rows for `to` codes: those that there are, then copies under made-up codes, each with words of its own."""
    chance = random.Random(5321)  # noqa: S311  (the same every time)
    originals = list(StatusCode.objects.with_concrete_codes())
    classes = list(ConcreteCode.objects.all())
    rows, concrete = [], []
    for number in range(to - pages()):
        row = copy(chance.choice(originals))
        row.pk, row.kind, row.code = None, Kind.ENHANCED, f"X.{8 + number // 1000}.{number % 1000}"
        row.sort = sort_number(row.code)
        for lang, letters in (
            ("en", "abcdefghiklmnoprstu"),
            ("ko", "가나다라마바사아자차카하"),
            ("ja", "アイカキサシタナハマ"),
        ):
            own = "".join(chance.choices(letters, k=6))
            name = column("search_terms", lang)
            setattr(row, name, [*getattr(row, name), f"{own} {number}"])
        one = copy(chance.choice(classes))
        one.pk, one.family, one.code, one.foremost = None, row, f"5{row.code[1:]}", True
        one.sort = sort_number(one.code)
        rows.append(row)
        concrete.append(one)
    StatusCode.objects.bulk_create(rows, batch_size=500)
    ConcreteCode.objects.bulk_create(concrete, batch_size=500)
    revision.record([f"code:{row.code}" for row in rows])


def pages() -> int:
    return StatusCode.objects.replies().count() + ConcreteCode.objects.count()


def measure() -> list[float]:
    """Processor seconds: for the index, for the index and a search after an edit, for a query with its excerpts."""
    newest = indexed.Newest()
    build = timed(newest.get)
    found.find("mailbox full")
    again, first = [], []
    for number in range(EDITS):
        row = StatusCode.objects.get(code="550")
        row.search_terms_en = [*row.search_terms_en[:10], f"zebra {number}"]
        row.save()
        again.append(timed(newest.get))
        first.append(timed(lambda: found.find("mailbox full")))
    index = newest.get().index
    asked = [query.text for query in hits.queries()]
    queries = [timed(lambda text=text: answer(text, index)) for text in asked]
    return [build, max(again), max(first), median(queries), quantiles(queries, n=20)[-1]]


def answer(query: str, index: search.Index) -> None:
    """What a first page of results takes, without tables."""
    results = search.find(query, index)
    for hit in results.codes[:10]:
        text = search.chosen(hit, results.query, "en")
        if text:
            search.excerpt(text.text, results.query)


def timed(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def cost() -> None:
    sizes = [pages()]
    results = [measure()]
    grow(MANY)
    sizes.append(pages())
    results.append(measure())
    sys.stdout.write(f"{'':32}{sizes[0]:>10} codes{sizes[1]:>10} codes   ratio\n")
    names = [
        "index, from nothing",
        f"index after an edit, worst of {EDITS}",
        f"search after an edit, worst of {EDITS}",
        "query, median",
        "query, 95th percentile",
    ]
    for name, small, large in zip(names, *results, strict=True):
        sys.stdout.write(f"{name:32}{small * 1000:>13.1f} ms{large * 1000:>13.1f} ms{large / small:>8.1f}\n")


def rates() -> None:
    asked = [(query, hits.place(query)) for query in hits.queries()]
    for half in hits.HALVES:
        sys.stdout.write(f"\n{half}: {'queries':>17} {'first':>8} {'in 3':>8} {'in 10':>8}\n")
        for lang, count, shares in hits.rates([one for one in asked if one[0].half == half]):
            sys.stdout.write(f"{lang:8} {count:>12} " + " ".join(f"{share:8.1%}" for share in shares) + "\n")
    sys.stdout.write("\nNot in the first place:\n")
    for query, place in asked:
        if place != 1:
            at = f"at {place}" if place <= hits.LAST else "missing"
            sys.stdout.write(
                f"{at:8} {query.number:>3} {query.lang} {query.half:9} {query.text} | {', '.join(query.accept)}\n"
            )


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("loadcontent", verbosity=0)
    rates() if "--hits" in sys.argv else cost()


if __name__ == "__main__":
    main()
