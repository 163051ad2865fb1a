-- The log: workouts and their sets, what is under way, and every change of what was kept.
-- Times are UTC text with milliseconds beside the zone's offset in minutes and its IANA name;
-- loads are grams, durations milliseconds, local_date is the runner's date when the workout began.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE workout (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    session TEXT NOT NULL,
    name TEXT NOT NULL,
    week INTEGER NOT NULL CHECK (week BETWEEN 0 AND 10000),
    local_date TEXT NOT NULL CHECK (length(local_date) = 10),
    started_at TEXT NOT NULL,
    started_offset INTEGER NOT NULL,
    started_zone TEXT NOT NULL,
    ending TEXT NOT NULL CHECK (
        ending IN ('under-way', 'completed', 'finished-early', 'thrown-away')
    ),
    ended_at TEXT,
    ended_offset INTEGER,
    ended_zone TEXT,
    active_ms INTEGER CHECK (active_ms >= 0),
    note TEXT NOT NULL,
    pains TEXT NOT NULL,
    deleted_at TEXT,
    crc32 INTEGER NOT NULL,
    machine TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX workout_by_date ON workout (local_date, started_at, id, ending, session, deleted_at)
    WHERE deleted_at IS NULL;
CREATE INDEX workout_by_session ON workout (session, local_date, week, ending, deleted_at)
    WHERE deleted_at IS NULL;
CREATE INDEX workout_under_way ON workout (started_at)
    WHERE deleted_at IS NULL AND ending = 'under-way';

CREATE TABLE set_record (
    workout_id BLOB NOT NULL REFERENCES workout (id),
    serial INTEGER NOT NULL CHECK (serial >= 0),
    id BLOB NOT NULL CHECK (length(id) = 16),
    place INTEGER NOT NULL CHECK (place >= 0),
    block TEXT NOT NULL,
    exercise TEXT NOT NULL,
    prescribed_exercise TEXT NOT NULL,
    set_number INTEGER NOT NULL CHECK (set_number >= 0),
    side TEXT CHECK (side IN ('left', 'right')),
    target_amount INTEGER NOT NULL CHECK (target_amount >= 0),
    unit TEXT NOT NULL CHECK (unit IN ('reps', 'seconds', 'metres', 'contacts')),
    open_ended INTEGER NOT NULL CHECK (open_ended IN (0, 1)),
    value INTEGER NOT NULL CHECK (value >= 0),
    load_grams INTEGER CHECK (load_grams >= 0),
    band_cm INTEGER CHECK (band_cm >= 0),
    effort INTEGER CHECK (effort BETWEEN 0 AND 10),
    skipped INTEGER NOT NULL CHECK (skipped IN (0, 1)),
    counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
    note TEXT NOT NULL,
    done_at TEXT NOT NULL,
    done_offset INTEGER NOT NULL,
    done_zone TEXT NOT NULL,
    local_date TEXT NOT NULL CHECK (length(local_date) = 10),
    e1rm_grams INTEGER,
    deleted_at TEXT,
    crc32 INTEGER NOT NULL,
    PRIMARY KEY (workout_id, serial)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX set_by_id ON set_record (id);
CREATE INDEX set_by_exercise
    ON set_record (
        exercise, local_date, done_at, counts, skipped, unit, value, load_grams, e1rm_grams, deleted_at
    )
    WHERE deleted_at IS NULL;
CREATE INDEX set_by_best ON set_record (exercise, load_grams, value)
    WHERE deleted_at IS NULL AND counts = 1 AND skipped = 0;

-- What a workout needs to go on: the session as it was laid out when it began, and its deeds.
-- Deeds are rows while it is under way; at its end they are folded into the course.
CREATE TABLE course (
    workout_id BLOB PRIMARY KEY REFERENCES workout (id),
    turns BLOB NOT NULL,
    options TEXT NOT NULL,
    deeds BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE deed (
    workout_id BLOB NOT NULL REFERENCES workout (id),
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    at_ms INTEGER NOT NULL,
    utc TEXT NOT NULL,
    utc_offset INTEGER NOT NULL,
    zone TEXT NOT NULL,
    name TEXT NOT NULL,
    fields TEXT NOT NULL,
    PRIMARY KEY (workout_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment (
    number INTEGER PRIMARY KEY,
    program TEXT NOT NULL,
    start TEXT NOT NULL,
    chosen_at TEXT NOT NULL
) STRICT;

CREATE TABLE profile (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    set_at TEXT NOT NULL
) STRICT;

CREATE INDEX profile_by_key ON profile (key, number);

-- Which revision of a finished workout its file must hold, and whether the file is written.
CREATE TABLE filing (
    workout_id BLOB PRIMARY KEY REFERENCES workout (id),
    revision BLOB NOT NULL CHECK (length(revision) = 16),
    revised_at TEXT NOT NULL,
    is_done INTEGER NOT NULL CHECK (is_done IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX filing_to_do ON filing (workout_id)
    WHERE is_done = 0;

-- Every file of a finished workout that this log knows, by the revision it holds; a file that
-- is not written yet, or never was because a later one came first, has no name and no seal.
CREATE TABLE workout_file (
    revision BLOB PRIMARY KEY CHECK (length(revision) = 16),
    workout_id BLOB NOT NULL,
    replaces BLOB NOT NULL CHECK (length(replaces) % 16 = 0),
    name TEXT,
    seal TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX workout_file_by_workout ON workout_file (workout_id);
CREATE INDEX workout_file_by_seal ON workout_file (seal);

-- A change of something that was kept before; its entries hold the rows before and after.
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    at TEXT NOT NULL,
    version INTEGER NOT NULL,
    undone_by INTEGER REFERENCES change (number)
) STRICT;

CREATE INDEX change_to_undo ON change (number)
    WHERE undone_by IS NULL AND kind = 'correction';

CREATE TABLE journal (
    change INTEGER NOT NULL REFERENCES change (number),
    position INTEGER NOT NULL,
    kept_in TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;
