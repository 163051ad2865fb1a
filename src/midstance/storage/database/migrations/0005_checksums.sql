-- A checksum for every row that had none. Sets and workouts have one that leaves out deleted_at
-- and machine; these get their own.

ALTER TABLE meta ADD COLUMN crc32 INTEGER;
ALTER TABLE workout ADD COLUMN rest_crc32 INTEGER;
ALTER TABLE set_record ADD COLUMN rest_crc32 INTEGER;
ALTER TABLE course ADD COLUMN crc32 INTEGER;
ALTER TABLE deed ADD COLUMN crc32 INTEGER;
ALTER TABLE enrolment ADD COLUMN crc32 INTEGER;
ALTER TABLE pause ADD COLUMN crc32 INTEGER;
ALTER TABLE profile ADD COLUMN crc32 INTEGER;
ALTER TABLE filing ADD COLUMN crc32 INTEGER;
ALTER TABLE workout_file ADD COLUMN crc32 INTEGER;
ALTER TABLE change ADD COLUMN crc32 INTEGER;
ALTER TABLE journal ADD COLUMN crc32 INTEGER;

-- Rows that are there already are sealed as they are.
UPDATE meta SET crc32 = row_checksum(key, value);
UPDATE workout SET rest_crc32 = row_checksum(id, machine, deleted_at);
UPDATE set_record SET rest_crc32 = row_checksum(workout_id, serial, deleted_at);
UPDATE course SET crc32 = row_checksum(workout_id, turns, options, deeds);
UPDATE deed SET crc32 = row_checksum(workout_id, sequence, at_ms, utc, utc_offset, zone, name, fields);
UPDATE enrolment SET crc32 = row_checksum(number, program, start, chosen_at, week);
UPDATE pause SET crc32 = row_checksum(number, enrolment, start, until);
UPDATE profile SET crc32 = row_checksum(number, key, value, set_at);
UPDATE filing SET crc32 = row_checksum(workout_id, revision, revised_at, is_done);
UPDATE workout_file SET crc32 = row_checksum(revision, workout_id, replaces, name, seal);
UPDATE change SET crc32 = row_checksum(number, kind, what, at, version, undone_by);
UPDATE journal SET crc32 = row_checksum(change, position, kept_in, before, after);
