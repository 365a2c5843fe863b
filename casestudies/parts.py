"""Materials part by part: each set, case study and text under a name of its own, to be changed one at a time.

A part is named "example_sets:1-6", "case_studies:camden_residents_index", or "briefing" where there is one at
most. It owns these names, what a change makes of the materials, and how two states of a part are told apart.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from casestudies.background import Briefing, Glossary, LegalHistory, Spectrum
from casestudies.complaints import complain
from casestudies.errors import broken, shown
from casestudies.material import Material
from casestudies.schema import CaseStudy, ExampleSet, Materials

SETS, STUDIES = "example_sets", "case_studies"
MANY: Mapping[str, type[Material]] = {SETS: ExampleSet, STUDIES: CaseStudy}
SINGLE: Mapping[str, type[Material]] = {
    "briefing": Briefing,
    "glossary": Glossary,
    "spectrum": Spectrum,
    "legal_history": LegalHistory,
}
OWN_KEYS: Mapping[str, str] = {SETS: "key", STUDIES: "slug"}  # the field that is the part's name
Content = Mapping[str, Any]
Changes = Mapping[str, Content | None]  # None takes a part out


def part_name(sort: str, key: str = "") -> str:
    """What a part is called."""
    return f"{sort}:{key}" if sort in MANY else sort


def split_name(part: str) -> tuple[str, str]:
    """Its sort, and its key among its sort; the key is empty where there is one at most."""
    sort, _, key = part.partition(":")
    return sort, key


def parts_of(materials: Materials) -> dict[str, Material]:
    """Every part by its name, in the order of the materials."""
    found: dict[str, Material] = {}
    for sort in MANY:
        found |= {part_name(sort, key): held for key, held in getattr(materials, sort).items()}
    return found | {name: held for name in SINGLE if (held := getattr(materials, name)) is not None}


def content_of(materials: Materials, part: str) -> dict[str, Any] | None:
    """What a part holds, as JSON can carry it; None where there is no such part."""
    held = parts_of(materials).get(part)
    return None if held is None else held.model_dump(mode="json")


def fingerprint(content: Content | None) -> str:
    """The same for the same content and for no other; "" for none."""
    if content is None:
        return ""
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def changed(materials: Materials, changes: Changes) -> Materials:
    """The materials with some parts put in, replaced or taken out; MaterialError names part and field."""
    whole = parts_of(materials)
    for part, content in changes.items():
        whole.pop(part, None)
        if content is not None:
            whole[part] = _checked(part, content)
    return Materials(**_filed(whole))


def differences(before: Materials, after: Materials) -> dict[str, dict[str, Any] | None]:
    """The changes that lead from one to the other."""
    old, new = parts_of(before), parts_of(after)
    altered = [part for part in {**old, **new} if old.get(part) != new.get(part)]
    return {part: content_of(after, part) for part in altered}


def _checked(part: str, content: Content) -> Material:
    sort, key = split_name(part)
    model = {**MANY, **SINGLE}.get(sort)
    if model is None or bool(key) != (sort in MANY):
        raise broken(shown(part), "materials have no such part.")
    try:
        found = model.model_validate(dict(content))
    except ValidationError as error:
        raise complain(error, content, shown(part), {}) from None
    if sort in MANY and getattr(found, OWN_KEYS[sort]) != key:
        raise broken(shown(part), f'"{OWN_KEYS[sort]}" must be the name of the part.', OWN_KEYS[sort])
    return found


def _filed(parts: Mapping[str, Material]) -> dict[str, Any]:
    """The fields of the materials; sets and case studies in the order of their keys, as in a folder."""
    fields: dict[str, Any] = {sort: {} for sort in MANY}
    for part in sorted(parts):
        sort, key = split_name(part)
        if key:
            fields[sort][key] = parts[part]
        else:
            fields[sort] = parts[part]
    return fields
