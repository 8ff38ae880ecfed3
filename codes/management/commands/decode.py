import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from codes.decode import Decoded, ProviderPattern, Recipient, TooLarge, decode
from codes.models import ProviderResponse


class Command(BaseCommand):
    help = "Say what bounces, log lines, transcripts or replies mean. `-` reads from standard input; nothing is kept."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="a JSON list, one object per file")
        parser.add_argument("--text", action="store_true", help="with --json: include the text as it was read")

    def handle(self, *args: Any, **options: Any) -> None:
        patterns = provider_patterns()
        answers: list[dict[str, Any]] = []
        for name in options["files"]:
            try:
                source = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
                decoded = decode(source, patterns)
            except (OSError, TooLarge) as error:
                raise CommandError(f"{name}: {error}") from error
            if options["json"]:
                answer = {"file": name} | decoded.to_dict()
                answers.append(answer if options["text"] else {k: v for k, v in answer.items() if k != "text"})
            else:
                self.stdout.write(readable(name, decoded))
        if options["json"]:
            self.stdout.write(json.dumps(answers, ensure_ascii=False, indent=1))


def provider_patterns() -> list[ProviderPattern]:
    """What providers send, from the published rows; without a database there are none."""
    rows = ProviderResponse.objects.select_related("provider").order_by("key")
    try:
        return [
            ProviderPattern(
                row.provider.slug, row.pattern, row.reply_code, row.enhanced_code, row.tag, row.retry, row.who_acts
            )
            for row in rows
            if row.pattern
        ]
    except Exception:
        return []


def readable(name: str, decoded: Decoded) -> str:
    """One block of lines per file, one indented block per recipient."""
    lines = [f"{name}: {decoded.kind}"]
    for recipient in decoded.recipients:
        lines += ["", *_recipient(recipient)]
    return "\n".join(lines) + "\n"


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
