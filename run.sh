#!/usr/bin/env bash
# Installs what is missing, builds, starts the server, speaks a text through it word by word with a live time line, writes
# out/demo.wav and goes on serving. ./run.sh --help tells the options.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. eng/setup.sh
ensure_packages "${runtime_packages[@]}"
exec ./antiphon demo "$@"
