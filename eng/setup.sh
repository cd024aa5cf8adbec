# Sourced by run.sh, test.sh and bench.sh: what every script needs before it can work. Prints to standard error only.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

# Users without a home folder of their own still build: the SDK and NuGet need one place to write to.
if [ -z "${HOME:-}" ] || ! mkdir -p "$HOME" 2>/dev/null || [ ! -w "$HOME" ]; then
  export HOME="$root/artifacts/home"
  mkdir -p "$HOME"
fi
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

say() { printf '%s\n' "$*" >&2; }

# The program that the SDK builds looks for its runtime in DOTNET_ROOT first.
if ! command -v dotnet >/dev/null; then
  say "antiphon: the .NET 10 SDK is missing (no 'dotnet' on PATH). Install it, then run this again."
  exit 1
fi
export DOTNET_ROOT="${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")}"

# Installs the Debian packages that are missing: as root directly, through sudo otherwise, else it says the one line to run.
ensure_packages() {
  local missing=() package
  command -v dpkg-query >/dev/null || return 0
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      say "antiphon: going on without ${missing[*]}. To install them: sudo apt-get install -y ${missing[*]}"
      return 0
    fi
    as_root=(sudo -n)
  fi
  say "antiphon: installing ${missing[*]} …"
  if ! { "${as_root[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >&2; then
    say "antiphon: apt failed; going on without. To try again: apt-get install -y ${missing[*]}"
  fi
}

# What the server itself loads at run time.
runtime_packages=(libespeak-ng1 espeak-ng-data libmp3lame0 libogg0 libvorbis0a libvorbisenc2 libopus0 ca-certificates)

# Builds one project without a word, unless it fails.
build_quietly() {
  local log
  log="$(mktemp)"
  if ! dotnet build "$1" -c Release -v quiet --nologo >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# sherpa-onnx's C library with its own ONNX Runtime, which benchmarks and tests compare with, in artifacts/bench-peer. The server never
# loads it. npm installs the pinned package of this processor.
ensure_bench_peer() {
  local folder="$root/artifacts/bench-peer" pinned="$root/eng/bench-peer"
  cmp -s "$pinned/package-lock.json" "$folder/package-lock.json" && [ -f "$folder/libsherpa-onnx-c-api.so" ] && return 0
  install_bench_peer "$pinned" "$folder" ||
    say "antiphon: npm could not install sherpa-onnx: comparisons with it are left out"
}

install_bench_peer() {
  local pinned="$1" folder="$2" work
  command -v npm >/dev/null && mkdir -p "$folder" && work="$(mktemp -d "$folder/install.XXXXXX")" || return 1
  cp "$pinned/package.json" "$pinned/package-lock.json" "$pinned/.npmrc" "$work/"
  (cd "$work" && npm ci --silent --no-progress) >&2 &&
    mv -f "$work"/node_modules/sherpa-onnx-linux-*/*.so "$folder/" &&
    mv -f "$work/package-lock.json" "$folder/package-lock.json"
  local status=$?
  rm -rf "$work"
  return $status
}
