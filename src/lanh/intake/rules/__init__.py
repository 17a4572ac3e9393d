"""How a table is found in a spreadsheet and read. Pure: no Django, no database."""
