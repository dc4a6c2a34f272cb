"""Reading a folder into store and index: `build` does it, `process` has it done for the screen."""
