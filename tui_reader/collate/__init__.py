"""Many annotated sources -> what holds across them: who is who, which words are the same, what differs."""
