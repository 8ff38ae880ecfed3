"""Loading and dumping the content files: faults, the three-way rule, the same bytes back."""

import shutil

import pytest
import yaml
from django.core.management import CommandError, call_command

from codes import content, revision
from codes.models import GlossaryTerm, LoadedItem, ProviderResponse, StatusCode, TextState

pytestmark = pytest.mark.django_db
# In C where libyaml is there, as the content itself is read.
LOADER, DUMPER = getattr(yaml, "CSafeLoader", yaml.SafeLoader), getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@pytest.fixture
def folder(tmp_path, settings):
    copy = tmp_path / "fixtures"
    shutil.copytree(settings.CONTENT_DIR, copy)
    return copy


def edit(folder, name, change):
    """Change the data of one content file in place."""
    path = folder / name
    data = yaml.load(path.read_text(), Loader=LOADER)  # noqa: S506  (a safe loader)
    changed = change(data)
    whole = data if changed is None else changed
    path.write_text(yaml.dump(whole, Dumper=DUMPER, allow_unicode=True, sort_keys=False))


def load(folder, **options):
    items, retired = content.read(folder)
    return content.load(items, retired, **options)


def faults(folder):
    with pytest.raises(content.ContentError) as caught:
        content.read(folder)
    return [str(fault) for fault in caught.value.faults]


def test_loading_again_changes_nothing(folder):
    before = revision.current()
    report = load(folder)
    assert (report.created, report.updated, report.removed) == (0, 0, 0)
    assert report.unchanged > 900
    assert revision.current() == before


