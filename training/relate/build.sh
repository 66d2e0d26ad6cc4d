#!/bin/sh
# Makes claimtrack/assets/relation from data outside the repository. Run in the repository's root:
#   sh training/relate/build.sh SHARED BASE TAGGER_CHECKPOINT SCRATCH
# SHARED holds links/ and data/, BASE all-MiniLM-L6-v2, TAGGER_CHECKPOINT is the student of training/tagger.
set -eu
shared=$1 base=$2 tagger=$3 scratch=$4
python=${PYTHON:-python3}
news="$shared/data/articles"
mkdir -p "$scratch"
$python -m training.relate.gold --links "$shared/links/train/links.jsonl" --articles "$shared/links/train/articles.jsonl" --out "$scratch/train.pickle"
$python -m training.relate.gold --links "$shared/links/dev/links.jsonl" --articles "$shared/links/dev/articles.jsonl" --out "$scratch/dev.pickle"
$python -m training.relate.gold --links training/relate/answers.jsonl \
    --articles "$news/fa-kes.jsonl" "$news/bbc-2004.jsonl.gz" "$news/news-clusters.jsonl" --out "$scratch/own.pickle"
read() {
    $python -m training.relate.read --train "$scratch/train.pickle" "$scratch/own.pickle" --select "$scratch/dev.pickle" \
        --base "$base" --tagger "$tagger" "$@"
}
# One reader of half the clusters, which reads the other half for the relator, and one of all.
read --without 1 --out "$scratch/half.pt"
read --out "$scratch/whole.pt"
$python -m training.relate.pretrain --nli "$shared/data/nli/pairs.jsonl.gz" --stance "$shared/data/stance/pairs.jsonl.gz" \
    --base "$base" --out "$scratch/pretrained.pt"
$python -m training.relate.relate --seen "$scratch/half.train" --unseen "$scratch/half.unseen" --held "$scratch/whole.held" \
    --select "$scratch/whole.select" --base "$base" --pretrained "$scratch/pretrained.pt" --out "$scratch/relator.pt"
$python -m training.relate.export --readers "$scratch/half.pt" "$scratch/whole.pt" --relator "$scratch/relator.pt" --base "$base"
$python -m training.relate.calibrate --train "$scratch/train.pickle" "$scratch/own.pickle" --select "$scratch/dev.pickle"
