-- The heart rate of a workout, noted by the runner or read from a strap; NULL where it was not.

ALTER TABLE workout ADD COLUMN mean_bpm INTEGER CHECK (mean_bpm > 0);
ALTER TABLE workout ADD COLUMN max_bpm INTEGER CHECK (max_bpm > 0);
