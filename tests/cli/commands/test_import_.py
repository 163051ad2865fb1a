"""Histories of other programs come in at the prompt, once, and go out whole."""

from datetime import datetime
from pathlib import Path

import pytest

from midstance.exchange.exporters.fit.messages import (
    FitField,
    Kind,
    Message,
    fit_file,
    fit_moment,
)
from tests.cli.conftest import Type
from tests.exchange.importers.samples import SAMPLES, fit_bytes

STRONG = str(SAMPLES / "strong_a.csv")
HEVY = str(SAMPLES / "hevy_kg.csv")
HEAD = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
MONDAY = "2026-11-02 18:00:00,Legs,52m"


def strong(folder: Path, *rows: str, name: str = "strong.csv") -> str:
    """A small export of Strong; gives its path."""
    path = folder / name
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows))
    return str(path)


def test_a_history_comes_in_as_one_change(typed: Type) -> None:
    """The preview says what comes, the log has it, and one undo takes all of it back."""
    answer = typed("import", STRONG, HEVY)
    assert answer.code == 0
    assert "New:      2 workouts with 16 sets, 2026-01-12 to 2026-03-04" in answer.lines
    assert "New:      2 runs, 2026-01-14 to 2026-03-01" in answer.lines
    assert "Left out: strong_a.csv: 1 × a rest timer is no set (line 6)" in answer.lines
    assert answer.lines[-1] == (
        "Imported 2 workouts and 2 runs from Strong, Hevy. Undo: midstance log undo"
    )
    sets = typed("log", "--json").json
    assert len(sets) == 16
    assert [each["exercise"] for each in sets[:8]] == [
        *["back-squat"] * 4,
        *["single-leg-calf-raise-loaded"] * 2,
        "plank",
        "pull-up",
    ]
    assert [each["counts"] for each in sets[:4]] == [False, True, True, True]
    assert [each["effort"] for each in sets[:4]] == [None, 8, 8, 10]
    assert [each["load_kg"] for each in sets[:4]] == [40, 72.5, 72.5, 72.5]
    assert sets[6]["seconds"] == 45
    runs = typed("runs", "--since", "2026-01-01", "--json").json
    assert [(each["date"], each["metres"], each["minutes"]) for each in runs] == [
        ("2026-01-14", 8400, 48),
        ("2026-03-01", 6200, 36),
    ]
    assert "import of 2 workouts and 2 runs" in typed("log", "undo").out
    assert typed("log", "--json").json == []
    assert typed("runs", "--since", "2026-01-01", "--json").json == []


def test_doing_it_twice_adds_nothing(typed: Type) -> None:
    """The second time everything is known; after an undo it comes in again as it was."""
    typed("import", STRONG)
    before = typed("log", "--json").json
    answer = typed("import", STRONG)
    assert "Known:    1 workout in the log already" in answer.lines
    assert answer.lines[-1] == "Nothing new: all of it is in the log already, or was left out."
    assert typed("log", "--json").json == before
    typed("log", "undo")
    typed("import", STRONG)
    assert typed("log", "--json").json == before


def test_a_preview_changes_nothing(typed: Type, data: Path) -> None:
    """Neither the log nor a folder is made."""
    answer = typed("import", "--dry-run", STRONG)
    assert "New:      1 workout with 8 sets, 2026-01-12" in answer.lines
    assert not (data / "log.db").exists()


def test_a_later_export_joins_an_earlier_one(typed: Type, tmp_path: Path) -> None:
    """A workout that was exported half done gets the sets that it lacks, and no others."""
    first = f"{MONDAY},Squat (Barbell),1,60,5,0,0,"
    later = f"{MONDAY},Squat (Barbell),2,62.5,5,0,0,"
    typed("import", strong(tmp_path, first))
    answer = typed(
        "import", strong(tmp_path, first, later, "2026-11-04 18:00:00,B,1m,Plank,1,0,0,0,60,")
    )
    assert "Joined:   1 further set of 1 workout that the log has" in answer.lines
    assert "New:      1 workout with 1 set, 2026-11-04" in answer.lines
    sets = typed("log", "--json").json
    assert [(each["load_kg"], each["set_number"]) for each in sets] == [
        (60, 1),
        (62.5, 2),
        (None, 1),
    ]
    typed("log", "undo")
    assert len(typed("log", "--json").json) == 1


