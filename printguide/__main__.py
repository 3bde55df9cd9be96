"""`python -m printguide` is `printguide`."""

from printguide.cli.main import main

if __name__ == "__main__":
    main()
