"""How English is read: text to mentions, each with its span."""
