#!/usr/bin/env bash
# Prints the comparisons: ./bench.sh runs all, ./bench.sh NAME one of them, ./bench.sh --list says which there are.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. eng/setup.sh
ensure_packages "${runtime_packages[@]}"
ensure_bench_peer
build_quietly src/antiphon-espeak
build_quietly src/Antiphon.Cli
build_quietly bench/Antiphon.Bench
exec artifacts/bin/Antiphon.Bench/release/Antiphon.Bench "$@"
