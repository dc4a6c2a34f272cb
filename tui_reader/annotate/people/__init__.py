"""Names of persons, and the persons they stand for."""