def test_two_exports_that_overlap_come_in_together(typed: Type, tmp_path: Path) -> None:
    """Of what both have, each workout comes in once, with all its sets."""
    first = f"{MONDAY},Squat (Barbell),1,60,5,0,0,"
    later = f"{MONDAY},Squat (Barbell),2,62.5,5,0,0,"
    one = strong(tmp_path, first, name="one.csv")
    other = strong(tmp_path, first, later, name="other.csv")
    typed("import", one, other)
    assert [each["load_kg"] for each in typed("log", "--json").json] == [60, 62.5]


def test_the_same_workout_from_another_program_is_known(typed: Type, tmp_path: Path) -> None:
    """Who moved from one program to another has the old workouts in both."""
    typed("import", strong(tmp_path, f"{MONDAY},Squat (Barbell),1,60,5,0,0,"))
    hevy = tmp_path / "hevy.csv"
    hevy.write_text(
        "title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps\n"
        'Legs,"2 Nov 2026, 18:01","2 Nov 2026, 18:50",Squat (Barbell),0,normal,60,5\n'
    )
    answer = typed("import", str(hevy))
    assert "Known:    1 workout in the log already, 1 of them from elsewhere" in answer.lines
    assert len(typed("log", "--json").json) == 1


def test_what_the_runner_deleted_stays_deleted(typed: Type, tmp_path: Path) -> None:
    """A set that was taken out does not come back with the next export."""
    path = strong(tmp_path, f"{MONDAY},Squat,1,60,5,0,0,", f"{MONDAY},Squat,2,70,5,0,0,")
    typed("import", path)
    (first, _) = typed("log", "--json").json
    typed("log", "delete", first["id"])
    assert "Nothing new" in typed("import", path).lines[-1]
    assert len(typed("log", "--json").json) == 1


def test_an_unknown_name_stays_the_runners_own(typed: Type, tmp_path: Path) -> None:
    """Nothing is dropped: the sets are logged under the name itself."""
    path = strong(tmp_path, f"{MONDAY},Zercher Yoke Carry Ω,1,60,5,0,0,")
    answer = typed("import", path)
    assert "Your own: Zercher Yoke Carry Ω → zercher-yoke-carry-ω" in answer.lines
    (one,) = typed("log", "--json").json
    assert (one["exercise"], one["load_kg"]) == ("zercher-yoke-carry-ω", 60)


def test_a_likely_name_is_taken_when_the_runner_says_so(
    typed: Type, tmp_path: Path, config: Path
) -> None:
    """The answer is kept in a file of the runner's, and holds for the next import."""
    path = strong(tmp_path, f"{MONDAY},Barbel Bak Squad,1,60,5,0,0,")
    shown = typed("import", "--dry-run", path)
    assert "Likely:   Barbel Bak Squad → Barbell back squat" in shown.lines
    assert "import again with --accept" in typed("import", path).lines[-1]
    assert typed("log", "--json").json[0]["exercise"] == "barbel-bak-squad"
    typed("log", "undo")
    typed("import", "--accept", path)
    assert typed("log", "--json").json[0]["exercise"] == "back-squat"
    assert (
        'from = "Barbel Bak Squad"\nexercise = "back-squat"'
        in (config / "import-names.toml").read_text()
    )
    more = strong(tmp_path, "2026-11-05 18:00:00,B,1m,barbel  bak squad,1,60,5,0,0,")
    assert "Names:    barbel bak squad → Barbell back squat" in [
        line.replace("  bak", " bak") for line in typed("import", "--dry-run", more).lines
    ]


def test_answers_that_cannot_be_read_are_refused_with_their_file(typed: Type, config: Path) -> None:
    """The runner's file is never written over."""
    names = config / "import-names.toml"
    names.write_text("[[name]\n")
    answer = typed("import", STRONG)
    assert answer.code == 1
    assert "import-names.toml: it is not valid TOML" in answer.err
    assert names.read_text() == "[[name]\n"


def test_the_preview_as_json(typed: Type) -> None:
    """Standard output holds one document and nothing else."""
    shown = typed("import", "--json", STRONG).json
    assert shown["workouts"] == {
        "new": 1,
        "sets": 8,
        "joined": 0,
        "sets_joined": 0,
        "known": 0,
        "heart_rates": 0,
        "replaced": 0,
        "sets_renamed": 0,
        "days": ["2026-01-12"],
    }
    assert shown["runs"]["new"] == 1
    assert shown["names"][0]["logged_as"] == "back-squat"
    assert shown["left_out"][0]["lines"] == [6]


