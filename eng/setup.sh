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

# Puts the libraries for this processor of eng/NAME's pinned npm packages into artifacts/NAME: install_native NAME LIBRARY…
install_native() {
  local folder="$root/artifacts/$1" pinned="$root/eng/$1" work library complete=1
  shift
  for library in "$@"; do [ -f "$folder/$library" ] || complete=0; done
  [ $complete -eq 1 ] && cmp -s "$pinned/package-lock.json" "$folder/package-lock.json" && return 0
  if ! command -v npm >/dev/null; then
    [ $complete -eq 1 ] && return 0 # put there by hand
    return 2
  fi
  mkdir -p "$folder"
  work="$(mktemp -d "$folder/install.XXXXXX")"
  cp "$pinned/package.json" "$pinned/package-lock.json" "$pinned/.npmrc" "$work/"
  complete=1
  (cd "$work" && npm ci --silent --no-progress) >&2 || complete=0
  for library in "$@"; do take_library "$work/node_modules" "$library" "$folder" || complete=0; done
  [ $complete -eq 0 ] || mv -f "$work/package-lock.json" "$folder/package-lock.json"
  rm -rf "$work"
  [ $complete -eq 1 ]
}

# Packages keep what is for one processor in a folder, or in a package, that is named by it; a version may follow a library's name.
take_library() {
  local machine found
  case "$(uname -m)" in
    aarch64 | arm64) machine=arm64 ;;
    *) machine=x64 ;;
  esac
  found="$(find "$1" -type f \( -path "*linux/$machine/*" -o -path "*linux-$machine/*" \) -name "$2*" -print -quit 2>/dev/null)"
  [ -n "$found" ] && mv -f "$found" "$3/$2"
}

# libonnxruntime, which the neural voices and recognizers load.
ensure_onnxruntime() {
  local status=0
  install_native native libonnxruntime.so || status=$?
  case $status in
    0) ;;
    2) say "antiphon: going on without neural voices and recognizers: no 'npm' on PATH to install libonnxruntime with. Install Node.js, or put libonnxruntime.so into artifacts/native." ;;
    *) say "antiphon: going on without neural voices and recognizers: npm could not install libonnxruntime. To try again: run this again" ;;
  esac
}

# sherpa-onnx's C library, which benchmarks compare with; it stays out of the product's folder.
ensure_bench_peer() {
  install_native bench-peer libonnxruntime.so libsherpa-onnx-c-api.so || say "antiphon: npm could not install sherpa-onnx: comparisons with it are left out"
}
