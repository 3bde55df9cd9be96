"""How the general profile of printguide is made: `python -m tests.press.general` renews the file.

`printguide/press/general.icc` is what a press file is prepared for as long as no printer has named
a profile. It is made of published numbers by a published model, and of nobody's measurements:

- `neugebauer` says which colour four tone values give on coated paper,
- `separating` turns that round: which tone values give a colour, with how much black,
- `icc` writes both as the tables of a profile.
"""
