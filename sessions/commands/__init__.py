"""What people can ask of any workshop: commands by what they are about, and by the name each is sent under.

A command's fields are checked at the edge of the session; what it means is decided in `deciding.py`.
"""

from collections.abc import Mapping

from sessions.commands.afterwards import (
    ChooseHeard as ChooseHeard,
    ChooseMessages as ChooseMessages,
    PublishLetter as PublishLetter,
    WriteLetter as WriteLetter,
)
from sessions.commands.base import Command as Command, SeatCommand as SeatCommand
from sessions.commands.bundling import TakeBundle as TakeBundle
from sessions.commands.coding import (
    CODING_COMMANDS as CODING_COMMANDS,
    BeginDoubleCoding as BeginDoubleCoding,
    CodeRemarks as CodeRemarks,
    CompareCodings as CompareCodings,
    DefineCode as DefineCode,
    DeskCommand as DeskCommand,
    EndDoubleCoding as EndDoubleCoding,
    FinishCoding as FinishCoding,
    MergeCodes as MergeCodes,
    PairViews as PairViews,
    RestFinding as RestFinding,
    SetAside as SetAside,
    TakeBackCoding as TakeBackCoding,
    WriteFinding as WriteFinding,
)
from sessions.commands.designing import EditPlan as EditPlan
from sessions.commands.drafting import (
    DRAFTING_COMMANDS as DRAFTING_COMMANDS,
    ChooseTemplate as ChooseTemplate,
    DraftCommand as DraftCommand,
    LeaveOut as LeaveOut,
    LeaveTrouble as LeaveTrouble,
    PlaceQuote as PlaceQuote,
    PublishReport as PublishReport,
    TakeBackDraft as TakeBackDraft,
    TakeFacts as TakeFacts,
    WriteInterpretation as WriteInterpretation,
)
from sessions.commands.entering import EnterFigures as EnterFigures, RemoveFigures as RemoveFigures
from sessions.commands.leading import (
    AddTime as AddTime,
    ClearStep as ClearStep,
    CloseWorkshop as CloseWorkshop,
    GoBack as GoBack,
    GoNext as GoNext,
    HideResults as HideResults,
    LockStep as LockStep,
    OpenStep as OpenStep,
    RevealResults as RevealResults,
    ShowScreen as ShowScreen,
    Undo as Undo,
)
from sessions.commands.paper import (
    CountPaper as CountPaper,
    LinkBallot as LinkBallot,
    NotePaper as NotePaper,
    TakeBackPaper as TakeBackPaper,
)
from sessions.commands.preparing import (
    EditMaterials as EditMaterials,
    FillPapers as FillPapers,
    GrantRole as GrantRole,
    PurgeRecord as PurgeRecord,
    RevokeRole as RevokeRole,
    SetHostLogo as SetHostLogo,
    SetRetention as SetRetention,
    TakeRows as TakeRows,
)
from sessions.commands.printing import PrintResults as PrintResults
from sessions.commands.replanning import (
    InsertExercise as InsertExercise,
    MoveExercise as MoveExercise,
    RestoreExercise as RestoreExercise,
    ShortenTalk as ShortenTalk,
    SkipExercise as SkipExercise,
)
from sessions.commands.seats import (
    AskForHelp as AskForHelp,
    Join as Join,
    MakeChoices as MakeChoices,
    MergeTables as MergeTables,
    MoveParticipant as MoveParticipant,
    NoteHelp as NoteHelp,
    NoteLeaving as NoteLeaving,
    OfferSeat as OfferSeat,
    SeeHelp as SeeHelp,
    TakeSeat as TakeSeat,
    WithdrawAnswers as WithdrawAnswers,
)

WORKSHOP_COMMANDS: Mapping[str, type[Command]] = {
    "join": Join,
    "take_seat": TakeSeat,
    "offer_seat": OfferSeat,
    "note_help": NoteHelp,
    "ask_for_help": AskForHelp,
    "see_help": SeeHelp,
    "note_leaving": NoteLeaving,
    "make_choices": MakeChoices,
    "withdraw_answers": WithdrawAnswers,
    "merge_tables": MergeTables,
    "move_participant": MoveParticipant,
    "go_next": GoNext,
    "go_back": GoBack,
    "open_step": OpenStep,
    "lock_step": LockStep,
    "reveal_results": RevealResults,
    "hide_results": HideResults,
    "clear_step": ClearStep,
    "add_time": AddTime,
    "show_screen": ShowScreen,
    "insert_exercise": InsertExercise,
    "skip_exercise": SkipExercise,
    "restore_exercise": RestoreExercise,
    "move_exercise": MoveExercise,
    "shorten_talk": ShortenTalk,
    "undo": Undo,
    "grant_role": GrantRole,
    "revoke_role": RevokeRole,
    "set_retention": SetRetention,
    "purge_record": PurgeRecord,
    "set_host_logo": SetHostLogo,
    "fill_papers": FillPapers,
    "take_rows": TakeRows,
    "take_bundle": TakeBundle,
    "enter_figures": EnterFigures,
    "remove_figures": RemoveFigures,
    "choose_heard": ChooseHeard,
    "choose_messages": ChooseMessages,
    "write_letter": WriteLetter,
    "publish_letter": PublishLetter,
    "print_results": PrintResults,
    "edit_materials": EditMaterials,
    "edit_plan": EditPlan,
    "count_paper": CountPaper,
    "take_back_paper": TakeBackPaper,
    "note_paper": NotePaper,
    "link_ballot": LinkBallot,
    "close_workshop": CloseWorkshop,
    **CODING_COMMANDS,
    **DRAFTING_COMMANDS,
}
