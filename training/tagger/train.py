"""Train the tagger: python -m training.tagger.train --help

Run twice: once for a teacher on a large encoder, then, with `--teacher`, for the
small one that ships. The teacher speaks on every window, annotated or not
(`--unlabelled`), and the student is drawn towards what it says (Hinton, Vinyals
and Dean, 2015).
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.tagger import data
from training.tagger.batch import Batch, Taught, batches, tokenizer_of
from training.tagger.forward import Forward, evaluate, predicted_cues
from training.tagger.model import Tagger

SENTENCE_COPIES = 2
"""How often an epoch shows each of our own sentences, in other company each time."""


TEACHER_SHIFT = 4
"""By how much MPNet's vocabulary is BERT's moved."""
TEACHER_BIAS = -0.5
"""Below zero, so that the student also hears what the teacher half believes."""


def loss_of(model: Tagger, batch: Batch, shift: int, masked: float, teacher: Tagger | None) -> Tensor:
    """Negative log likelihood an attribution, and with a teacher the divergence from what it says."""
    forward = Forward(model, batch, shift, masked)
    tokens = (torch.arange(forward.hidden.shape[1])[None] < torch.tensor(batch.lengths)[:, None]).float()
    labelled = batch.weights > 0
    count = max(1, len(batch.cues))
    loss = forward.cue.new_zeros(())
    if labelled.any():
        nll = model.cue_crf.nll(forward.cue[labelled], batch.cue_tags[labelled], tokens[labelled])
        loss = loss + (nll * batch.weights[labelled]).sum() / count
    if batch.cues:
        nll = model.role_crf.nll(forward.roles(batch.rows, batch.cues), batch.role_tags, tokens[batch.rows])
        loss = loss + (nll * batch.weights[batch.rows]).mean()
    return loss if teacher is None else 0.5 * loss + drawn_to(teacher, forward, batch, tokens)


def drawn_to(teacher: Tagger, forward: Forward, batch: Batch, tokens: Tensor) -> Tensor:
    """Divergence of the student's emissions from the teacher's, a cue; the cues are the teacher's own."""
    batch.taught = taught = batch.taught or _taught(teacher, batch)
    count = max(1, len(taught.cues))

    def divergence(ours: Tensor, theirs: Tensor, mask: Tensor) -> Tensor:
        each = functional.kl_div(ours.log_softmax(-1), theirs.log_softmax(-1), log_target=True, reduction="none")
        return (each.sum(-1) * mask).sum() / count

    loss = divergence(forward.cue, taught.cue, tokens)
    if taught.roles is not None:
        ours = forward.roles(taught.rows, taught.cues)
        loss = loss + divergence(ours, taught.roles, tokens[taught.rows])
    return loss


@torch.no_grad()
def _taught(teacher: Tagger, batch: Batch) -> Taught:
    said = Forward(teacher, batch, TEACHER_SHIFT)
    rows, cues = predicted_cues(teacher, said.cue, batch.lengths, TEACHER_BIAS)
    at = torch.tensor(rows, dtype=torch.long)
    return Taught(said.cue, at, cues, said.roles(at, cues) if cues else None)


def varied(example: data.Example, tokenizer: Tokenizer, chance: random.Random) -> Iterator[data.Window]:
    """The windows of a text, its quotation marks perhaps disguised, with a length drawn at random."""
    text = data.disguised(example.text, chance)
    disguised = data.Example(example.id, text, example.attributions, example.weight)
    return data.windows(disguised, tokenizer, chance.choice((224, 288, 320)))


def load(path: Path, base: Path) -> Tagger:
    """A trained tagger in evaluation mode."""
    model = fresh(base)
    model.load_state_dict(torch.load(path, weights_only=True))
    return model.eval()


