"""What an exercise kind is: the one interface through which the house knows an exercise.

A kind lives in one folder and owns its phases, commands, events, tally, templates and chart declarations.
The house never names a kind: it asks the registry, and speaks to it through what stands here.
`decide` only reads and `evolve` never fails; neither knows a clock, chance, a database or Flask.
"""

from sessions.exercises.acting import (
    Act as Act,
    ExerciseEvent as ExerciseEvent,
    PaperAnswer as PaperAnswer,
    PaperField as PaperField,
    PaperLine as PaperLine,
)
from sessions.exercises.actors import (
    ANSWERERS as ANSWERERS,
    AT_TABLES as AT_TABLES,
    HANDS as HANDS,
    LEADS as LEADS,
    Actor as Actor,
    Context as Context,
    Role as Role,
    Room as Room,
    Stamp as Stamp,
    Typed as Typed,
    Viewer as Viewer,
    givers as givers,
)
from sessions.exercises.kind import (
    HasBallots as HasBallots,
    HasPaperForm as HasPaperForm,
    HasSayings as HasSayings,
    Kind as Kind,
    RehearsedByRoles as RehearsedByRoles,
    ReportsMore as ReportsMore,
)
from sessions.exercises.phases import (
    Badge as Badge,
    Chapter as Chapter,
    OwnChapter as OwnChapter,
    Phase as Phase,
    TableProgress as TableProgress,
)
from sessions.exercises.results import (
    Chart as Chart,
    Column as Column,
    ForReport as ForReport,
    Panel as Panel,
)
