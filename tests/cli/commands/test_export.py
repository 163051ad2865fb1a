"""``midstance export`` as it is typed."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Type


def test_an_unknown_format_is_wrong_usage(typed: Type) -> None:
    """The line names those that there are."""
    answer = typed("export", "--format", "xlsx")
    assert answer.code == 2
    assert "markdown" in answer.err


def test_csv_is_usual(typed: Type) -> None:
    """Without a format it is what a spreadsheet opens."""
    assert typed("export").out == typed("export", "--format", "csv").out


@pytest.mark.usefixtures("trained")
def test_json_is_what_the_log_prints(typed: Type) -> None:
    """Byte for byte, printed or in a file."""
    assert typed("export", "--format", "json").out == typed("log", "--json").out


@pytest.mark.usefixtures("trained")
def test_csv_has_a_row_for_each_set(typed: Type) -> None:
    """And opens without running anything."""
    rows = list(csv.DictReader(io.StringIO(typed("export").out, newline="")))
    listed = typed("log", "--json").json
    assert [row["id"] for row in rows] == [each["id"] for each in listed]
    assert rows[2]["note"] == "sore, [b]today[/b] \ufffd[31m"
    assert rows[1]["load_kg"] == "16.0"


@pytest.mark.usefixtures("trained")
def test_markdown_and_html_name_the_exercises(typed: Type) -> None:
    """A table for each workout; a page with the year."""
    text = typed("export", "--format", "markdown").out
    assert "| Suitcase carry |" in text
    assert "suitcase-carry" not in text
    page = typed("export", "--format", "html").out
    assert "<h2>Suitcase carry</h2>" in page
    assert "Training history" in page


@pytest.mark.usefixtures("trained")
@pytest.mark.parametrize(
    ("form", "ending"), [("csv", "csv"), ("json", "json"), ("markdown", "md"), ("html", "html")]
)
def test_a_folder_gets_a_file_with_the_days_name(
    typed: Type, tmp_path: Path, form: str, ending: str
) -> None:
    """The name is made of the program's name and the date, and its content is what is printed."""
    folder = tmp_path / "out"
    folder.mkdir()
    answer = typed("export", "--format", form, "--output", str(folder))
    file = folder / f"midstance-2026-11-23.{ending}"
    assert answer.lines == [f"Written: {file}"]
    mark = "\ufeff" if form == "csv" else ""
    assert file.read_bytes().decode() == mark + typed("export", "--format", form).out


@pytest.mark.usefixtures("trained")
def test_a_csv_file_says_that_it_is_utf_8(typed: Type, tmp_path: Path) -> None:
    """A spreadsheet opens it right by a double click; a pipe gets the columns' names at once."""
    file = tmp_path / "sets.csv"
    typed("export", "--output", str(file))
    assert file.read_bytes().startswith(b"\xef\xbb\xbflocal_date,")
    assert typed("export").out.startswith("local_date,")


@pytest.mark.usefixtures("trained")
def test_a_file_that_is_there_is_not_written_over(typed: Type, tmp_path: Path) -> None:
    """Unless it is asked for; the line says how."""
    file = tmp_path / "log.csv"
    file.write_text("mine")
    answer = typed("export", "--output", str(file))
    assert (answer.code, file.read_text()) == (1, "mine")
    assert "--force" in answer.err
    assert typed("export", "--output", str(file), "--force").code == 0
    assert file.read_text(encoding="utf-8-sig").startswith("local_date,")


@pytest.mark.usefixtures("trained")
def test_a_folder_that_is_not_there_is_reported(typed: Type, tmp_path: Path) -> None:
    """No crash, one line."""
    answer = typed("export", "--output", str(tmp_path / "none" / "log.csv"))
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1


@pytest.mark.usefixtures("trained")
def test_toml_is_the_workouts_own_files(typed: Type, data: Path, tmp_path: Path) -> None:
    """Names and contents are those beside the log; again changes nothing."""
    folder = tmp_path / "files"
    for _ in range(2):
        answer = typed("export", "--format", "toml", "--output", str(folder))
        assert answer.lines == [f"Written: 1 workout to {folder}"]
    (kept,) = (data / "workouts").glob("*.toml")
    (copy,) = folder.iterdir()
    assert (copy.name, copy.read_bytes()) == (kept.name, kept.read_bytes())


