"""Which job-board systems do we read? To add one: write its module, add its line."""

from gonorth.boards.ashby import ASHBY
from gonorth.boards.greenhouse import GREENHOUSE
from gonorth.boards.jsonld import JSONLD_FILE, JSONLD_PAGE
from gonorth.boards.lever import LEVER
from gonorth.boards.ours import OURS
from gonorth.boards.spreadsheet import CSV
from gonorth.boards.workday import WORKDAY

# In the order they are asked: the more telling its fields are, the earlier a system stands.
SYSTEMS = (OURS, GREENHOUSE, LEVER, ASHBY, WORKDAY, JSONLD_FILE, JSONLD_PAGE, CSV)
