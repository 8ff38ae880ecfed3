"""All texts out and in at once: nothing changes on the way, and the content files hold what came in."""

import pytest

from codes import content, revision
from codes.models import LoadedItem, StatusCode, TextState
from tests.desk import person, signed_in
from tests.page import page
from tests.test_exchange import FORMATS, KINDS, bring_in, changed, confirm, export
from tests.test_exchange_po import entries, outdated

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return signed_in(person("editor", "Editor"))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["en", "ko", "ja"])
def test_what_comes_back_as_it_went_out_changes_nothing(editor, form, lang):
    before = revision.current()
    dry_run = bring_in(editor, export(editor, form, lang, kinds=KINDS))
    assert dry_run.status_code == 200
    plan = dry_run.context["plan"]
    assert (plan.edits, plan.faults, plan.warnings) == ([], [], [])
    assert plan.unchanged > 2000
    assert "carried" not in [attributes.get("name") for _tag, attributes in page(dry_run).elements]
    assert revision.current() == before


def test_a_catalogue_is_valid_to_the_letter(editor):
    before = outdated(editor)
    header, *texts = entries(export(editor, kinds=KINDS))
    contexts = [entry["msgctxt"] for entry in texts]
    assert len(contexts) == len(set(contexts)) > 2000
    for entry in texts:
        former, ours = entry["msgid"], entry["msgstr"]
        assert former
        # msgfmt wants both or neither to begin and to end with a new line.
        assert not ours or (former[0] == "\n", former[-1] == "\n") == (ours[0] == "\n", ours[-1] == "\n")
    for field, english in before.items():
        [entry] = [entry for entry in texts if entry["msgctxt"] == f"code:421:{field}"]
        assert (entry["#,"], entry["#| msgid"]) == ("fuzzy", english)
    assert {entry["msgctxt"] for entry in texts if "#," in entry} == {"code:421:cause", "code:421:how_to_fix"}
    assert [*header] == ["msgid", "msgstr"]


def test_what_was_brought_in_survives_dump_and_load_byte_for_byte(editor, tmp_path, settings):
    awkward = "1. '따옴표': #기호, \"하나\"  \r\n\r\n- 둘\t셋\u2028넷: &다섯 *여섯\n\n---\n```\n550 5.1.1\n```\n"
    data, _line = changed(export(editor, "po"), awkward, ("code", "421", "how_to_fix"))
    data, _line = changed(data, "하나\n둘: 셋\n- 넷", ("code", "421", "search_terms"))
    assert confirm(editor, bring_in(editor, data)).status_code == 302
    content.dump(tmp_path / "one")
    folder = settings.CONTENT_DIR
    dumped = {path.relative_to(tmp_path / "one"): path.read_bytes() for path in (tmp_path / "one").rglob("*.yaml")}
    assert [str(name) for name in dumped if (folder / name).read_bytes() != dumped[name]] == ["text/ko/421.yaml"]
    # A release without these texts overwrites none of them; loading one's own dump changes nothing.
    for loaded in (folder, tmp_path / "one"):
        items, retired = content.read(loaded)
        content.load(items, retired)
        content.dump(tmp_path / "two")
        for name, data in dumped.items():
            assert (tmp_path / "two" / name).read_bytes() == data
    # And in a new house, from the files alone.
    for model in (StatusCode, TextState, LoadedItem):
        model.objects.all().delete()
    items, retired = content.read(tmp_path / "one")
    content.load(items, retired)
    content.dump(tmp_path / "three")
    for name, data in dumped.items():
        assert (tmp_path / "three" / name).read_bytes() == data
