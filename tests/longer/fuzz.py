"""Coverage-guided fuzzing of the decoder with atheris (`make fuzz`; FUZZ_SECONDS says how long, 60 by default).

Begins with our own samples and the words of tests/decode/inputs.py. For every input: no exception, no invented code,
evidence where it says (tests/decode/invariants.py), and time in proportion to its length. What it learns is in
var/fuzz/corpus until the next run; an input that breaks a promise is written to var/fuzz/ and named, and the exit
status is not 0. `make fuzz ARGS=var/fuzz/crash-…` tries such a file again; when the fault is mended, the
input becomes an `@example` in tests/decode/test_properties.py.
"""

import os
import shutil
import sys
import time
import zlib

import atheris

with atheris.instrument_imports(include=["codes.decode", "codes.replies", "email"]):
    from tests.decode.invariants import check, unguarded

from tests.decode.inputs import PIECES, ROOT, SAMPLES

FOLDER = ROOT / "var" / "fuzz"
LONGEST = 16 * 1024
# Instrumented code is some ten times slower than the decoder is; what grows with the square of the length is slower.
SECONDS_PER_BYTE = 20e-6
SECONDS_AT_LEAST = 0.5
# Every so many inputs one is repeated to this length, where a square shows.
REPEATED_EVERY, REPEATED_TO = 256, 64 * 1024


class TooSlowError(AssertionError):
    """Decoding took more time than the input's length explains."""


def one_input(data: bytes) -> None:
    timed(data)
    if not data.isascii():
        timed(data.decode("utf-8", "replace"))
    if data and zlib.crc32(data) % REPEATED_EVERY == 0:
        timed(data * (REPEATED_TO // len(data)))


def timed(source: str | bytes) -> None:
    start = time.process_time()
    decoded = unguarded(source)
    took = time.process_time() - start
    check(decoded)
    if took > SECONDS_AT_LEAST + SECONDS_PER_BYTE * len(source):
        raise TooSlowError(f"{took:.2f} s for {len(source)} bytes or characters")


def prepare() -> list[str]:
    """The arguments for libFuzzer, with the seeds and the dictionary in place."""
    corpus = FOLDER / "corpus"
    # Each run begins afresh: libFuzzer reads a whole corpus before it looks at the clock.
    shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir(parents=True)
    for sample in SAMPLES.iterdir():
        if sample.suffix != ".json":
            (corpus / sample.name).write_bytes(sample.read_bytes())
    words = FOLDER / "words"
    words.write_text("".join(f'"{escaped(piece)}"\n' for piece in PIECES), encoding="ascii")
    return [
        sys.argv[0],
        f"-max_total_time={int(os.environ.get('FUZZ_SECONDS', '60'))}",
        f"-max_len={LONGEST}",
        "-timeout=60",
        f"-dict={words}",
        f"-artifact_prefix={FOLDER}/",
        "-print_final_stats=1",
        str(corpus),
    ]


def escaped(piece: str) -> str:
    """A word of libFuzzer's dictionary: every byte by its number."""
    return "".join(f"\\x{byte:02x}" for byte in piece.encode("utf-8", "replace"))


def main() -> None:
    again = sys.argv[1:]
    atheris.Setup([sys.argv[0], *again] if again else prepare(), one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
