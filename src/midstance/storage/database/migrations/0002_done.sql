-- Whether a workout counts as done: the work sets with which it began, and the runner's word.

ALTER TABLE workout ADD COLUMN work_sets INTEGER CHECK (work_sets >= 0);
ALTER TABLE workout ADD COLUMN by_word INTEGER CHECK (by_word = 1);
