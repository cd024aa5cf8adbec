#!/usr/bin/env bash
# Runs the unmodified AWS SDK for JavaScript and OpenAI's client against servers of its own. The program is ./antiphon of the repository's root,
# or $ANTIPHON. An argument selects test files by a part of their name. The last line is "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")"
# Built before anything is timed: a server has a minute to be ready.
"${ANTIPHON:-../../antiphon}" --version >/dev/null
npm ci --silent --no-progress
exec node runner.mjs "$@"
