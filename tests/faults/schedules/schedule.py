"""One random schedule by its seed: work, cuts, kills, restores, sticks; then peace, and the count.

The same seed makes the same schedule. What happened is kept as text, so that a failure can be read.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from pathlib import Path

from sync.county.courier import services as county_courier
from sync.county.feed.rules import Viewer, township_scope
from sync.county.feed.services import move, publish
from sync.county.line.handlers import HANDLERS
from sync.protocol.line import Topic
from sync.terminal import courier
from sync.terminal.courier import CourierError
from sync.terminal.mailbox.port import MessageState
from tests.faults.schedules.county import SimCounty
from tests.faults.schedules.machine import Machine
from tests.faults.schedules.wire import Fate
from tests.helpers.clock import FakeClock

TOWNSHIPS = ("420626106", "420626100")
STEPS = 40
MOST_TURNS = 400
#: Turns without anything to do that count as the end: what a terminal notices in one it does in the next.
STEADY = 3
_FATES = (Fate.ARRIVES,) * 8 + tuple(fate for fate in Fate if fate is not Fate.ARRIVES)


class Schedule:
    def __init__(self, seed: int, county: SimCounty, folder: Path) -> None:
        self.seed, self.county, self.folder = seed, county, folder
        self.random = random.Random(seed)  # noqa: S311 - a schedule, not a secret
        self.story: list[str] = []
        self.peace = False
        self.order_matters = True
        self.stick = folder / "stick"
        self.stick.mkdir(parents=True)
        self.machines = [self._machine(number) for number in range(len(TOWNSHIPS))]

    def run(self) -> None:
        """Do the steps, make peace, compare. Raises AssertionError with the story in it."""
        try:
            for _ in range(STEPS):
                self._step()
            self._make_peace()
            self._compare()
        except BaseException as error:
            error.add_note(f"schedule {self.seed}:\n  " + "\n  ".join(self.story))
            raise
        finally:
            for machine in self.machines:
                machine.close()

    # ---- steps ----

    def _step(self) -> None:
        steps = {
            self._post: 10,
            self._turns: 14,
            self._kill: 2,
            self._die_within: 4,
            self._publish: 4,
            self._arrive_late: 2,
            self._back_up: 1,
            self._restore: 1,
            self._jump: 1,
            self._carry: 2,
            self._image: 1,
            self._put_image: 1,
            self._work: 6,
        }
        (step,) = self.random.choices(list(steps), list(steps.values()))
        step()

    def _post(self) -> None:
        machine, count = self._any(), self.random.randint(1, 4)
        for _ in range(count):
            id = machine.post(f"visit-{self.random.randint(1, 3)}", f"words {self.random.random()}")
            self._tell(machine, f"posts {id[-6:]}")

    def _turns(self) -> None:
        machine = self._any()
        for _ in range(self.random.randint(1, 5)):
            machine.turn(self.random.choice((0.1, 1.0, 5.0)))
        self._tell(machine, "turns")

    def _kill(self) -> None:
        machine = self._any()
        machine.kill()
        self._tell(machine, "is killed")

    def _die_within(self) -> None:
        machine, write = self._any(), self.random.randint(0, 4)
        before = self.random.random() < 0.5
        machine.die_within_a_turn(write, before=before, seconds=5)
        self._tell(machine, f"dies {'before' if before else 'after'} write {write}")

    def _publish(self) -> None:
        key = f"p{self.random.randint(1, 4)}"
        scopes = self.random.choice(
            ([], [""], [township_scope(TOWNSHIPS[0])], [township_scope(code) for code in TOWNSHIPS])
        )
        publish(move(Topic.POSTER, key, f'{{"n":{self.random.random()}}}'.encode(), scopes))
        self.story.append(f"county publishes {key} for {scopes}")

    def _work(self) -> None:
        """The county files what it stored, or is killed while it does."""
        dies_at = self.random.choice((None, None, self.random.randint(0, 30)))
        self.county.work(dies_at)
        self.story.append("county files" if dies_at is None else f"county dies filing, statement {dies_at}")

    def _arrive_late(self) -> None:
        machine = self._any()
        self._tell(machine, f"{len(machine.wire.late)} late requests arrive")
        machine.wire.arrive_late()

    def _back_up(self) -> None:
        self.county.back_up()
        self.story.append("county is backed up")

    def _restore(self) -> None:
        if not self.county.restore():
            return
        self.story.append("county comes back from its backup")
        # It gave out numbers that it does not remember: what follows may come in another order.
        self.order_matters = False
        stored = {id for _, id, _ in self.county.received()}
        for machine in self.machines:
            machine.wire.late.clear()
            lost = [i for i in machine.posted if i not in stored and machine.box.message(i) is None]
            for id in lost:  # from a disk that was lost too: two accidents at once
                del machine.posted[id]

    def _jump(self) -> None:
        machine, days = self._any(), self.random.choice((-4000, -1, 1, 4000))
        machine.clock.jump(days * 86_400)
        self._tell(machine, f"clock jumps {days} days")

    def _carry(self) -> None:
        """A stick there and back, or only a part of the way."""
        machine = self._any()
        parts = self.random.randint(1, 4)
        courier.export(machine.box, self.stick, machine.clock.now())
        if parts > 1:
            county_courier.take_in(self.stick, HANDLERS)
            self.county.note_arrivals()
        if parts > 2:
            county_courier.give_out(self.stick)
        if parts > 3:
            self._read_stick(machine)
        self._tell(machine, f"stick, {parts} parts of the way")

    def _read_stick(self, machine: Machine) -> None:
        try:
            courier.import_(machine.box, self.stick, machine.clock.now())
        except CourierError:
            return  # the stick never came back from the county

    def _image(self) -> None:
        machine = self._any()
        machine.image(self._image_of(machine))
        self._tell(machine, "disk is copied")

    def _put_image(self) -> None:
        machine = self._any()
        image = self._image_of(machine)
        if image.exists():
            stored = {id for _, id, _ in self.county.received()}
            machine.put_image(image, stored.__contains__)
            self.order_matters = False
            self._tell(machine, "goes on with the copied disk")

    # ---- the end ----

    def _make_peace(self) -> None:
        self.peace = True
        self.story.append("peace")
        for machine in self.machines:
            machine.wire.arrive_late()
            machine.kill()
            quiet = 0
            for _ in range(MOST_TURNS):
                machine.turn(5.0)
                self.county.work()
                quiet = quiet + 1 if self._quiet(machine) else 0
                if quiet > STEADY:
                    break

    def _quiet(self, machine: Machine) -> bool:
        line = machine.box.line()
        if line.waiting + line.sending:
            return False
        return all(m.state is MessageState.DONE for m in machine.box.messages()) and self._mirrored(machine)

    def _mirrored(self, machine: Machine) -> bool:
        wanted = self.county.shown_to(Viewer(machine.terminal, machine.terminal.partition("-")[0]))
        held = {
            (topic, record.key): (record.rev, record.body)
            for topic in Topic
            for record in machine.box.records(topic)
        }
        return held == wanted

    def _compare(self) -> None:
        received = self.county.received()
        doubled = [id for id, times in Counter(id for _, id, _ in received).items() if times > 1]
        assert not doubled, f"doubled: {doubled}"
        for machine in self.machines:
            line = machine.box.line()
            assert (line.waiting, line.sending, line.parked) == (0, 0, 0), f"stuck: {line}"
            here = {id: digest for terminal, id, digest in received if terminal == machine.terminal}
            wanted = {id: hashlib.sha256(body).hexdigest() for id, body in machine.posted.items()}
            assert set(wanted) <= set(here), f"lost: {sorted(set(wanted) - set(here))}"
            assert {id: here[id] for id in wanted} == wanted, "changed on the way"
            assert self._mirrored(machine), f"{machine.terminal} shows other records than the county"
            if self.order_matters:
                self._compare_order(machine)
        assert self.county.unfiled() == 0, "stored, but never filed"
        assert sorted(self.county.reviewed()) == sorted(id for _, id, _ in received), "filed more than once"

    def _compare_order(self, machine: Machine) -> None:
        """A message that must wait holds back its own visit; others may go past it."""
        visits = {message.id: message.visit for message in machine.box.messages()}
        order = [id for terminal, id in self.county.arrived if terminal == machine.terminal]
        for visit in set(visits.values()):
            came = [id for id in order if visits[id] == visit]
            assert came == [id for id in machine.posted if visits[id] == visit], f"{visit} out of order"

    # ---- small helps ----

    def _machine(self, number: int) -> Machine:
        wire = self.county.wire()
        clock = FakeClock()
        machine = Machine(self.folder / f"disk{number}", wire, clock)
        machine.enrol(self.county.code(TOWNSHIPS[number]))
        wire.fate = self._fate
        return machine

    def _fate(self) -> tuple[Fate, int]:
        if self.peace:
            return Fate.ARRIVES, 0
        fate, number = self.random.choice(_FATES), self.random.randint(0, 60)
        if fate is not Fate.ARRIVES:
            self.story.append(f"    request: {fate} ({number})")
        return fate, number

    def _any(self) -> Machine:
        return self.random.choice(self.machines)

    def _image_of(self, machine: Machine) -> Path:
        return self.folder / f"image-{machine.folder.name}"

    def _tell(self, machine: Machine, what: str) -> None:
        self.story.append(f"{machine.folder.name} {what}")
