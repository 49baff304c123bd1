"""What all formats need to make clean text of raw bytes and characters, and to know where each of them stood."""
