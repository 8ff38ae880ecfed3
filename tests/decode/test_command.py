"""`manage.py decode`: files and standard input, for people and as JSON; what cannot be read is said."""

import json
import os
import subprocess
import sys
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from codes.decode import LIMIT

pytestmark = pytest.mark.django_db

LINE = "550 5.1.1 <a@example.com>: user unknown"


def run(*arguments):
    """What the command wrote to standard output and standard error, and the error it ended with."""
    out, err = StringIO(), StringIO()
    try:
        call_command("decode", *map(str, arguments), stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), error
    return out.getvalue(), err.getvalue(), None


@pytest.fixture
def bounce(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(LINE)
    return file


def test_for_people(bounce):
    out, err, error = run(bounce)
    assert out.startswith(f"{bounce}: line\n")
    assert "  codes: 550 5.1.1\n" in out
    assert "  keep this address: no\n" in out
    assert (err, error) == ("", None)


def test_as_json(bounce):
    (answer,) = json.loads(run("--json", bounce)[0])
    assert answer["file"] == str(bounce)
    assert "text" not in answer
    assert answer["recipients"][0]["evidence"][0]["for"] == "recipient"


def test_with_the_text(bounce):
    assert json.loads(run("--json", "--text", bounce)[0])[0]["text"] == LINE
    assert f"  | {LINE}\n" in run("--text", bounce)[0]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(LINE.encode())))
    assert run("-")[0].startswith("-: line\n")


def test_many_files_and_those_that_cannot_be_read(bounce, tmp_path):
    large, empty, binary = tmp_path / "large", tmp_path / "empty", tmp_path / "binary"
    large.write_bytes(b"x" * (LIMIT + 1))
    empty.touch()
    binary.write_bytes(bytes(range(256)) * 9)
    files = [tmp_path / "missing", bounce, tmp_path, large, empty, binary]
    out, err, error = run("--json", *files)
    assert [answer["file"] for answer in json.loads(out)] == [str(bounce), str(empty), str(binary)]
    assert [answer["kind"] for answer in json.loads(out)] == ["line", "empty", "message"]
    told = err.splitlines()
    assert told[0] == f"{tmp_path / 'missing'}: No such file or directory"
    assert told[1] == f"{tmp_path}: Is a directory"
    assert told[2].startswith(f"{large}: more than 4 MiB")
    assert len(told) == 3
    assert error.returncode == 1
    assert str(error) == "3 of 6 could not be read."


def test_a_terminal_is_given_nothing_to_obey(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"550 5.1.1 user unknown \x1b]0;gotcha\x07 \x9b2J \xc2\x9b2J")
    out = run("--text", file)[0]
    assert "\\x1b]0;gotcha\\x07" in out
    assert not [char for char in out if not char.isprintable() and char != "\n"]


@pytest.mark.parametrize(("arguments", "status"), [(["missing"], 1), ([], 2), (["-"], 0)])
def test_exit_status(arguments, status, tmp_path):
    """Without tables the providers are not known, and all else is."""
    done = subprocess.run(
        [sys.executable, "manage.py", "decode", *arguments],
        input=LINE,
        capture_output=True,
        text=True,
        check=False,
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "LC_ALL": "C"},
    )
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert ("codes: 550 5.1.1" in done.stdout) == (status == 0)
