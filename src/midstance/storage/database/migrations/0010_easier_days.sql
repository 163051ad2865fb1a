-- Days that the runner takes lighter ('easier'), with the calendar's other days, so that they come
-- along where logs are merged. A column cannot allow more words afterwards, so the table is made
-- again, and with it the one that refers to it; each row keeps its checksum.

CREATE TABLE calendar_entry_10 (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (
        kind IN ('run', 'weekly', 'away', 'ill', 'check-in', 'skipped', 'easier')
    ),
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
    crc32 INTEGER,
    fatigue INTEGER CHECK (fatigue BETWEEN 1 AND 5),
    soreness INTEGER CHECK (soreness BETWEEN 0 AND 10),
    pain INTEGER CHECK (pain BETWEEN 0 AND 10),
    region TEXT,
    session TEXT,
    reason TEXT
) STRICT, WITHOUT ROWID;

INSERT INTO calendar_entry_10
SELECT id, kind, day, until, state, weekly, weekly_day, run_kind, minutes, metres, effort, is_hard,
    is_on_legs, part, priority, is_trail, name, mean_bpm, max_bpm, note, machine, deleted_at, crc32,
    fatigue, soreness, pain, region, session, reason
FROM calendar_entry;

CREATE TABLE calendar_filing_10 (
    entry_id BLOB PRIMARY KEY REFERENCES calendar_entry_10 (id),
    revision BLOB NOT NULL CHECK (length(revision) = 16),
    revised_at TEXT NOT NULL,
    is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)),
    crc32 INTEGER
) STRICT, WITHOUT ROWID;

INSERT INTO calendar_filing_10 SELECT entry_id, revision, revised_at, is_done, crc32
FROM calendar_filing;

DROP TABLE calendar_filing;
DROP TABLE calendar_entry;
ALTER TABLE calendar_entry_10 RENAME TO calendar_entry;
ALTER TABLE calendar_filing_10 RENAME TO calendar_filing;

CREATE INDEX calendar_entry_by_day ON calendar_entry (kind, day) WHERE deleted_at IS NULL;
CREATE INDEX calendar_entry_by_occurrence ON calendar_entry (weekly_day)
    WHERE deleted_at IS NULL AND weekly_day IS NOT NULL;
CREATE INDEX calendar_filing_to_do ON calendar_filing (entry_id) WHERE is_done = 0;
