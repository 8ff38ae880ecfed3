import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from codes import content


class Command(BaseCommand):
    help = (
        "Merge the content files into the database: what nobody touched is updated, what editors changed is "
        "kept and reported, and only what the files retire by name is removed. Nothing is written if a file is wrong."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.CONTENT_DIR)
        parser.add_argument(
            "--mark-current",
            action="store_true",
            help="count every translation in the files as made from the English in the files",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            items, retired = content.read(options["folder"])
        except content.ContentError as error:
            raise CommandError(f"{error}\n{len(error.faults)} faults; nothing was written.") from error
        report = content.load(
            items,
            retired,
            mark_current=options["mark_current"],
            progress=self.progress if options["verbosity"] > 0 else lambda kind, done, total: None,
        )
        for line in report.kept:
            self.stdout.write(f"kept as edited here: {line}")
        for line in report.conflicts:
            self.stderr.write(f"changed here and in the files, kept as edited here: {line}")
        self.stdout.write(
            f"{report.created} created, {report.updated} updated, {report.unchanged} unchanged, "
            f"{report.removed} removed, {len(report.kept)} kept, {len(report.conflicts)} conflicts"
        )

    def progress(self, kind: str, done: int, total: int) -> None:
        if sys.stdout.isatty():
            self.stdout.write(f"\r{kind} {done}/{total}", ending="\n" if done == total else "")
        elif done == total:
            self.stdout.write(f"{kind} {done}/{total}")
