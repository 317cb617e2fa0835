"""What was known before reading: units through time, their names, offices, topics, as data files with typed access."""
