"""What happens, in rows. One app: every stage of the journey is about the same people."""

from gonorth.web.models.account import Account
from gonorth.web.models.board import Board, BoardRead
from gonorth.web.models.campaign import Campaign, Placement, Visit
from gonorth.web.models.consent import Consent, Purpose, Suppression
from gonorth.web.models.employer import Employer
from gonorth.web.models.event import Event
from gonorth.web.models.introduction import Introduction, IntroductionChange
from gonorth.web.models.letter import Letter
from gonorth.web.models.look import Look, Note
from gonorth.web.models.organisation import Membership, Organisation
from gonorth.web.models.person import Hidden, Intent, Person, PersonWord, Stage, StageChange, Want
from gonorth.web.models.posting import Posting, PostingChange
from gonorth.web.models.profile import Demand, Gone, Profile
from gonorth.web.models.report import PostingReport
from gonorth.web.models.tidying import Tidying
from gonorth.web.models.version import Version

__all__ = [
    "Account",
    "Board",
    "BoardRead",
    "Campaign",
    "Consent",
    "Demand",
    "Employer",
    "Event",
    "Gone",
    "Hidden",
    "Intent",
    "Introduction",
    "IntroductionChange",
    "Letter",
    "Look",
    "Membership",
    "Note",
    "Organisation",
    "Person",
    "PersonWord",
    "Placement",
    "Posting",
    "PostingChange",
    "PostingReport",
    "Profile",
    "Purpose",
    "Stage",
    "StageChange",
    "Suppression",
    "Tidying",
    "Version",
    "Visit",
    "Want",
]