def test_load_then_dump_gives_the_same_bytes(folder, tmp_path):
    content.dump(tmp_path / "out")
    written = {path.relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*.yaml")}
    there = {path.relative_to(folder) for path in folder.rglob("*.yaml")}
    assert written == there
    for name in written:
        assert (tmp_path / "out" / name).read_bytes() == (folder / name).read_bytes(), name


FAULTS = {
    "unknown code": ("reply_codes.yaml", lambda rows: rows[0]["confused_with"].append("599"), "unknown code '599'"),
    "missing field": ("reply_codes.yaml", lambda rows: rows[0].pop("category") and None, "missing field 'category'"),
    "unknown field": ("reply_codes.yaml", lambda rows: rows[0].update(colour="red"), "unknown field 'colour'"),
    "vocabulary": ("reply_codes.yaml", lambda rows: rows[0].update(retry="perhaps"), "'perhaps' is not one of"),
    "number for text": ("reply_codes.yaml", lambda rows: rows[0].update(code=101), "101 is not a reply code"),
    "duplicate code": ("reply_codes.yaml", lambda rows: rows.append(dict(rows[0])), "duplicate code 101"),
    "not a list": ("providers.yaml", lambda rows: {"gmail": 1}, "must hold a list"),
    "missing text": ("text/en/421.yaml", lambda text: text.pop("cause") and None, "missing field 'cause'"),
    "too long": ("text/en/421.yaml", lambda text: text.update(summary="a" * 161), "161 characters long, 160 at most"),
    "unknown class": ("enhanced_codes.yaml", lambda rows: rows[0]["verdicts"].update({"3": {}}), "'3' is not a class"),
    "bad pattern": ("responses.yaml", lambda rows: rows[0].update(pattern="a(?!b)"), "pattern is not RE2"),
    "unknown category": ("responses.yaml", lambda rows: rows[0].update(category="odd"), "'odd' is not one of"),
    "not true or false": ("responses.yaml", lambda rows: rows[0].update(distinctive="yes"), "'yes' is not one of"),
    "no sign": ("providers.yaml", lambda rows: rows[0].update(signs=["two words"]), "'two words' is not a domain"),
    "unknown provider": ("responses.yaml", lambda rows: rows[0].update(provider="nobody"), "unknown provider"),
    "pair order": ("pairs.yaml", lambda rows: [{"codes": ["500", "421"], "note": {"en": "x"}}], "reply before"),
    "pair of nobody": ("pairs.yaml", lambda rows: [{"codes": ["421", "599"], "note": {"en": "x"}}], "unknown code"),
    "unknown term": ("glossary/ko.yaml", lambda rows: rows[0].update(key="nothing"), "unknown term 'nothing'"),
    "retired but there": ("retired.yaml", lambda rows: [{"kind": "code", "key": "421"}], "still in the files"),
    "language of a text": ("pairs.yaml", lambda rows: [{"codes": ["421", "500"], "note": {"xx": "x"}}], "unknown lang"),
}


@pytest.mark.parametrize(("name", "change", "reason"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_names_file_line_and_reason_and_writes_nothing(folder, name, change, reason):
    edit(folder, name, change)
    edit(folder, "text/en/550.yaml", lambda text: text.update(cause="Changed."))
    with pytest.raises(CommandError, match="nothing was written") as refused:
        call_command("loadcontent", folder)
    found = [fault for fault in str(refused.value).splitlines() if reason in fault]
    assert found
    file, line, _ = found[0].split(":", 2)
    assert file == name
    assert int(line) >= 1
    assert StatusCode.objects.get(code="550").cause_en != "Changed."


def test_bad_yaml_names_the_line(folder):
    (folder / "text/en/421.yaml").write_text("name: a\nsummary: [b\ncause: c\n")
    assert any(fault.startswith("text/en/421.yaml:3: bad YAML") for fault in faults(folder))


def test_duplicate_key_names_the_line(folder):
    path = folder / "text/en/421.yaml"
    path.write_text("name: twice\n" + path.read_text())
    assert any(fault.startswith("text/en/421.yaml:2: bad YAML: duplicate key 'name'") for fault in faults(folder))


def test_unknown_text_file_and_language(folder):
    shutil.copy(folder / "text/en/421.yaml", folder / "text/en/599.yaml")
    (folder / "text/tlh").mkdir()
    found = faults(folder)
    assert "text/en/599.yaml:1: unknown code 599" in found
    assert any(fault.startswith("text/tlh:1: not a language") for fault in found)


def test_missing_english_text(folder):
    (folder / "text/en/421.yaml").unlink()
    assert any("421 has no text" in fault for fault in faults(folder))


def test_all_faults_are_told_at_once(folder):
    edit(folder, "reply_codes.yaml", lambda rows: rows[0].update(retry="perhaps"))
    edit(folder, "providers.yaml", lambda rows: rows[0].update(kind="friend"))
    assert len(faults(folder)) >= 2


def test_what_nobody_touched_is_updated(folder):
    edit(folder, "text/en/421.yaml", lambda text: text.update(cause="A new cause."))
    before = revision.current()
    report = load(folder)
    assert StatusCode.objects.get(code="421").cause_en == "A new cause."
    assert report.updated == 1
    assert revision.current() == before + 1


def test_a_column_that_is_new_takes_the_files_value(folder):
    """After a migration a row has the column's default, which no load has written."""
    kept = {"key": "gmail-001"}
    ProviderResponse.objects.filter(**kept).update(category="none", distinctive=False)
    loaded = LoadedItem.objects.get(kind="response", **kept)
    loaded.digests = {name: one for name, one in loaded.digests.items() if name not in {"category", "distinctive"}}
    loaded.save()
    report = load(folder)
    assert ProviderResponse.objects.filter(**kept, category="rate", distinctive=True).exists()
    assert (report.updated, report.conflicts) == (1, [])


def test_what_an_editor_changed_is_left_alone_and_reported(folder):
    row = StatusCode.objects.get(code="421")
    row.cause_ko = "편집자가 고친 문장입니다."
    row.save()
    edit(folder, "text/ko/421.yaml", lambda text: text.update(summary="파일에서 고친 요약입니다."))
    report = load(folder)
    row.refresh_from_db()
    assert row.cause_ko == "편집자가 고친 문장입니다."
    assert row.summary_ko == "파일에서 고친 요약입니다."
    assert report.kept == ["code 421: cause_ko"]
    assert report.conflicts == []


def test_where_both_changed_the_editors_words_stay_and_the_conflict_is_reported(folder):
    row = StatusCode.objects.get(code="421")
    row.cause_en = "The editor's cause."
    row.save()
    edit(folder, "text/en/421.yaml", lambda text: text.update(cause="The file's cause."))
    assert load(folder).conflicts == ["code 421: cause_en"]
    assert load(folder).kept == ["code 421: cause_en"]
    row.refresh_from_db()
    assert row.cause_en == "The editor's cause."


def test_what_an_editor_deleted_stays_deleted(folder):
    GlossaryTerm.objects.get(key="mx").delete()
    assert load(folder).kept == ["term mx: deleted by an editor"]
    assert not GlossaryTerm.objects.filter(key="mx").exists()


def test_only_what_is_retired_by_name_is_removed(folder):
    for lang in ("en", "ko", "ja"):
        edit(folder, f"glossary/{lang}.yaml", lambda rows: [row for row in rows if row["key"] not in {"mx", "spf"}])
    edit(folder, "retired.yaml", lambda rows: [{"kind": "term", "key": "mx"}])
    assert load(folder).removed == 1
    assert not GlossaryTerm.objects.filter(key="mx").exists()
    assert GlossaryTerm.objects.filter(key="spf").exists()


def test_retired_but_edited_is_kept_and_reported(folder):
    term = GlossaryTerm.objects.get(key="mx")
    term.definition_ko = "편집자의 정의입니다."
    term.save()
    for lang in ("en", "ko", "ja"):
        edit(folder, f"glossary/{lang}.yaml", lambda rows: [row for row in rows if row["key"] != "mx"])
    edit(folder, "retired.yaml", lambda rows: [{"kind": "term", "key": "mx"}])
    assert load(folder).conflicts == ["term mx: retired by the files, but edited here"]
    assert GlossaryTerm.objects.filter(key="mx").exists()


def test_an_editors_work_survives_dump_and_load(folder, tmp_path):
    row = StatusCode.objects.get(code="421")
    row.cause_ko = "편집자가 고친 문장입니다."
    row.save()
    GlossaryTerm.objects.get(key="mx").delete()
    content.dump(folder)
    assert "편집자가 고친 문장입니다." in (folder / "text/ko/421.yaml").read_text()
    assert yaml.safe_load((folder / "retired.yaml").read_text()) == [{"kind": "term", "key": "mx"}]
    StatusCode.objects.all().delete()
    GlossaryTerm.objects.all().delete()
    LoadedItem.objects.all().delete()
    TextState.objects.all().delete()
    load(folder)
    assert StatusCode.objects.get(code="421").cause_ko == "편집자가 고친 문장입니다."
    content.dump(tmp_path / "again")
    for path in folder.rglob("*.yaml"):
        assert (tmp_path / "again" / path.relative_to(folder)).read_bytes() == path.read_bytes()


def test_changed_english_makes_translations_outdated_until_marked(folder):
    edit(folder, "text/en/421.yaml", lambda text: text.update(cause="A new cause."))
    load(folder)
    source = TextState.objects.get(kind="code", key="421", field="cause", lang="ko")
    old = source.digest
    load(folder, mark_current=True)
    source.refresh_from_db()
    assert source.digest != old


def test_progress_counts_every_kind(folder):
    seen = []
    load(folder, progress=lambda kind, done, total: seen.append((kind, done, total)))
    assert ("code", 145, 145) in seen
    assert {kind for kind, _, _ in seen} >= {"code", "concrete", "provider", "response", "term"}