@pytest.mark.usefixtures("trained")
def test_another_file_of_a_workouts_name_stays(typed: Type, data: Path, tmp_path: Path) -> None:
    """A changed file, or a link in its place, is not touched without force."""
    folder = tmp_path / "files"
    folder.mkdir()
    (kept,) = (data / "workouts").glob("*.toml")
    (folder / kept.name).symlink_to(kept)
    assert typed("export", "--format", "toml", "--output", str(folder)).code == 1
    assert typed("export", "--format", "toml", "--output", str(folder), "--force").code == 0
    assert not (folder / kept.name).is_symlink()


def test_toml_needs_a_folder(typed: Type) -> None:
    """Printed files would be no files."""
    answer = typed("export", "--format", "toml")
    assert answer.code == 2
    assert "--output FOLDER" in answer.err


@pytest.mark.parametrize("form", ["csv", "json", "markdown", "html"])
def test_an_empty_log_can_be_exported(typed: Type, data: Path, form: str) -> None:
    """Nothing in the right form, and no log is made."""
    answer = typed("export", "--format", form)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out
    assert not data.exists()


@pytest.mark.usefixtures("trained")
@pytest.mark.parametrize(("form", "ending"), [("fit", ".fit"), ("strava", ".strava.json")])
def test_platforms_get_a_file_for_each_workout_and_run(
    typed: Type, tmp_path: Path, form: str, ending: str
) -> None:
    """Runs that were done are among them; again changes nothing; a folder is asked for."""
    typed("run", "add", "2026-11-20", "easy", "10km", "55min", "--done")
    typed("run", "add", "2026-11-30", "easy", "8km")
    folder = tmp_path / "out"
    for _ in range(2):
        answer = typed("export", "--format", form, "--to", str(folder))
        assert answer.lines == [f"Written: 2 files to {folder}"]
    names = sorted(each.name for each in folder.iterdir())
    assert [name.partition("-run-")[0][:10] for name in names] == ["2026-11-20", "2026-11-22"]
    assert all(name.endswith(ending) for name in names)
    assert typed("export", "--format", form).code == 2


def test_a_run_comes_back_from_its_fit_file(typed: Type, tmp_path: Path) -> None:
    """Exported, imported into an empty log and exported again, it is the same file of values."""
    typed("run", "add", "2026-11-20", "easy", "10km", "55min", "--done")
    typed("export", "--format", "fit", "--to", str(tmp_path / "out"))
    elsewhere = ("--data-dir", str(tmp_path / "other"))
    assert typed(*elsewhere, "import", str(tmp_path / "out"), "--yes").code == 0
    kept = ("date", "state", "metres", "minutes")
    runs = [typed(*where, "export", "--runs", "--format", "json").json for where in ((), elsewhere)]
    assert [{key: each[key] for key in kept} for each in runs[1]] == [
        {key: each[key] for key in kept} for each in runs[0]
    ]


@pytest.mark.usefixtures("cleared")
def test_the_planned_session_goes_to_a_watch(typed: Type, tmp_path: Path) -> None:
    """One file with the day and the session in its name, and only for a watch."""
    planned = ("export", "--format", "fit", "--planned")
    assert typed(*planned).code == 2
    assert typed("export", "--planned", "--to", str(tmp_path)).code == 2
    assert typed(*planned, "--to", str(tmp_path)).code == 0
    (file,) = tmp_path.glob("*.fit")
    assert file.name == "2026-11-23-foundations-A-planned.fit"


@pytest.fixture
def with_days(typed: Type) -> None:
    """Three days of a week: a check-in with pain, a skipped session, and days away."""
    typed("check-in", "4", "2", "3", "--where", "=knee|<b>")
    typed("skip", "--because", "no-time")
    typed("run", "away", "2026-11-27", "2026-11-29")


@pytest.mark.usefixtures("with_days")
def test_days_leave_as_tables_of_their_own(typed: Type) -> None:
    """Each check-in with its numbers, each skipped session with its reason, days away to the last.

    Nothing in them is a formula, a cell or a tag.
    """
    rows = list(csv.DictReader(io.StringIO(typed("export", "--days").out, newline="")))
    assert {(row["date"], row["kind"], row["reason"]) for row in rows} == {
        ("2026-11-23", "check-in", ""),
        ("2026-11-23", "skipped", "no-time"),
        ("2026-11-27", "away", ""),
    }
    found = typed("export", "--days", "--format", "json").json
    answer = next(each for each in found if each["kind"] == "check-in")
    assert (answer["result"], answer["fatigue"], answer["region"]) == ("amber", 4, "=knee|<b>")
    assert next(each["region"] for each in rows if each["region"]) == "'=knee|<b>"
    assert next(each["until"] for each in found if each["kind"] == "away") == "2026-11-29"
    markdown = typed("export", "--days", "--format", "markdown").out
    assert markdown.startswith("# Days")
    assert "| skipped foundations/A | no-time |" in markdown
    page = typed("export", "--days", "--format", "html").out
    assert "<td>check-in: amber</td>" in page
    assert "<b>" not in page


