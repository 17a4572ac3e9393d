"""Nouns: documents, the books that number them, citations, searched words."""

from lanh.registers.documents.models.citation import Citation
from lanh.registers.documents.models.document import Book, Document, DocumentQuerySet
from lanh.registers.documents.models.wording import Wording

__all__ = ["Book", "Citation", "Document", "DocumentQuerySet", "Wording"]
