"""How a document lies on its pages: blocks, marks, headings, sections, head."""
