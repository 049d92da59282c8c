"""The services that more than one desk needs."""

from __future__ import annotations

from kiosk.bridge.jobs import Jobs
from kiosk.services.attaching import Attaching
from kiosk.services.certificates import Certificates
from kiosk.services.clock import Ids
from kiosk.services.filing import Filing
from kiosk.services.identify import Identify
from kiosk.services.journal import Journal
from kiosk.services.line_watch import LineWatch
from kiosk.services.printing import Printing
from kiosk.services.pushed import Pushed
from kiosk.services.questions import Questions
from kiosk.services.takeover import Takeover
from kiosk.services.visit import Visits
from kiosk.services.voices import Voices
from kiosk.wiring.ground import Ground


class Common:
    def __init__(self, ground: Ground, line: LineWatch) -> None:
        settings, clock = ground.settings, ground.clock
        self.store, self.jobs = ground.store(), Jobs()
        self.ids = Ids(clock.clock)
        self.identify = Identify(clock)
        self.takeover = Takeover(mailbox=ground.mailbox, store=self.store, clock=clock)
        self.printing = Printing(ground.paper, ground.catalogue, clock)
        self.attaching = Attaching(ground.mailbox, self.ids)
        self.filing = Filing(
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            store=self.store,
            clock=clock,
            ids=self.ids,
            commitment=ground.commitment(),
            draft_days=settings.visit.draft_days,
            outside=line.standing,
            attaching=self.attaching,
        )
        self.voices = Voices(
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            store=self.store,
            clock=clock,
            ids=self.ids,
        )
        self.questions = Questions(
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            store=self.store,
            clock=clock,
            ids=self.ids,
            deadline=settings.visit.answer_wait,
        )
        self.certificates = Certificates(
            questions=self.questions,
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            clock=clock,
            ids=self.ids,
        )
        self.journal = journal = Journal(self.store, clock)
        self.visits = Visits(
            clock.clock,
            self.ids,
            Pushed(ground.mailbox, settings).idle_rule,
            began=(journal.began,),
            ended=(
                self.filing.shelf.leave,
                self.printing.wipe,
                self.questions.forget,
                self.certificates.forget,
                journal.ended,
            ),
            between=(
                self.filing.recover,
                self.voices.recover,
                self.questions.recover,
                ground.catalogue.refresh,
            ),
        )