@pytest.mark.usefixtures("with_days")
def test_days_are_in_the_whole_log_and_come_back_from_its_files(
    typed: Type, tmp_path: Path
) -> None:
    """As a table in Markdown and in the page; another log takes the files in, and has them all."""
    assert "## Days" in typed("export", "--format", "markdown").out
    assert "<h2>Days</h2>" in typed("export", "--format", "html").out
    folder = tmp_path / "files"
    answer = typed("export", "--format", "toml", "--output", str(folder))
    assert "3 files of runs and days" in answer.out
    elsewhere = ("--data-dir", str(tmp_path / "other"))
    assert typed(*elsewhere, "doctor", "--merge", str(folder)).code == 0
    days = [typed(*where, "export", "--days", "--format", "json").json for where in ((), elsewhere)]
    assert days[0] == days[1] != []


def test_what_has_nothing_to_show_is_named(typed: Type, tmp_path: Path) -> None:
    """A session without sets and a run without figures go to no platform, and that is said."""
    typed("log", "add", "foundations/A", "--date", "2026-11-20")
    typed("log", "add", "plank", "30s", "--date", "2026-11-19")
    first, second = typed("export", "--format", "fit", "--to", str(tmp_path / "out")).lines
    assert first == f"Written: 1 file to {tmp_path / 'out'}"
    assert second == (
        "Left out, without a set, a time or a distance: 2026-11-20 Squat, push, trunk. "
        "Add sets: midstance log add EXERCISE AMOUNT --date DAY"
    )


@pytest.mark.usefixtures("trained")
@pytest.mark.parametrize("form", ["fit", "strava"])
def test_runs_alone_go_to_a_platform(typed: Type, tmp_path: Path, form: str) -> None:
    """--runs leaves the workouts out here as it does in a table."""
    typed("run", "add", "2026-11-20", "easy", "10km", "55min", "--done")
    answer = typed("export", "--format", form, "--runs", "--to", str(tmp_path / "out"))
    assert answer.lines == [f"Written: 1 file to {tmp_path / 'out'}"]
    (file,) = (tmp_path / "out").iterdir()
    assert "-run-" in file.name


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "toml", "--runs"), "leave out --runs"),
        (("--format", "fit", "--days"), "write --days as csv"),
        (("--format", "fit", "--planned", "--runs"), "--format fit --planned --output FOLDER"),
        (("--to", ""), "name a file or a folder"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    typed: Type, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    """None is passed over unsaid, and nothing is written."""
    answer = typed("export", "--to", str(tmp_path / "out"), *options)
    assert answer.code == 2
    assert said in answer.err
    assert not list(tmp_path.glob("out*"))


@pytest.mark.usefixtures("trained")
def test_a_slash_at_the_end_means_a_folder(typed: Type, tmp_path: Path) -> None:
    """It is made, and the file in it has the usual name."""
    folder = tmp_path / "new"
    typed("export", "--to", f"{folder}/")
    assert [each.name for each in folder.iterdir()] == ["midstance-2026-11-23.csv"]


@pytest.mark.usefixtures("cleared")
def test_a_planned_session_is_neither_lost_nor_taken_for_todays(
    typed: Type, tmp_path: Path
) -> None:
    """A watch that is not there is no file; a session of another day says that it is one."""
    planned = ("export", "--format", "fit", "--planned", "--to")
    answer = typed(*planned, str(tmp_path / "GARMIN" / "NewFiles"))
    assert answer.code == 1
    assert "connect the watch" in answer.err
    assert len(typed(*planned, str(tmp_path / "a.fit")).lines) == 1
    typed("use", "foundations", "--start", "2026-11-23")
    typed("log", "add", "foundations/A", "--date", "2026-11-23")
    said = typed(*planned, str(tmp_path / "b.fit")).lines
    assert said[1].startswith("It is the next session, and not due today.")
    assert typed(*planned, str(tmp_path / "b.fit")).code == 0
    (tmp_path / "b.fit").write_text("mine")
    assert "--force" in typed(*planned, str(tmp_path / "b.fit")).err
    assert (tmp_path / "b.fit").read_text() == "mine"
