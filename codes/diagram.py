"""The drawing of an SMTP session: its steps in order, with a lane per code marking where it occurs."""

from dataclasses import dataclass

from codes.entry import Entry
from codes.vocab import Phase, label

STEPS = tuple(phase for phase in Phase if phase is not Phase.ANY)
# A longer code does not fit above a lane of the usual width.
NARROW = 3


@dataclass(frozen=True, slots=True)
class Lane:
    code: str
    permanence: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the line of a step crosses a lane, and whether the lane's code occurs there."""

    lane: Lane
    marked: bool


@dataclass(frozen=True, slots=True)
class Step:
    label: str
    stops: tuple[Stop, ...]

    @property
    def marked(self) -> bool:
        return any(stop.marked for stop in self.stops)


@dataclass(frozen=True, slots=True)
class Drawing:
    lanes: tuple[Lane, ...]
    steps: tuple[Step, ...]

    @property
    def wide(self) -> bool:
        """Whether a code needs a wider lane."""
        return any(len(lane.code) > NARROW for lane in self.lanes)


def session(*entries: Entry) -> Drawing:
    """The drawing for one code, or for two side by side."""
    lanes = tuple(Lane(entry.code, entry.permanence) for entry in entries)
    steps = tuple(
        Step(
            label(phase),
            tuple(Stop(lane, occurs(phase, entry)) for lane, entry in zip(lanes, entries, strict=True)),
        )
        for phase in STEPS
    )
    return Drawing(lanes, steps)


def occurs(phase: Phase, entry: Entry) -> bool:
    """`any` stands for every command; the greeting and the end of the message are not commands."""
    if phase.value in entry.phases:
        return True
    return Phase.ANY.value in entry.phases and phase not in {Phase.CONNECT, Phase.MESSAGE}
