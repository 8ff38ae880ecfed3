"""PO catalogues: valid to the letter, and the same texts whatever a translator's program makes of their form."""

import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codes.desk import exchange_files
from codes.desk.exchange_po import write_po
from codes.models import StatusCode
from tests.test_admin import person, save, signed_in, text_url
from tests.test_exchange import KINDS, bring_in, cause, changed, confirm, export, row_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_replies")]
needs_gettext = pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")

# A line as gettext's manual has it: a comment, or a keyword with its string, or a string that goes on.
LINE = re.compile(r'(#\.|#,) (.+)|(#\| )?(msgctxt |msgid |msgstr )?"((?:[^"\\]|\\[\\"ntr])*)"')
ORDER = ["#.", "#,", "#| msgid", "msgctxt", "msgid", "msgstr"]
ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


@pytest.fixture
def editor():
    return signed_in(person("editor", "Editor"))


def entries(data):
    """The entries of a catalogue, each part -> its text. Fails on whatever a strict program would refuse."""
    found = []
    for block in data.decode().removesuffix("\n").split("\n\n"):
        entry = {}
        part = ""
        for line in block.split("\n"):
            match = LINE.fullmatch(line)
            assert match, line
            comment, words, previous, keyword, string = match.groups()
            if comment:
                entry[comment] = f"{entry[comment]}\n{words}" if comment in entry else words
                continue
            if keyword:
                part = (previous or "") + keyword.strip()
                assert part not in entry, line
                entry[part] = ""
            assert bool(previous) == part.startswith("#|"), line
            entry[part] += re.sub(r"\\(.)", lambda escape: ESCAPED.get(escape[1], escape[1]), string)
        assert [*entry] == [part for part in ORDER if part in entry]
        assert entry.get("#,", "fuzzy") == "fuzzy"
        found.append(entry)
    return found


def outdated(editor):
    """English and translation of several lines, and the English changed since; the English that was, per field."""
    before = {
        "how_to_fix": '1. A "quoted" path C:\\mail.\n2. ' + "A long step. " * 12 + "End.\n\n- A list.",
        "cause": "Old.",
    }
    save(editor, text_url("421", "en"), **before)
    save(editor, text_url("421", "ko"), how_to_fix="1. 하나.\n2. 둘.", cause="원인.")
    save(editor, text_url("421", "en"), how_to_fix="1. New.\n2. Newer.", cause="New.")
    return before


