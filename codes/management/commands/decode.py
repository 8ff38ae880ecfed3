import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from codes import bounce
from codes.decode import LIMIT, Decoded, ProviderPattern, Recipient, TooLarge, decode

# What a terminal would obey rather than show.
_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if code != ord("\n")}


class Command(BaseCommand):
    help = (
        "Say what bounces, log lines, transcripts or replies mean. `-` reads from standard input; nothing is kept. "
        "A file that cannot be read is named on standard error and makes the exit status 1; the others are answered."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="a JSON list, one object per file")
        parser.add_argument("--text", action="store_true", help="include the text as it was read")

    def handle(self, *args: Any, **options: Any) -> None:
        patterns = provider_patterns()
        answers: list[dict[str, Any]] = []
        unread = 0
        for name in options["files"]:
            try:
                decoded = decode(contents(name), patterns)
            except (OSError, TooLarge) as error:
                unread += 1
                self.stderr.write(f"{name}: {reason(error)}")
                continue
            if options["json"]:
                answer = {"file": name} | decoded.to_dict()
                answers.append(answer if options["text"] else {k: v for k, v in answer.items() if k != "text"})
            else:
                self.stdout.write(readable(name, decoded, with_text=options["text"]))
        if options["json"]:
            self.stdout.write(json.dumps(answers, ensure_ascii=False, indent=1))
        if unread:
            raise CommandError(f"{unread} of {len(options['files'])} could not be read.")


def contents(name: str) -> bytes:
    """A file's bytes, no more than show that it is too large. Raises OSError."""
    if name == "-":
        return sys.stdin.buffer.read(LIMIT + 1)
    with Path(name).open("rb") as file:
        return file.read(LIMIT + 1)


def reason(error: OSError | TooLarge) -> str:
    """Why a file was not read, in words for its reader."""
    if isinstance(error, TooLarge):
        return f"more than {LIMIT >> 20} MiB. Give only the report or the lines about the delivery."
    return error.strerror or str(error)


def provider_patterns() -> tuple[ProviderPattern, ...]:
    """What providers send, from the published rows; without a database there are none."""
    try:
        return bounce.patterns()
    except DatabaseError:
        return ()


def readable(name: str, decoded: Decoded, *, with_text: bool = False) -> str:
    """One block of lines per file, one indented block per recipient; control characters by their number."""
    lines = [f"{name}: {decoded.kind}"]
    for recipient in decoded.recipients:
        lines += ["", *_recipient(recipient)]
    if with_text:
        lines += ["", *(f"  | {line}" for line in decoded.text.split("\n"))]
    return "\n".join(lines).translate(_CONTROLS) + "\n"


def _recipient(found: Recipient) -> list[str]:
    verdict = found.verdict
    rows = [
        ("recipient", found.recipient),
        ("action", found.action),
        ("codes", " ".join(filter(None, (found.reply_code, found.enhanced_code))) or "none in the input"),
        ("category", found.category),
        ("permanence", verdict.permanence),
        ("retry this message", verdict.retry),
        ("keep this address", verdict.keep_address),
        ("who acts", ", ".join(verdict.who_acts)),
        ("provider", found.provider),
        ("remote host", found.remote_host),
        ("diagnostic", found.diagnostic),
    ]
    rows += [
        ("conflict", f"{c.between[0]} {c.values[0]}, {c.between[1]} {c.values[1]}: judged by {c.judged_by}")
        for c in found.conflicts
    ]
    return [f"  {label}: {value}" for label, value in rows if value]
