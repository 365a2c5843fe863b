"""Owns what a participant is told of their own answers."""

from collections.abc import Mapping
from typing import Any

from sessions.exercises.ballots import Answer
from sessions.exercises.ranking.minority import own_entry
from sessions.exercises.ranking.phases import AGREED, CRITERIA, MINORITY, OWN
from sessions.exercises.ranking.state import Marks, RankingState, TableWork
from sessions.exercises.ranking.wording import order_in_words
from sessions.ids import ParticipantId
from sessions.words import say, say_n


def own(state: RankingState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
    """A person's own order, and which criteria they agree with: id -> the wording they agreed with."""
    found: dict[str, Mapping[str, Any]] = {}
    for key, ballots in state.own.items():
        answer = ballots.answers.get(participant)
        if answer:
            titles = {example.key: example.short_title for example in state.sets[key].examples}
            body = {
                "tiers": [list(tier) for tier in answer.body.tiers],
                "shown": list(answer.body.shown),
            }
            text = order_in_words(answer.body.tiers, titles)
            found[OWN] = {"receipt": answer.receipt, "at": answer.at, "body": body, "text": text}
    for key, marked in state.marks.items():
        if participant in marked.answers:
            found[OWN] = _marked(state, key, marked.answers[participant])
    entry = own_entry(state, participant)
    if entry:
        found[MINORITY] = entry
    for work in state.tables.values():
        if participant in work.heard:
            found[CRITERIA] = found[AGREED] = _agreed_with(work, participant)
    return found


def _marked(state: RankingState, set_key: str, answer: Answer[Marks]) -> Mapping[str, Any]:
    marks, title = answer.body, state.sets[set_key].example
    words = [say("Most: %(card)s", card=title(marks.most).short_title)] if marks.most else []
    words += [say("Least: %(card)s", card=title(marks.least).short_title)] if marks.least else []
    body = {"most": marks.most, "least": marks.least, "shown": list(marks.shown)}
    text = ". ".join(str(part) for part in words)
    return {"receipt": answer.receipt, "at": answer.at, "body": body, "text": text}


def _agreed_with(work: TableWork, participant: ParticipantId) -> Mapping[str, Any]:
    endorsed = {item.id: item.wording for item in work.criteria.values() if participant in item.endorsers}
    text = say_n("You agree with %(n)s criterion.", "You agree with %(n)s criteria.", len(endorsed))
    stamp = work.heard[participant]
    return {"receipt": stamp.seq, "at": stamp.at, "body": {"endorsed": endorsed}, "text": str(text)}
