"""The lists of this drawer: what they show, how they are narrowed."""
