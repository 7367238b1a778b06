"""`python -m aanbesteding` is the command `aanbesteding`."""

import sys

from aanbesteding.cli.app import main

sys.exit(main())
