"""The SQLite file of the log: opening, tables, migrations, integrity."""
