"""`python -m lanh.law CASES.json --json`."""

import sys

from lanh.law.command import main

if __name__ == "__main__":
    sys.exit(main())
