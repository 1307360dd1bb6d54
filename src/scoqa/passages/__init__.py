"""Documents to passages: windows of whole sentences inside one section and one zone."""