def test_a_run_takes_the_place_of_the_planned_one(typed: Type, tmp_path: Path) -> None:
    """What was planned on its day is done; a run that is known by hand gets what it lacks."""
    typed("run", "add", "2026-11-03", "easy", "8km", "--planned")
    path = strong(tmp_path, "2026-11-03 07:00:00,Run,50m,Running,1,0,0,8.2,3000,")
    answer = typed("import", path)
    assert "          1 in the place of a planned run" in answer.lines
    (run,) = typed("runs", "--since", "2026-11-01", "--json").json
    assert (run["state"], run["kind"], run["metres"], run["minutes"]) == ("done", "easy", 8200, 50)
    assert "Known:    1 run in the log already" in typed("import", path).lines
    typed("log", "undo")
    (run,) = typed("runs", "--since", "2026-11-01", "--json").json
    assert (run["state"], run["metres"]) == ("planned", 8000)


def test_units_can_be_said(typed: Type) -> None:
    """What the file does not say, the runner does."""
    answer = typed("import", "--unit", "lb", "--distance", "mi", STRONG)
    assert "Guessed" not in answer.out
    assert typed("log", "--json").json[1]["load_kg"] == pytest.approx(32.88, abs=0.01)


def test_what_is_unknown_is_refused_in_words(typed: Type, tmp_path: Path) -> None:
    """A file that nobody knows, one that is not there, and an empty one."""
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    (tmp_path / "b.csv").write_text("")
    for name, reason in (
        ("a.csv", "it is in no format that is known here"),
        ("b.csv", "the file is empty"),
        ("c.csv", "there is no such file"),
    ):
        answer = typed("import", str(tmp_path / name))
        assert (answer.code, answer.out) == (1, "")
        assert reason in answer.err
    one = typed("import", "--dry-run", str(tmp_path), STRONG)
    assert "Left out: a.csv: 1 × it is in no format that is known here" in one.lines


def test_hostile_names_and_notes_are_harmless(typed: Type, tmp_path: Path) -> None:
    """Escape sequences are shown and stored as replacement characters."""
    path = strong(tmp_path, "2026-11-02 18:00:00,\x1b[31mred,52m,\x1b]52;c;x,1,60,5,0,0,")
    answer = typed("import", path)
    assert "\x1b" not in answer.out
    assert "\x1b" not in typed("log").out


def test_planned_runs_follow_their_calendar(typed: Type, tmp_path: Path) -> None:
    """New ones come in, changed ones change, vanished ones go; what was done stays."""
    head, end = "BEGIN:VCALENDAR\nX-WR-CALNAME:My plan\n", "END:VCALENDAR\n"

    def plan(*entries: tuple[int, str, str]) -> str:
        events = (
            f"BEGIN:VEVENT\nUID:{uid}\nDTSTART:{day}\nSUMMARY:{title}\nEND:VEVENT\n"
            for uid, day, title in entries
        )
        path = tmp_path / "plan.ics"
        path.write_text(f"{head}{''.join(events)}{end}")
        return str(path)

    first = plan((1, "20261124", "Easy 8km"), (2, "20261125", "Long 20km"), (3, "20261101", "Easy"))
    answer = typed("import", first)
    assert "New:      2 planned runs" in answer.lines
    assert "Left out: 1 × a planned run of a day that has passed" in answer.lines
    assert "Nothing new" in typed("import", first).lines[-1]
    later = plan((1, "20261126", "Easy 9km"), (4, "20261127", "Tempo 40min"))
    answer = typed("import", later)
    assert "Changed:  1 planned run" in answer.lines
    assert "Gone:     1 planned run no longer in the calendar" in answer.lines
    assert [(each["date"], each["kind"]) for each in typed("runs", "--json").json] == [
        ("2026-11-26", "easy"),
        ("2026-11-27", "tempo"),
    ]
    typed("log", "undo")
    assert [each["date"] for each in typed("runs", "--json").json] == ["2026-11-24", "2026-11-25"]
    whole = Path(plan((5, "20261128", "Easy 5km"), (6, "20261129", "Long 15km")))
    whole.write_text(whole.read_text().partition("END:VEVENT\nBEGIN")[0] + "END:VEVENT\nBEGIN:VEV")
    answer = typed("import", str(whole))
    assert "New:      1 planned run" in answer.lines
    assert any("the calendar is cut here" in each for each in answer.lines)
    assert [each["date"] for each in typed("runs", "--json").json] == [
        "2026-11-24",
        "2026-11-25",
        "2026-11-28",
    ]


