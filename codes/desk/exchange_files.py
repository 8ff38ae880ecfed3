"""The files that go to outside translators and come back: PO (gettext) and XLSX (spreadsheet).

Either carries, beside each text, its key, its language and the digests of the text and of the English as they were
exported. Whatever is wrong with a file as a whole raises FileError; what is wrong with a row goes into its Change.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from codes.desk.exchange import ROWS, Change, FileError, Row
from codes.desk.exchange_po import read_po, write_po
from codes.desk.exchange_xlsx import read_xlsx, write_xlsx

LIMIT_MIB = 10
LIMIT = LIMIT_MIB * 1024 * 1024
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file: its media type, and what writes it."""

    content_type: str
    write: Callable[[str, list[Row]], bytes]


FORMS = {
    "po": Form("text/x-gettext-translation; charset=utf-8", write_po),
    "xlsx": Form(XLSX_TYPE, write_xlsx),
}


def read(data: bytes) -> list[Change]:
    """The rows of a file, in either form. Raises FileError."""
    if len(data) > LIMIT:
        raise FileError(too_large())
    reader = read_xlsx if data[:4] == b"PK\x03\x04" else read_po
    changes = list(islice(reader(data), ROWS + 1))
    if not changes:
        raise FileError(_("The file holds no texts."))
    if len(changes) > ROWS:
        raise FileError(_("The file has more than %(rows)s rows. Divide it, and bring in the parts.") % {"rows": ROWS})
    return [_storable(change) for change in changes]


def too_large() -> str:
    return _("The file is larger than %(limit)s MiB. Divide it, and bring in the parts.") % {"limit": LIMIT_MIB}


def _storable(change: Change) -> Change:
    """Lone surrogates and NUL come out of some programs; no database takes them."""
    texts = (change.kind, change.key, change.field, change.lang, change.new, change.source or "")
    if not any(_UNSTORABLE.search(text) for text in texts):
        return change
    kind, key, name, lang = (_UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text) for text in texts[:4])
    problem = _("The text holds a character that cannot be stored.")
    return Change(change.line, kind, key, name, lang, new="", problem=problem)
