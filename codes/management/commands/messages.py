from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from codes import messages


class Command(BaseCommand):
    help = "Interface messages: bring catalogues in line with the sources, check them, compile them."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        action = parser.add_mutually_exclusive_group(required=True)
        action.add_argument("--update", action="store_true", help="extract from templates and code")
        action.add_argument("--check", action="store_true", help="fail if anything is missing or untranslated")
        action.add_argument("--compile", action="store_true", help="write the .mo files")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["update"]:
            messages.update()
        elif options["compile"]:
            messages.compile_all()
        else:
            faults = list(messages.faults())
            if faults:
                raise CommandError("\n".join(faults) + f"\n{len(faults)} faults in the message catalogues")
