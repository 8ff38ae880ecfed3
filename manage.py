#!/usr/bin/env python3
"""Django's command line for smtpref."""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit("smtpref needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])  # noqa: UP031


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smtpref.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
