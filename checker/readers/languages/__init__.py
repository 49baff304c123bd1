"""Which language a text is in: what is not English is left unread, and said to be."""
