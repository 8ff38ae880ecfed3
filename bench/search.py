"""Search: cost at 150 and at 5,000 codes side by side, and how often it finds what was meant.

Run: .venv/bin/python -m bench.search, or with --hits for the rates on tests/search/queries.yaml and every miss.
Uses a throwaway database in memory; nothing of the site is touched.
"""

import gc
import os
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from statistics import median, quantiles

os.environ["DJANGO_SETTINGS_MODULE"] = "smtpref.settings"
os.environ["DATABASE_URL"] = "sqlite://:memory:"
os.environ["DEBUG"] = "1"

import django

django.setup()

from django.core.management import call_command

from codes import found, search
from codes.search import documents
from tests.search import hits

ROUNDS = 3
SIZES = (150, 5000)


def grown(originals: list[search.Document], to: int) -> Iterator[search.Document]:
    """`to` documents: the originals, then copies under made-up codes, each with words of its own."""
    chance = random.Random(5321)  # noqa: S311  (the same every time)
    yield from originals[:to]
    for number in range(len(originals), to):
        like = chance.choice(originals)
        code = f"X.{8 + number // 1000}.{number % 1000}"
        own = tuple(
            documents.Text("search_terms", lang, " ".join(chance.choices(letters, k=6)).replace(" ", "") + f" {number}")
            for lang, letters in (
                ("en", "abcdefghiklmnoprstu"),
                ("ko", "가나다라마바사아자차카하"),
                ("ja", "アイカキサシタナハマ"),
            )
        )
        texts = tuple(replace(text, code="") for text in like.texts)
        yield replace(like, key=code, codes=(f"5{code[1:]}",), texts=texts + own)


def measure(codes: int) -> tuple[float, float, float]:
    """Processor seconds to build, median and 95th percentile of a query, the excerpts of a first page included."""
    everything = found.content().index.documents
    originals = [document for document in everything if document.kind == search.CODE]
    others = [document for document in everything if document.kind != search.CODE]
    gc.collect()
    start = time.process_time()
    index = search.Index([*grown(originals, codes), *others])
    build = time.process_time() - start
    seconds = []
    for query in [query.text for query in hits.queries()] * ROUNDS:
        start = time.process_time()
        answer = search.find(query, index)
        for hit in answer.codes[:10]:
            text = search.chosen(hit, answer.query, "en")
            if text:
                search.excerpt(text.text, answer.query)
        seconds.append(time.process_time() - start)
    return build, median(seconds), quantiles(seconds, n=20)[-1]


def cost() -> None:
    results = [measure(codes) for codes in SIZES]
    sys.stdout.write(f"{'':24}{SIZES[0]:>10} codes{SIZES[1]:>10} codes   ratio\n")
    for name, unit, factor, at in (
        ("build", "s", 1, 0),
        ("query, median", "ms", 1000, 1),
        ("query, 95th percentile", "ms", 1000, 2),
    ):
        small, large = (result[at] * factor for result in results)
        sys.stdout.write(f"{name:24}{small:>13.1f} {unit:2}{large:>13.1f} {unit:2}{large / small:>8.1f}\n")


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
