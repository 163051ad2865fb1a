-- Whether far less than the target of a set was done, so that it is kept but counts nowhere.

ALTER TABLE set_record ADD COLUMN short INTEGER CHECK (short = 1);
