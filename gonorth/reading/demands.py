"""What does a posting demand of an applicant, and what does the law demand of the posting?"""

from gonorth.reading.law import read_law
from gonorth.reading.sponsorship import read_sponsorship
from gonorth.reading.years import years_asked

__all__ = ["read_law", "read_sponsorship", "years_asked"]
