"""One screen a file, each fed by what its constructor is given."""
