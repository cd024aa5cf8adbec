#!/usr/bin/env bash
# Restores, builds with warnings as errors, runs every test. The last line is 'N passed, N failed'.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. eng/setup.sh
ensure_packages "${runtime_packages[@]}" sox libsox-fmt-mp3 ffmpeg oggz-tools opus-tools vorbis-tools flac openssl curl

passed=0 failed=0
count() { passed=$((passed + $1)); failed=$((failed + $2)); }

# A step without counts of its own: it passes or fails as one.
step() {
  local name="$1"; shift
  printf '\n== %s\n' "$name"
  if "$@"; then count 1 0; else count 0 1; printf '%s FAILED\n' "$name"; fi
}

# A suite that prints 'N passed, N failed' as its last such line.
suite() {
  local name="$1" log status=0 line; shift
  log="$(mktemp)"
  printf '\n== %s\n' "$name"
  "$@" 2>&1 | tee "$log" || status=$?
  line="$(grep -Eo '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1 || true)"
  rm -f "$log"
  if [[ "$line" =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    count "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
    [ "$status" -eq 0 ] || [ "${BASH_REMATCH[2]}" -gt 0 ] || count 0 1
  else
    printf '%s printed no result\n' "$name"
    count 0 1
  fi
}

dotnet_suite() {
  local project="$1" log status=0 line
  log="$(mktemp)"
  printf '\n== %s\n' "$(basename "$project")"
  timeout --kill-after 10 1800 dotnet test "$project" -c Release --no-build --nologo --logger 'console;verbosity=normal' >"$log" 2>&1 || status=$?
  grep -E '^\s+Failed |\[SKIP\]|Error Message|Assert|Shouldly| at .*\.cs:line|^The active test run was aborted' "$log" | head -n 120 || true
  line="$(awk '/^ *Passed: /{p=$2} /^ *Failed: /{f=$2} /^ *Skipped: /{s=$2} END{print p+0, f+0, s+0}' "$log")"
  read -r p f s <<<"$line"
  printf '%s passed, %s failed, %s skipped\n' "$p" "$f" "$s"
  [ "$status" -eq 0 ] || [ "$f" -gt 0 ] || { tail -n 40 "$log"; f=1; }
  [ $((p + f)) -gt 0 ] || { tail -n 40 "$log"; f=1; }
  count "$p" "$f"
  rm -f "$log"
}

printf '== build\n'
if ! dotnet build Antiphon.slnx -c Release -v quiet --nologo -clp:NoSummary; then
  printf '0 passed, 1 failed\n'
  exit 1
fi

step 'launcher' ./antiphon --version
for project in tests/*.Tests; do dotnet_suite "$project"; done
suite conformance tests/conformance/run.sh
step 'benchmarks run' ./bench.sh --short

printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
