#!/usr/bin/env bash
# Publishes the program with its models, libonnxruntime and the separate espeak program into one folder that runs by itself on a
# machine with the ASP.NET Core runtime: eng/publish.sh FOLDER
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: eng/publish.sh FOLDER" >&2; exit 2; }
mkdir -p "$1"
folder="$(cd "$1" && pwd)"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. eng/setup.sh
dotnet publish src/Antiphon.Cli -c Release -o "$folder" -v quiet --nologo
dotnet publish src/antiphon-espeak -c Release -o "$folder/antiphon-espeak" -v quiet --nologo
cp LICENSE NOTICE.md "$folder/"
