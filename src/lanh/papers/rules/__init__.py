"""The rules of papers. Pure: figures, days and words are passed in."""
