"""Reads or writes TMX with translate-toolkit.

read FILE FROM TO: prints "source, tab, target" of each unit it finds.
write FILE FROM TO: writes the lines of stdin, of the same kind.
"""

import sys

from translate.storage import tmx

action, name, source, target = sys.argv[1:]
if action == "read":
    with open(name, "rb") as file:
        store = tmx.tmxfile(file, source, target)
    for unit in store.units:
        texts = [s.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r") for s in (unit.source, unit.target or "")]
        print("\t".join(texts))
else:
    store = tmx.tmxfile(sourcelanguage=source, targetlanguage=target)
    for line in sys.stdin:
        one, other = line.rstrip("\n").split("\t")
        store.addtranslation(one, source, other, target, "a note & more")
    with open(name, "wb") as file:
        store.serialize(file)
