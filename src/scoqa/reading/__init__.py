"""Files to documents: text with pages, sections, zones and metadata, and what could not be read."""

from scoqa.reading.finding import find, shown
from scoqa.reading.media import media_type
from scoqa.reading.read import fingerprint, read, read_many

__all__ = ["find", "fingerprint", "media_type", "read", "read_many", "shown"]
