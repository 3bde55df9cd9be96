"""The engine as a program, started by workers; not for people."""

from printguide.cluster.engine import main

if __name__ == "__main__":
    main()
