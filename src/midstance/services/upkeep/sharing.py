"""A week shared with a coach, what coaches see of their runners, and the programs they offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from midstance.coach.review.attention import at_a_glance
from midstance.domain.library import UnknownIdError
from midstance.domain.weeks.shared_week import (
    LONGEST_RUNNER_NAME,
    SharedPain,
    SharedSets,
    SharedWeek,
)
from midstance.presentation.planning.runs import metres_of
from midstance.services.calendar.reviews import reviewed_week
from midstance.storage.definitions.check_file import check_file, read_session_file
from midstance.storage.definitions.problems import DefinitionFileError
from midstance.storage.definitions.toml_file import parse, read_limited
from midstance.storage.errors import StorageError, from_os
from midstance.storage.files import make_private, write_file
from midstance.storage.workout_files.shared_week import has_weeks_of, read_shared_weeks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from midstance.domain.calendar import Week
    from midstance.domain.library import Library
    from midstance.domain.record import Timestamp
    from midstance.domain.weeks.review import WeekReview
    from midstance.domain.weeks.shared_week import RunnerAtAGlance
    from midstance.storage.definitions.problems import Problem
    from midstance.storage.training_log import TrainingLog

SHARE_KEY = "share"
"""What is shared, and where, is one value of the profile."""
PROGRAMS = "programs"
"""The folder inside a shared one into which a coach puts programs."""
MOST_OFFERS = 50


@dataclass(frozen=True, slots=True)
class SharingChoice:
    """What the runner shares, and where; ``folder`` is "" while nothing is shared."""

    name: str = ""
    folder: str = ""
    has_pains: bool = False
    has_note: bool = False


def sharing_of(log: TrainingLog) -> SharingChoice:
    """What the runner chose last; what cannot be understood counts as not chosen."""
    kept = log.profile().get(SHARE_KEY)
    if not isinstance(kept, Mapping):
        return SharingChoice()
    name, folder = kept.get("name"), kept.get("folder")
    return SharingChoice(
        name if isinstance(name, str) else "",
        folder if isinstance(folder, str) else "",
        kept.get("pains") is True,
        kept.get("note") is True,
    )


def keep_sharing(log: TrainingLog, choice: SharingChoice, stamp: Timestamp) -> None:
    """Keep the choice for the next time, if it is another one."""
    if choice != sharing_of(log):
        plain = {
            "name": choice.name,
            "folder": choice.folder,
            "pains": choice.has_pains,
            "note": choice.has_note,
        }
        log.set_profile_value(SHARE_KEY, plain, stamp)


def shared_week(
    log: TrainingLog, library: Library, week: Week, today: date, choice: SharingChoice
) -> SharedWeek:
    """What the coach gets to see of ``week``.

    Raises:
        StorageError: the log cannot be read.
    """
    review = reviewed_week(log, library, week, today)
    work, runs = review.work, review.scheduled_runs
    done = [each for each in runs if each.is_done]
    standing = review.standing
    return SharedWeek(
        name=choice.name[:LONGEST_RUNNER_NAME],
        first=week.first,
        made=today,
        program=f"{standing.name}: {standing.text}" if standing else "",
        sessions_done=work.sessions_done,
        sessions_planned=work.sessions_planned,
        sessions_extra=work.sessions_extra,
        sets_done=work.sets_done + work.sets_extra,
        sets_planned=work.sets_planned,
        groups=tuple(_sets(review)),
        effort=review.effort.mean if review.effort else None,
        rated=review.effort.rated if review.effort else 0,
        runs_done=len(done),
        runs_planned=len(runs),
        metres_done=metres_of(done),
        metres_planned=metres_of(runs),
        ahead=review.next_week,
        pains=_pains(review) if choice.has_pains else None,
        note=review.note if choice.has_note else "",
    )


def _sets(review: WeekReview) -> Iterator[SharedSets]:
    for each in review.volume:
        yield SharedSets(each.group, each.sets, each.target.low if each.target else None)


def _pains(review: WeekReview) -> tuple[SharedPain, ...]:
    return tuple(SharedPain(each.day, each.pain.region, each.pain.level) for each in review.pains)


def is_anothers_name(choice: SharingChoice, kept: SharingChoice) -> bool:
    """Whether somebody shares under this name in this folder, and this log never did."""
    is_new = (choice.name, choice.folder) != (kept.name, kept.folder)
    return is_new and has_weeks_of(Path(choice.folder), choice.name)


def squad_at_a_glance(
    folders: Iterable[Path], until: date
) -> tuple[tuple[RunnerAtAGlance, ...], tuple[StorageError, ...]]:
    """The newest week of each runner in ``folders`` up to a day, and the files left out."""
    weeks: list[SharedWeek] = []
    problems: list[StorageError] = []
    for folder in folders:
        found, wrong = read_shared_weeks(folder)
        weeks += found
        problems += wrong
    return at_a_glance(weeks, until), tuple(problems)


@dataclass(frozen=True, slots=True)
class OfferedProgram:
    """A program that a coach put into the shared folder.

    Attributes:
        id: its id; ``name``: its name; both "" of a file in which no program could be read.
        fault: why it cannot be taken; "" where it can.
        findings: what a check says of it.
    """

    path: Path
    id: str
    name: str
    fault: str
    findings: tuple[Problem, ...] = ()


def offered_programs(folder: Path, own: Path, library: Library) -> tuple[OfferedProgram, ...]:
    """The programs in the shared ``folder`` that the runner has not, or has in another edition.

    ``own`` is the folder of the runner's programs. What is no ordinary file is passed over.
    """
    try:
        paths = sorted(
            each
            for each in (folder / PROGRAMS).iterdir()
            if each.suffix == ".toml" and each.is_file() and not each.is_symlink()
        )
    except OSError:
        return ()
    return tuple(
        _offer(path, own / path.name, library)
        for path in paths[:MOST_OFFERS]
        if not _is_same(path, own / path.name)
    )


def _offer(path: Path, own: Path, library: Library) -> OfferedProgram:
    try:
        session = read_session_file(path, library)
        tables = parse(str(path), read_limited(path)).tables
    except (DefinitionFileError, UnknownIdError) as error:
        return OfferedProgram(path, "", "", str(error).partition("\n")[0])
    id_, name = str(tables["id"]), str(tables["name"])
    if not path.name.isprintable():
        return OfferedProgram(path, "", "", "the name of its file has unprintable characters")
    if "session" not in tables:
        return OfferedProgram(path, "", "", f"{session.name} is a routine, not a program")
    if id_ in library.programs and not own.exists():
        return OfferedProgram(path, id_, name, f"there is a program {id_} already")
    return OfferedProgram(path, id_, name, "", check_file(path, library))


def _is_same(offered: Path, own: Path) -> bool:
    try:
        return read_limited(offered) == read_limited(own)
    except DefinitionFileError:
        return False


def take_program(offer: OfferedProgram, own: Path) -> Path:
    """Copy an offered program into ``own``, in the place of an earlier edition of the same file.

    Raises:
        StorageError: it cannot be used, is gone, or the folder cannot be written.
    """
    if offer.fault:
        raise StorageError(
            f"the program cannot be used: {offer.fault}", offer.path, "Ask your coach to mend it."
        )
    path = own / offer.path.name
    try:
        content = read_limited(offer.path)
        make_private(own)
        write_file(path, (content,), replace=True)
    except DefinitionFileError as error:
        raise StorageError(
            error.problems[0].message, offer.path, "Ask your coach to put it there again."
        ) from error
    except OSError as error:
        raise StorageError(*from_os(error, path)) from error
    return path
