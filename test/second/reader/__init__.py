"""A reader of the published format, written from docs/site-format.md and nothing else."""