@pytest.mark.parametrize("lang", ["en", "ko", "ja"])
def test_the_header_says_what_is_true_and_invents_nobody(editor, lang):
    header, *_texts = entries(export(editor, lang=lang))
    fields = dict(line.split(": ", 1) for line in header["msgstr"].splitlines())
    for date in ("POT-Creation-Date", "PO-Revision-Date"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d\+0000", fields.pop(date))
    assert fields == {
        "Project-Id-Version": "smtpref",
        "Last-Translator": "Automatically generated",
        "Language-Team": "none",
        "Language": lang,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


@needs_gettext
@pytest.mark.parametrize("lang", ["en", "ko", "ja"])
def test_msgfmt_finds_nothing_to_complain_of(editor, lang, tmp_path):
    outdated(editor)
    path = tmp_path / "texts.po"
    path.write_bytes(export(editor, lang=lang, kinds=KINDS))
    checked = subprocess.run(
        ["msgfmt", "--check", "--output-file=/dev/null", path], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def rewrapped(data):
    """The same catalogue as another program would write it: strings cut anywhere, keywords alone on their lines."""
    lines = []
    for entry in entries(data):
        for part, text in entry.items():
            if part in {"#.", "#,"}:
                lines += [f"{part} {line}" for line in text.split("\n")]
                continue
            mark = "#| " if part.startswith("#|") else ""
            pieces = [text[at : at + 17] for at in range(0, len(text), 17)]
            escaped = [piece.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") for piece in pieces]
            lines += [f'{part} ""', *(f'{mark}"{piece}"' for piece in escaped)]
        lines.append("")
    return "\n".join(lines).encode()


def msgcat(*options):
    def run(data):
        return subprocess.run(["msgcat", *options, "-"], input=data, capture_output=True, check=True).stdout

    return run


@pytest.mark.parametrize(
    "program",
    [
        pytest.param(rewrapped, id="cut anywhere"),
        pytest.param(msgcat(), id="msgcat", marks=needs_gettext),
        pytest.param(msgcat("--width=40"), id="msgcat, narrow", marks=needs_gettext),
        pytest.param(msgcat("--no-wrap", "--sort-output"), id="msgcat, sorted", marks=needs_gettext),
        pytest.param(msgcat("--escape"), id="msgcat, escaped", marks=needs_gettext),
        pytest.param(lambda data: b"\xef\xbb\xbf" + data, id="byte order mark"),
        pytest.param(lambda data: data.replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(lambda data: data.replace(b"\n", b"\r"), id="CR"),
        pytest.param(lambda data: data.rstrip(b"\n"), id="no last line end"),
        pytest.param(lambda data: data.replace(b"Language: ko", b"Language: ko_KR"), id="the country named"),
        pytest.param(lambda data: data.replace(b"Language: ko\\n", b"X-Generator: a program\\n"), id="another header"),
        pytest.param(lambda data: b"# Translated by a person.\n#\n#, fuzzy\n" + data, id="a fuzzy header"),
    ],
)
def test_what_a_program_makes_of_a_catalogue_comes_in_equally(editor, program):
    outdated(editor)
    data, _line = changed(export(editor), "밖에서 옮긴 문장입니다.")
    made = program(data)
    assert made != data
    plans = [bring_in(editor, file).context["plan"] for file in (data, made)]
    assert plans[0].faults == plans[1].faults == []
    assert plans[0].unchanged == plans[1].unchanged > 40
    texts = [{(edit.change.place, edit.after) for edit in plan.edits} for plan in plans]
    assert texts[0] == texts[1] == {(("code", "421", "cause", "ko"), "밖에서 옮긴 문장입니다.")}


def test_obsolete_entries_count_for_nothing(editor):
    obsolete = '#~ msgctxt "code:421:cause"\n#~ msgid "An older text."\n#~ msgstr "지난 문장입니다."\n'
    data = export(editor) + b"\n" + obsolete.encode() + b'\n#, fuzzy\n#~| msgid "Oldest."\n' + obsolete.encode()
    plan = bring_in(editor, data).context["plan"]
    assert (plan.edits, plan.faults, plan.warnings) == ([], [], [])
    alone = bring_in(editor, obsolete.encode())
    assert (alone.status_code, alone.context["fault"]) == (422, "The file holds no texts.")


def test_a_text_that_stands_twice_is_named_with_the_line_of_both(editor):
    data, line = changed(export(editor), "하나.")
    [entry] = re.findall(rb'#\. smtpref[^\n]*\n(?:#\.[^\n]*\n)?msgctxt "code:421:cause"\n.*?\n\n', data, re.DOTALL)
    response = bring_in(editor, data + b"\n" + entry)
    [fault] = response.context["plan"].faults
    assert (response.status_code, fault.reason) == (422, f"The same text stands in line {line} already.")
    assert fault.line > line


def test_a_text_of_several_lines_comes_in(editor):
    data, _line = changed(export(editor), '1. 하나.\n\n2. "둘"\t\\.', ("code", "421", "how_to_fix"))
    assert confirm(editor, bring_in(editor, data)).status_code == 302
    assert StatusCode.objects.get(code="421").how_to_fix_ko == '1. 하나.\n\n2. "둘"\t\\.'
    assert cause()


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\r") | st.sampled_from('\n\t"\\%{}_x000D_=#~|'), max_size=60
)


@given(TEXTS.filter(str.strip), TEXTS)
def test_any_text_survives_a_catalogue(english, text):
    data = write_po("ko", [row_of(text, english)])
    [change] = exchange_files.read(data)
    assert (change.new, change.source) == (text, english)
    assert (change.problem, change.place) == ("", ("code", "421", "cause", "ko"))
    _header, entry = entries(data)
    assert (entry["msgid"], entry["msgstr"]) == (english, text)
