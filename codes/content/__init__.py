"""Content files to database and back.

`read` turns the folder of content files into checked items or raises ContentError naming every fault;
`load` merges items into the database three ways; `dump` writes the database back as the same bytes.
"""

from codes.content.dump import dump
from codes.content.items import Item
from codes.content.load import Report, load
from codes.content.reader import read
from codes.content.yamlfile import ContentError, Fault

__all__ = ["ContentError", "Fault", "Item", "Report", "dump", "load", "read"]
