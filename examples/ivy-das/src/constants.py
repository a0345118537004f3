"""What never changes while the program runs."""

NAME = "roof-das"
VERSION = "1.4.0"
