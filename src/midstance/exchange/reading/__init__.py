"""What every importer needs: files and archives, tables, values, and what was found."""
