#!/usr/bin/env bash
# Prints the comparisons: ./bench.sh runs all, ./bench.sh NAME one of them, ./bench.sh --list says which there are.
# ./bench.sh --against COMMIT [NAME…] compares this tree with a commit, built in a worktree of its own: docs/testing.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. eng/setup.sh
ensure_packages "${runtime_packages[@]}"
ensure_bench_peer
build_quietly src/antiphon-espeak
build_quietly src/Antiphon.Cli
build_quietly bench/Antiphon.Bench
if [ "${1:-}" = --against ]; then
  commit="$(git rev-parse --verify --quiet "${2:-}^{commit}")" || { say "bench: '${2:-}' is no commit of this repository"; exit 2; }
  shift 2
  before="$root/artifacts/against/$commit"
  git worktree prune
  [ -e "$before/.git" ] || git worktree add --quiet --detach "$before" "$commit"
  say "bench: building $(git log -1 --format='%h %s' "$commit") …"
  "$before/bench.sh" --list >/dev/null # with its own setup, and its own program
  set -- against "$before" "$@"
fi
exec artifacts/bin/Antiphon.Bench/release/Antiphon.Bench "$@"
