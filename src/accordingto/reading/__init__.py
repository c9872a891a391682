"""Step 2: Document → Reading, a pure function."""
