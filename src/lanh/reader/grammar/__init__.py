"""The language of the office, below the level of a document."""
