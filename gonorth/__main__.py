"""python -m gonorth"""

import sys

from gonorth.cli import main

sys.exit(main())
