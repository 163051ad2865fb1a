-- The week of the program that begins on its start; NULL is week 1.
ALTER TABLE enrolment ADD COLUMN week INTEGER CHECK (week > 0);

-- Days on which the program asks for nothing; until is the first day on which it goes on.
CREATE TABLE pause (
    number INTEGER PRIMARY KEY,
    enrolment INTEGER NOT NULL REFERENCES enrolment (number),
    start TEXT NOT NULL,
    until TEXT
) STRICT;
