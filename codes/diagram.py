"""The drawing of an SMTP session: its steps from top to bottom, with a lane per code marking where it occurs."""

from dataclasses import dataclass

from codes.entry import Entry
from codes.vocab import Phase, label

STEPS = tuple(phase for phase in Phase if phase is not Phase.ANY)
ROW_HEIGHT = 26
TOP = 30
LABEL_X = 16
FIRST_LANE_X = 196
LANE_WIDTH = 64


@dataclass(frozen=True, slots=True)
class Mark:
    """Whether a code occurs at a step, and where its dot stands."""

    x: int
    marked: bool


@dataclass(frozen=True, slots=True)
class Step:
    phase: str
    label: str
    y: int
    text_y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    code: str
    x: int
    permanence: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Positions in user units of an SVG of `width` by `height`."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    steps: tuple[Step, ...]
    first_y: int
    last_y: int


def session(*entries: Entry) -> Drawing:
    """The drawing for one code, or for two side by side."""
    lanes = tuple(
        Lane(entry.code, FIRST_LANE_X + LANE_WIDTH * number, entry.permanence) for number, entry in enumerate(entries)
    )
    steps = []
    for number, phase in enumerate(STEPS):
        y = TOP + ROW_HEIGHT * number + ROW_HEIGHT // 2
        marks = tuple(Mark(lane.x, occurs(phase, entry)) for lane, entry in zip(lanes, entries, strict=True))
        steps.append(Step(phase.value, label(phase), y, y + 4, marks))
    return Drawing(
        width=FIRST_LANE_X + LANE_WIDTH * len(lanes) - LANE_WIDTH // 2 + 8,
        height=TOP + ROW_HEIGHT * len(STEPS) + 4,
        lanes=lanes,
        steps=tuple(steps),
        first_y=steps[0].y,
        last_y=steps[-1].y,
    )


def occurs(phase: Phase, entry: Entry) -> bool:
    """`any` stands for every command; the greeting and the end of the message are not commands."""
    if phase.value in entry.phases:
        return True
    return Phase.ANY.value in entry.phases and phase not in {Phase.CONNECT, Phase.MESSAGE}
