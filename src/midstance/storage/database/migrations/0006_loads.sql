-- What the number of a load means; NULL where an older version wrote the set.

ALTER TABLE set_record ADD COLUMN load_is TEXT CHECK (
    load_is IN ('one-hand-each', 'total', 'one-weight', 'stack', 'help')
);
