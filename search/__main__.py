"""``python -m search`` is the console script ``gazette``."""

import sys

from search.cli import main

if __name__ == "__main__":
    sys.exit(main())
