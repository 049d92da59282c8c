"""What is in the sealed body of a message, by its kind.

Apart from the envelope, because the line carries bodies that it never opens: what only carries (the mailbox,
and with it the first screen of a terminal) does not load a single one of these types.
"""

from __future__ import annotations

from msgspec import Struct

from sync.model.case import Case
from sync.model.certificate import CertificateRequest
from sync.model.device import DeviceReport
from sync.model.drop import DropEnd
from sync.model.followup import Supplement, Withdrawal
from sync.model.helping import HelperCall, HelperRecord
from sync.model.keeping import KeeperRecord
from sync.model.question import Question
from sync.model.review import Review
from sync.model.snag import Snag
from sync.model.training import Presence
from sync.model.urge import Urge
from sync.model.voice import Voice
from sync.protocol.envelope import Kind

BODIES: dict[str, type[Struct]] = {
    Kind.CASE: Case,
    Kind.REVIEW: Review,
    Kind.VOICE: Voice,
    Kind.SUPPLEMENT: Supplement,
    Kind.WITHDRAWAL: Withdrawal,
    Kind.HELPER_RECORD: HelperRecord,
    Kind.DEVICE_REPORT: DeviceReport,
    Kind.URGE: Urge,
    Kind.QUESTION: Question,
    Kind.HELPER_CALL: HelperCall,
    Kind.KEEPER_RECORD: KeeperRecord,
    Kind.CERTIFICATE_REQUEST: CertificateRequest,
    Kind.SNAG: Snag,
    Kind.PRESENCE: Presence,
    Kind.DROP_END: DropEnd,
}