def fresh(base: Path) -> Tagger:
    """A tagger on a pretrained encoder, its dropout off (on the processor it costs more than the rest)."""
    from transformers import AutoModel

    return Tagger(AutoModel.from_pretrained(base, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--polnear", type=Path, required=True, help="folder with train.jsonl and dev.jsonl")
    parser.add_argument("--sentences", type=Path, nargs="*", default=[], help="files of marked sentences")
    parser.add_argument(
        "--unlabelled", type=Path, nargs="*", default=[], help="JSON lines with a text, for the teacher"
    )
    parser.add_argument("--teacher", type=Path, help="checkpoint of a trained teacher")
    parser.add_argument("--teacher-base", type=Path)
    parser.add_argument("--tokenizer", type=Path, help="tokenizer.json of the student, which a teacher must share")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--stop", type=int, help="stop after so many of the epochs; the schedule stays theirs")
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--shift", type=int, default=0, help="4 for MPNet, whose vocabulary is BERT's moved by four")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--init", type=Path, help="checkpoint to start from")
    options = parser.parse_args()

    random.seed(options.seed)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    tokenizer = tokenizer_of(options.tokenizer or options.base / "tokenizer.json")
    train = data.polnear(options.polnear / "train.jsonl")
    select, _ = data.halves(data.polnear(options.polnear / "dev.jsonl"))
    free = [
        data.Example(f"{path}:{n}", json.loads(line)["text"], (), 0.0)
        for path in options.unlabelled
        for n, line in enumerate(path.open(encoding="utf-8"))
    ]
    held = [w for e in select for w in data.windows(e, tokenizer)]
    model = fresh(options.base)
    if options.init:
        model.load_state_dict(torch.load(options.init, weights_only=True))
    teacher = load(options.teacher, options.teacher_base) if options.teacher else None
    if teacher:
        model.role_crf.load_state_dict(teacher.role_crf.state_dict())
        model.cue_crf.load_state_dict(teacher.cue_crf.state_dict())

    encoder = list(model.encoder.parameters())
    known = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if id(p) not in known]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": options.encoder_rate}, {"params": heads, "lr": options.head_rate}],
        weight_decay=0.01,
        fused=True,
    )
    average = copy.deepcopy(model).eval()
    step, total, best = 0, 0, -1.0
    todo: list[Batch] = []
    for epoch in range(options.stop or options.epochs):
        # What the teacher says of a batch is kept, so with a teacher the first epoch's batches serve for all.
        if not todo or not teacher:
            own = [s for path in options.sentences for s in data.sentences(path)]
            articles = (
                data.one_copy_each(train, chance)
                + [e for _ in range(SENTENCE_COPIES) for e in data.packed(own, chance)]
                + free
            )
            todo = batches([w for e in articles for w in varied(e, tokenizer, chance)], chance)
        chance.shuffle(todo)
        total = total or len(todo) * options.epochs
        began = time.time()
        running = []
        for n, batch in enumerate(todo):
            pace = min(1.0, step / (0.06 * total)) * max(0.02, 1 - step / total)
            for group, rate in zip(optimiser.param_groups, (options.encoder_rate, options.head_rate), strict=True):
                group["lr"] = rate * pace
            loss = loss_of(model, batch, options.shift, 0.05, teacher)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            keep = min(0.995, (1 + step) / (10 + step))
            with torch.no_grad():
                for slow, fast in zip(average.parameters(), model.parameters(), strict=True):
                    slow.lerp_(fast, 1 - keep)
            running.append(loss.item())
            if n % 50 == 49:
                print(
                    f"epoch {epoch} {n + 1}/{len(todo)} loss {sum(running[-50:]) / 50:.3f} {time.time() - began:.0f} s",
                    flush=True,
                )
        scores = evaluate(average, held, options.shift)
        mean = sum(scores.values()) / len(scores)
        print(json.dumps({"epoch": epoch, **scores, "mean": round(mean, 2)}), flush=True)
        if math.isfinite(mean) and mean > best:
            best = mean
            options.out.parent.mkdir(parents=True, exist_ok=True)
            torch.save(average.state_dict(), options.out)


if __name__ == "__main__":
    main()