def test_one_run_of_several_sources_comes_in_once(typed: Type) -> None:
    """Strava's list in UTC and Garmin's in the runner's time have the same two runs."""
    answer = typed(
        "import", str(SAMPLES / "strava_activities.csv"), str(SAMPLES / "garmin_activities.csv")
    )
    assert "New:      2 runs, 2026-03-01 to 2026-03-03" in answer.lines
    assert "Known:    2 runs in the log already" in answer.lines
    again = typed("import", str(SAMPLES / "garmin_activities.csv"))
    assert "Known:    2 runs in the log already" in again.lines
    assert len(typed("runs", "--since", "2026-01-01", "--json").json) == 2


def test_every_sample_comes_in_with_a_folder(typed: Type) -> None:
    """A folder of exports of many programs is one import, and one undo."""
    answer = typed("import", str(SAMPLES))
    assert answer.code == 0
    before = typed("log", "--json").json
    assert {each["session"] for each in before} == {
        f"imported/{name}"
        for name in (
            *("strong", "hevy", "fitnotes", "jefit", "liftosaur", "liftlog"),
            *("stronglifts", "wger"),
        )
    }
    assert "Nothing new" in typed("import", str(SAMPLES)).lines[-1]
    typed("log", "undo")
    assert typed("log", "--json").json == []


def test_an_import_that_was_undone_may_come_back_changed(typed: Type, tmp_path: Path) -> None:
    """The sets of the first time have their places, and others come behind them."""
    squat, plank = f"{MONDAY},Squat,1,60,5,0,0,", f"{MONDAY},Plank,1,0,0,0,60,"
    typed("import", strong(tmp_path, squat))
    typed("log", "undo")
    typed("import", strong(tmp_path, plank, squat))
    assert sorted(each["exercise"] for each in typed("log", "--json").json) == [
        "bodyweight-squat",
        "plank",
    ]
    typed("log", "undo")
    assert typed("log", "--json").json == []


def test_a_unit_that_was_said_once_is_kept_for_the_program(typed: Type, tmp_path: Path) -> None:
    """The next file without a unit is read so, and says why; another word changes it for good."""
    rows = [f"2026-11-0{day} 18:00:00,Legs,52m,Squat (Barbell),1,100,5,0,0," for day in (2, 3, 4)]
    files = [strong(tmp_path, row, name=f"{day}.csv") for day, row in enumerate(rows)]
    typed("import", files[0], "--dry-run", "--unit", "lb")
    assert "weights are in kg" in typed("import", files[0], "--dry-run").out
    typed("import", files[0], "--yes", "--unit", "lb")
    said = "Guessed:  weights are in lb, as you said of Strong before. Else: --unit kg"
    assert said in typed("import", files[1], "--yes").lines
    typed("import", files[2], "--yes", "--unit", "kg")
    assert [each["load_kg"] for each in typed("log", "--json").json] == [45.359, 45.359, 100.0]
    later = strong(tmp_path, rows[0].replace("-02", "-05"), name="later.csv")
    assert "weights are in kg, as you said" in typed("import", later, "--dry-run").out


def test_an_answer_given_later_renames_the_sets_that_came_before(
    typed: Type, tmp_path: Path
) -> None:
    """The same file again does it, as one change; sets that were logged by hand stay."""
    rows = [f"{MONDAY},Barbel Bak Squad,{number},60,5,0,0," for number in (1, 2, 3)]
    path = strong(tmp_path, *rows)
    typed("import", path, "--yes")
    before = typed("log", "--json").json
    assert {each["exercise"] for each in before} == {"barbel-bak-squad"}
    answer = typed("import", path, "--accept")
    assert (
        "Renamed:  3 sets of barbel-bak-squad in the log become Barbell back squat" in answer.lines
    )
    assert "Imported 3 renamed sets from Strong." in answer.lines[-1]
    after = typed("log", "--json").json
    assert [(each["exercise"], each["reps"], each["load_is"]) for each in after] == [
        ("back-squat", 5, "total")
    ] * 3
    assert typed("import", path, "--accept").lines[-1].startswith("Nothing new")
    assert "3 renamed sets" in typed("log", "undo").out
    assert typed("log", "--json").json == before


def test_a_name_that_stays_the_runners_own_is_not_asked_for_again(
    typed: Type, tmp_path: Path
) -> None:
    """Neither with its sets in the log, nor where it was answered with no."""
    path = strong(tmp_path, f"{MONDAY},Zercher Thing,1,60,5,0,0,")
    typed("import", path, "--yes")
    again = typed("import", path, "--accept")
    assert not [each for each in again.lines if each.startswith(("Your own:", "Likely:"))]
    assert again.lines[-1].startswith("Nothing new")


