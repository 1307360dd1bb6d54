"""Files to documents: text with pages, sections, zones and metadata, and what could not be read."""
