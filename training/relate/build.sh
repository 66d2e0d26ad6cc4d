#!/bin/sh
# Makes claimtrack/assets/reader and claimtrack/assets/relation from data outside the repository. Run in the repository's root:
#   sh training/relate/build.sh SHARED BASE TAGGER TEACHER_BASE TEACHER_TAGGER SCRATCH
# SHARED holds links/, polnear/ and data/; BASE is all-MiniLM-L6-v2 and TAGGER the student of training/tagger, TEACHER_BASE
# all-mpnet-base-v2 and TEACHER_TAGGER the teacher there. DEVICE=cuda trains on a GPU: the teachers take minutes there.
set -eu
shared=$1 base=$2 tagger=$3 teacher_base=$4 teacher_tagger=$5 scratch=$6
python=${PYTHON:-python3} device=${DEVICE:-cpu}
news="$shared/data/articles"
mkdir -p "$scratch"
gold() { $python -m training.relate.gold "$@"; }
gold --links "$shared/links/train/links.jsonl" training/relate/second.jsonl --articles "$shared/links/train/articles.jsonl" --out "$scratch/train.pickle"
gold --links "$shared/links/dev/links.jsonl" --articles "$shared/links/dev/articles.jsonl" --out "$scratch/dev.pickle"
$python -m training.relate.rumours "$shared/data/stance/pairs.jsonl.gz" "$scratch/rumours.jsonl"
gold --links training/relate/answers.jsonl \
    --articles "$news/fa-kes.jsonl" "$news/bbc-2004.jsonl.gz" "$news/news-clusters.jsonl" \
    "$news/muc34.jsonl.gz" "$shared/polnear/train.jsonl" "$scratch/rumours.jsonl" --out "$scratch/own.pickle"
$python -m training.relate.unlabelled "$shared" "$scratch/unlabelled.pickle"
prepare() {
    out=$1
    shift
    $python -m training.relate.prepare --tokenizer "$base/tokenizer.json" --out "$scratch/$out.lessons" --clusters "$@"
}
prepare annotated "$scratch/train.pickle" "$scratch/own.pickle"
prepare dev "$scratch/dev.pickle"
prepare unlabelled "$scratch/unlabelled.pickle"
lessons() {
    module=$1
    shift
    $python -m "training.relate.$module" --lessons "$scratch/annotated.lessons" --select "$scratch/dev.lessons" \
        --tokenizer "$base/tokenizer.json" --device "$device" "$@"
}
# Two readers, of about half of the clusters and of all; teachers of either half and of all; what the readers learn of them,
# twice: with the articles that nobody annotated, then without.
student() { lessons read --base "$base" --tagger "$tagger" "$@"; }
teacher() {
    lessons read --unlabelled "$scratch/unlabelled.lessons" --base "$teacher_base" --tagger "$teacher_tagger" --rate 4e-5 --epochs 5 "$@"
}
student --without 1 --out "$scratch/half.pt"
student --out "$scratch/whole.pt"
teacher --without 1 --seed 1 --out "$scratch/teacher0.pt"
teacher --without 0 --seed 2 --out "$scratch/teacher1.pt"
teacher --seed 3 --out "$scratch/teacher.pt"
halves="$scratch/teacher0.read $scratch/teacher1.read"
student --unlabelled "$scratch/unlabelled.lessons" --start "$scratch/half.pt" "$scratch/whole.pt" --rate 4e-5 --epochs 2 --seed 3 \
    --teachers $halves "$scratch/teacher.read" --out "$scratch/taught.pt"
student --start "$scratch/half.pt" "$scratch/whole.pt" "$scratch/taught.pt" "$scratch/taught.pt" --rate 5e-5 --epochs 4 --seed 12 \
    --teachers $halves --out "$scratch/again.pt"
student --start "$scratch/again.pt" "$scratch/taught.pt" --rate 5e-5 --epochs 3 --seed 21 --teachers $halves --out "$scratch/once_more.pt"
$python -m training.relate.pretrain --nli "$shared/data/nli/pairs.jsonl.gz" --stance "$shared/data/stance/pairs.jsonl.gz" \
    --base "$base" --weights "$base/model.safetensors" --tokenizer "$base/tokenizer.json" --device "$device" --out "$scratch/pretrained.pt"
# Three relators, told what one reader gave of the clusters it had not learned from, and what teachers gave of all.
relator() { lessons relate --base "$base" --pretrained "$scratch/pretrained.pt" --used $halves "$@"; }
relator --read "$scratch/half.read" --out "$scratch/relator0.pt"
relator --read $halves --out "$scratch/relator1.pt"
relator --read $halves --seed 4 --out "$scratch/relator2.pt"
# What is shipped is smaller: a reader of the last three layers, which goes on from what the shipped tagger's encoder makes of an
# article, and a relator of four. The whole ones teach them, on articles without annotation too.
whole="$scratch/once_more.pt $scratch/again.pt $scratch/taught.pt"
$python -m training.relate.give --base "$base" --tokenizer "$base/tokenizer.json" --device "$device" --readers $whole \
    --lessons "$scratch/annotated.lessons" "$scratch/dev.lessons" "$scratch/unlabelled.lessons" --out "$scratch/given.read"
$python -m training.places.lessons --shared "$shared" --out "$scratch/places.pickle"
for part in annotated dev unlabelled; do
    $python -m training.relate.states --lessons "$scratch/$part.lessons" --out "$scratch/$part.states"
done
$python -m training.relate.states --places "$scratch/places.pickle" --out "$scratch/places.states"
lessons upper --base "$base" --whole $whole --unlabelled "$scratch/unlabelled.lessons" --teachers "$scratch/given.read" --places "$scratch/places.pickle" \
    --states "$scratch/annotated.states" "$scratch/dev.states" "$scratch/unlabelled.states" "$scratch/places.states" --out "$scratch/upper.pt"
lessons shorten --base "$base" --unlabelled "$scratch/unlabelled.lessons" --read "$scratch/given.read" --seed 7 \
    --teachers "$scratch/relator0.pt" "$scratch/relator1.pt" "$scratch/relator2.pt" "$scratch/relator2.pt" --out "$scratch/short.pt"
$python -m training.relate.export --base "$base" --lessons "$scratch/annotated.lessons" --states "$scratch/annotated.states" \
    --readers "$scratch/upper.pt" --relators "$scratch/short.pt"
$python -m training.relate.calibrate --train "$scratch/train.pickle" "$scratch/own.pickle" --select "$scratch/dev.pickle"
# The heads for places, days and speakers, on the reader as it is now.
$python -m training.places.lessons --shared "$shared" --out "$scratch/places.pickle"
$python -m training.places.head --lessons "$scratch/places.pickle"
$python -m training.days.lessons --shared "$shared" --out "$scratch/days.pickle"
$python -m training.days.head --lessons "$scratch/days.pickle"
$python -m training.speakers.lessons --shared "$shared" --out "$scratch/speakers.pickle"
$python -m training.speakers.head --lessons "$scratch/speakers.pickle"