SAME = ("local_date", "exercise", "side", "reps", "seconds", "metres", "load_kg")


@pytest.mark.usefixtures("trained")
def test_our_own_fit_files_give_the_same_sets_in_an_empty_home(typed: Type, tmp_path: Path) -> None:
    """Both hands, both sides, holds, metres, an own exercise and pounds; skipped sets are none."""
    typed("log", "add", "side-plank", "30s", "--sets", "2", "--date", "2026-11-20")
    typed("log", "add", "step-up-loaded", "8", "--load", "2x12.5 kg", "--date", "2026-11-20")
    typed(
        "log", "add", "back-squat", "5", "--load", "225 lb", "--sets", "3", "--date", "2026-11-19"
    )
    typed("import", strong(tmp_path, f"{MONDAY},Zercher Thing,1,60,5,0,0,"), "--yes")
    typed("export", "--format", "fit", "--to", str(tmp_path / "out"))
    elsewhere = ("--data-dir", str(tmp_path / "other"))
    answer = typed(*elsewhere, "import", str(tmp_path / "out"), "--yes")
    assert answer.code == 0
    assert "Likely:" not in answer.out
    logs = [typed(*where, "log", "--json").json for where in ((), elsewhere)]
    ours = [each for each in logs[0] if not each["skipped"]]
    assert [{key: each.get(key) for key in SAME} for each in logs[1]] == [
        {key: each.get(key) for key in SAME} for each in ours
    ]
    assert len(ours) > 10


@pytest.mark.usefixtures("trained")
def test_our_own_fit_files_add_nothing_to_the_log_that_wrote_them(
    typed: Type, tmp_path: Path
) -> None:
    """Although a file knows neither what one hand held, nor how much a machine helped."""
    typed("log", "add", "dumbbell-row", "8", "--load", "2x12.5 kg", "--date", "2026-11-20")
    typed("log", "add", "pull-up", "8", "--load", "15 kg help", "--date", "2026-11-19")
    typed("export", "--format", "fit", "--to", str(tmp_path / "out"))
    answer = typed("import", str(tmp_path / "out"), "--yes")
    assert "Known:    3 workouts in the log already, 3 of them from elsewhere" in answer.lines
    assert answer.lines[-1].startswith("Nothing new")


def test_a_watch_that_was_worn_gives_its_heart_rate_and_no_second_workout(
    typed: Type, tmp_path: Path
) -> None:
    """It counted other repetitions at the same time; again, nothing is new; an undo works."""
    typed("import", strong(tmp_path, f"{MONDAY},Squat (Barbell),1,60,5,0,0,"), "--yes")
    (workout,) = typed("log", "--json").json
    began = fit_moment(datetime.fromisoformat(workout["done_at"])) + 300
    session = {2: began, 5: 10, 6: 20, 7: 1_500_000, 16: 121, 17: 155}
    sets = {254: began + 40, 3: 9, 5: 1, 6: began, 7: 28, 8: 6}
    file = tmp_path / "watch.fit"
    messages = ((225, sets), (18, session))
    file.write_bytes(
        fit_file(
            Message(number, tuple(FitField(at, Kind.U32, value) for at, value in values.items()))
            for number, values in messages
        )
    )
    before = typed("log", "--json").json
    answer = typed("import", str(file), "--yes")
    assert "Joined:   the heart rate of 1 workout that the log has" in answer.lines
    after = typed("log", "--json").json
    assert [(each["workout_mean_bpm"], each["workout_max_bpm"]) for each in after] == [(121, 155)]
    assert typed("import", str(file), "--yes").lines[-1].startswith("Nothing new")
    typed("log", "undo")
    assert typed("log", "--json").json == before


def test_a_watchs_names_are_asked_for_like_all_others(typed: Type, tmp_path: Path) -> None:
    """An alias settles one, and what was not recognised stays the runner's own."""
    file = tmp_path / "watch.fit"
    file.write_bytes(fit_bytes("strength_watch_like"))
    answer = typed("import", str(file), "--yes")
    assert "Names:    Barbell back squat → Barbell back squat" in answer.lines
    assert "Your own: Unknown exercise → unknown-exercise" in answer.lines
    assert any("the watch recognised no exercise in 2 sets" in each for each in answer.lines)
    sets = typed("log", "--json").json
    assert [(each["exercise"], each["reps"], each["seconds"]) for each in sets] == [
        ("back-squat", 8, None),
        ("unknown-exercise", 11, None),
        ("unknown-exercise", None, 60),
    ]
    assert {each["workout_mean_bpm"] for each in sets} == {112}
