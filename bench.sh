#!/usr/bin/env bash
# Prints the comparisons: ./bench.sh runs all, ./bench.sh NAME one of them, ./bench.sh --list says which there are.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. eng/setup.sh
ensure_packages "${runtime_packages[@]}"
dotnet build src/antiphon-espeak -c Release -v quiet --nologo -clp:NoSummary >&2
dotnet build bench/Antiphon.Bench -c Release -v quiet --nologo -clp:NoSummary >&2
exec artifacts/bin/Antiphon.Bench/release/Antiphon.Bench "$@"
