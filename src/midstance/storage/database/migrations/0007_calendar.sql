-- Runs, weekly runs, and days away or ill. A run that takes the place of one occurrence of a weekly
-- run names that run and the day of the occurrence. Distances are metres, times minutes.

CREATE TABLE calendar_entry (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('run', 'weekly', 'away', 'ill')),
    day TEXT NOT NULL CHECK (length(day) = 10),
    until TEXT CHECK (length(until) = 10),
    state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'left-out')),
    weekly BLOB CHECK (length(weekly) = 16),
    weekly_day TEXT CHECK (length(weekly_day) = 10),
    run_kind TEXT,
    minutes INTEGER CHECK (minutes >= 0),
    metres INTEGER CHECK (metres >= 0),
    effort INTEGER CHECK (effort BETWEEN 0 AND 10),
    is_hard INTEGER NOT NULL CHECK (is_hard IN (0, 1)),
    is_on_legs INTEGER NOT NULL CHECK (is_on_legs IN (0, 1)),
    part TEXT,
    priority TEXT,
    is_trail INTEGER NOT NULL CHECK (is_trail IN (0, 1)),
    name TEXT NOT NULL,
    mean_bpm INTEGER CHECK (mean_bpm > 0),
    max_bpm INTEGER CHECK (max_bpm > 0),
    note TEXT NOT NULL,
    machine TEXT NOT NULL,
    deleted_at TEXT,
    crc32 INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX calendar_entry_by_day ON calendar_entry (kind, day) WHERE deleted_at IS NULL;
CREATE INDEX calendar_entry_by_occurrence ON calendar_entry (weekly_day)
    WHERE deleted_at IS NULL AND weekly_day IS NOT NULL;

-- Which revision of an entry its file must hold, and whether the file is written. The files that
-- are known stand in workout_file, which names entries by their id as it does workouts.
CREATE TABLE calendar_filing (
    entry_id BLOB PRIMARY KEY REFERENCES calendar_entry (id),
    revision BLOB NOT NULL CHECK (length(revision) = 16),
    revised_at TEXT NOT NULL,
    is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)),
    crc32 INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX calendar_filing_to_do ON calendar_filing (entry_id) WHERE is_done = 0;
