"""Strange texts for the reader of articles, made by atheris: `make fuzz`."""
