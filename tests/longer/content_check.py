"""The longer checks of the text (`make content-check`): nothing shared with an RFC, spelling.

RFC texts come from Debian's doc-rfc packages (section non-free), read through an apt configuration of our own in
DATA_DIR, so that the machine's sources stay as they are; none is kept in the project. Spelling uses hunspell with the
words of tests/longer/words-en.txt added.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import django

FOLDER = Path(__file__).parent
RUN = 10
PACKAGES = ["std", "std-proposed", "old-std", "experimental", "informational", "misc", "others"]
DICTIONARY, DICTIONARY_PACKAGE = "en_GB", "hunspell-en-gb"
NOT_PROSE = re.compile(r"`[^`]*`|\"[^\"]*\"|“[^”]*”|https?://\S+|\S*[@/_]\S*|\b[\w-]+(?:\.[\w-]+)+\b")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def rfc_texts(cache: Path) -> Path:
    """The folder with the RFC texts, fetched on first use."""
    texts = cache / "texts"
    if texts.exists():
        return texts
    for folder in ("lists/partial", "cache/archives/partial", "debs"):
        (cache / folder).mkdir(parents=True, exist_ok=True)
    release = re.search(r"^VERSION_CODENAME=(\w+)", Path("/etc/os-release").read_text(), re.MULTILINE)
    if not release:
        sys.exit("content-check fetches the RFC texts from Debian's packages, and this is not Debian.")
    key = "/usr/share/keyrings/debian-archive-keyring.gpg"
    (cache / "sources.list").write_text(f"deb [signed-by={key}] http://deb.debian.org/debian {release[1]} non-free\n")
    (cache / "status").touch()
    options = {
        "Dir::Etc::sourcelist": cache / "sources.list",
        "Dir::Etc::sourceparts": "-",
        "Dir::State": cache,
        "Dir::State::lists": cache / "lists",
        "Dir::State::status": cache / "status",
        "Dir::Cache": cache / "cache",
        "APT::Sandbox::User": "root",
    }
    apt = ["apt-get", "-qq", *(part for name, value in options.items() for part in ("-o", f"{name}={value}"))]
    subprocess.run([*apt, "update"], check=True)
    subprocess.run([*apt, "download", *(f"doc-rfc-{name}" for name in PACKAGES)], cwd=cache / "debs", check=True)
    for package in (cache / "debs").glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", str(package), str(cache / "unpacked")], check=True)
        package.unlink()
    texts.mkdir()
    for path in (cache / "unpacked").rglob("rfc[0-9]*.txt.gz"):
        data = subprocess.run(["gzip", "-dc", str(path)], check=True, capture_output=True).stdout
        (texts / path.name.removesuffix(".gz")).write_bytes(data)
    for path in (cache / "unpacked").rglob("rfc[0-9]*.txt"):
        shutil.copy(path, texts / path.name)
    shutil.rmtree(cache / "unpacked")
    return texts


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


def shared_with_rfcs(texts: dict[str, str], folder: Path, cited: set[int]) -> list[str]:
    """Where a run of ten words of ours stands in one of the RFCs that we cite."""
    ours: dict[tuple[str, ...], str] = {}
    for where, text in texts.items():
        ours |= dict.fromkeys(runs(text), where)
    faults = []
    missing = [number for number in sorted(cited) if not (folder / f"rfc{number}.txt").exists()]
    say(f"RFCs cited: {len(cited)}; not in Debian's packages: {', '.join(map(str, missing)) or 'none'}")
    for number in sorted(cited - set(missing)):
        page = (folder / f"rfc{number}.txt").read_text(errors="replace")
        page = re.sub(r"\n\n+\S.*\[Page \d+\]\n\f?\n?RFC \d+.*\n", "\n", page)
        shared = runs(page) & ours.keys()
        faults += [f"{ours[run]}: in RFC {number}: {' '.join(run)}" for run in shared]
    return faults


def misspelt(texts: dict[str, str]) -> list[str]:
    """English words that neither the dictionary nor our list knows. A missing dictionary is installed."""
    if not shutil.which("hunspell") or not Path(f"/usr/share/hunspell/{DICTIONARY}.dic").exists():
        install = ["apt-get", "install", "-y", "-qq", "hunspell", DICTIONARY_PACKAGE]
        subprocess.run(install, check=True, stdout=subprocess.DEVNULL)
    known = set((FOLDER / "words-en.txt").read_text(encoding="utf-8").split())
    faults = []
    for where, text in texts.items():
        prose = NOT_PROSE.sub(" ", text).replace("’", "'")
        prose = re.sub(r"[A-Za-z]*\d[\w.]*|\b[A-Z]{2,}\w*\b", " ", prose)
        result = subprocess.run(
            ["hunspell", "-d", DICTIONARY, "-i", "utf-8", "-l"], input=prose, capture_output=True, text=True, check=True
        )
        faults += [f"{where}: {word}" for word in sorted(set(result.stdout.split()) - known)]
    return faults


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smtpref.settings")
    django.setup()
    from django.conf import settings  # noqa: PLC0415

    from codes import content  # noqa: PLC0415

    items, _ = content.read(settings.CONTENT_DIR)
    texts: dict[str, str] = {}
    cited = set()
    for item in items:
        for column, value in item.values.items():
            field, _, lang = column.rpartition("_")
            if lang == "en" and field not in {"name", "search_terms"} and value and isinstance(value, str):
                texts[f"{item.kind} {item.key} {field}"] = value
        cited |= {reference["rfc"] for reference in item.values.get("references", []) if "rfc" in reference}
    prose = {where: text for where, text in texts.items() if not where.startswith("response")}
    faults = shared_with_rfcs(prose, rfc_texts(settings.DATA_DIR / "rfc"), cited)
    say(f"{len(prose)} English texts compared, {len(faults)} runs of {RUN} words shared")
    spelling = [f"spelling: {fault}" for fault in misspelt(texts)]
    say(f"{len(texts)} English texts spelt, {len(spelling)} unknown words")
    for fault in faults + spelling:
        say(fault)
    return 1 if faults or spelling else 0


if __name__ == "__main__":
    sys.exit(main())
