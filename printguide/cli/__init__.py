"""The command line: thin, a module a command. What is heavy is imported when a command runs."""
