import time
import pytest
from django.urls import reverse
from tests.test_exchange import *
from codes.desk import exchange_files
pytestmark = pytest.mark.django_db
@pytest.mark.parametrize("form", ["po","xlsx"])
def test_full(editor, form):
    rows = exchange.rows("ja", KINDS)
    import dataclasses, random
    data = export(editor, form, "ja", kinds=KINDS)
    changes = exchange_files.read(data)
    random.seed(1)
    changes2 = [dataclasses.replace(c, new=(c.new[: -5] + "。") if c.field not in("search_terms","term","name") else c.new) for c in changes]
    # write as file
    import codes.desk.exchange as x
    text = x.rows("ja", KINDS)
    out = exchange_files.write_catalogue("ja", [dataclasses.replace(r, text=c.new) for r, c in zip(text, changes2)]).decode()
    for r,c in zip(text, changes2):
        import codes.entry
        out = out.replace(f"text={codes.entry.digest(c.new)}", f"text={r.text_digest}")
    t=time.time(); dry=bring_in(editor, out.encode()); print("dry", time.time()-t, dry.status_code, len(dry.context["plan"].edits), len(dry.content), len(dry.context["carried"]), [f for f in dry.context["plan"].faults][:3])
    t=time.time(); print(confirm(editor, dry).status_code, "apply", time.time()-t)
