"""What one sees of imports, and what would become of each row."""
