from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from codes import content


class Command(BaseCommand):
    help = "Write the database back into the content files. Loading and dumping again gives the same bytes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.CONTENT_DIR)

    def handle(self, *args: Any, **options: Any) -> None:
        count = content.dump(options["folder"])
        self.stdout.write(f"{count} content files in {options['folder']}")
