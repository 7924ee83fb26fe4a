"""What is true: dated editions, tables, words and region packs, read from gonorth/data."""
