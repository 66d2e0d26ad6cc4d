"""JSON records against the schema that claimtrack publishes."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest

from claimtrack.link import tolls
from claimtrack.models import Anchor, Attribution, Decision, Kind, Relation, Span, Verdict
from claimtrack.records import Naming, Renaming
from claimtrack.render import counted, jsonl
from claimtrack.render.names import RENAMINGS
from claimtrack.render.verdicts import VERDICTS
from claimtrack.store import Kept, Spot, Voice
from render import made

SCHEMA = json.loads(files("claimtrack").joinpath("assets", "schema.json").read_text("utf-8"))
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
WORDS = Anchor("a-1", "harbour", None, None, Span(0, 4, "said"), (Span(5, 8, "Out", "title"),))
JUDGED = Verdict(
    "v-1", Decision.CHANGED, Relation.DENIES, Relation.CONFIRMS, "so it is", "2021-05-09", 0.4, WORDS, WORDS
)
RECORDS = {
    "claim": jsonl.claim_json(made.MIXED, made.COVERAGE),
    "link": jsonl.link_json(made.LINKS.rows[0]),
    "judged link": jsonl.link_json(replace(made.LINKS.rows[0], link=replace(made.DENIED.link, verdict=JUDGED))),
    "verdict_record": VERDICTS.json(Kept(JUDGED, "t-1", None, None)),
    "extraction": jsonl.extraction_json("harbour", "en", [made.SHELLED.shown.attribution], None),
    "shown_attribution": jsonl.where_json(made.DENIAL.shown),
    "toll": counted.TOLLS.json(tolls([made.MIXED])[0]),
    "counted_place": counted.PLACES.json(Spot(*made.VELDEN, claims=1, disputes=1)),
    "speaker": counted.VOICES.json(
        Voice("Ida Holm", ("Norland",), 2, 0, 1, 0, ("Coast Post",), ("Ida Holm",), by_hand=False)
    ),
    "speaker_decision": RENAMINGS.json(Renaming("s-1", Naming.SPLIT, ("Holm",), ("Ida Holm",), "2021-05-09")),
    "shown_article": jsonl.article_json(
        made.head(made.HARBOUR), made.HARBOUR, "en", [made.RED_CROSS.shown.attribution]
    ),
}


def faults(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """Where a value is not as a schema says; also fields that the schema does not know."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in schema:
        each = [faults(value, choice, at) for choice in schema["anyOf"]]
        return [] if [] in each else min(each, key=len)
    if ("const" in schema and value != schema["const"]) or ("enum" in schema and value not in schema["enum"]):
        return [f"{at}: {value!r}"]
    kinds = schema.get("type", list(TYPES))
    if not any(isinstance(value, TYPES[kind]) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        return [f"{at}: {value!r} is no {kinds}"]
    found: list[str] = []
    if isinstance(value, dict) and "properties" in schema:
        found += [f"{at}.{name} is missing" for name in schema["required"] if name not in value]
        for name, inner in value.items():
            known = schema["properties"].get(name)
            found += faults(inner, known, f"{at}.{name}") if known else [f"{at}.{name} is not in the schema"]
    if isinstance(value, list) and "items" in schema:
        found += [fault for n, inner in enumerate(value) for fault in faults(inner, schema["items"], f"{at}[{n}]")]
        found += [f"{at} is too short"] if len(value) < schema.get("minItems", 0) else []
    return found


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_is_as_the_schema_says_and_has_nothing_else(name: str) -> None:
    record = json.loads("".join(jsonl.lines([RECORDS[name]])))
    assert faults(record, {"$ref": f"#/$defs/{name.split()[-1]}"}) == []
    assert record["version"] == 1


def test_the_schema_check_sees_faults() -> None:
    wrong = {**RECORDS["link"], "relation": "doubts", "score": "high", "more": 1}
    del wrong["claim"]
    assert [fault.split(":")[0] for fault in faults(wrong, {"$ref": "#/$defs/link"})] == [
        "$.claim is missing",
        "$.relation",
        "$.score",
        "$.more is not in the schema",
    ]


def test_a_span_of_the_title_says_so_and_one_of_the_text_does_not() -> None:
    assert jsonl.span_json(Span(0, 3, "Out", "title")) == {"start": 0, "end": 3, "text": "Out", "field": "title"}
    assert jsonl.span_json(Span(0, 3, "Out")) == {"start": 0, "end": 3, "text": "Out"}


def test_an_article_that_is_not_tagged_says_why() -> None:
    assert jsonl.extraction_json("a", "fr", [], "not English")["note"] == "not English"


def test_facts_of_several_mentions_stand_once() -> None:
    dates = RECORDS["claim"]["dates"]
    assert len(dates) == len({json.dumps(date) for date in dates}) == 1


def test_an_attribution_without_source_has_null() -> None:
    bare = Attribution("t-1", "a-1", None, Span(0, 2, "is"), (), Kind.ASSERTION, 0.5)
    assert jsonl.attribution_json(bare)["source"] is None
