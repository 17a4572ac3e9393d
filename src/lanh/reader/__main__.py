"""`python -m lanh.reader FILE… [--json --out DIR]`."""

import argparse
import sys

from lanh.reader.command import arguments, handle_read

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="lanh read", description=__doc__)
    arguments(parser)
    sys.exit(handle_read(parser.parse_args()))
