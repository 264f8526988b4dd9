#!/usr/bin/env bash
set -euo pipefail

backup() {
  local source=$1 target=$2
  cp --archive -- "$source" "$target"
}

for file in ./*.txt; do
  [[ -e $file ]] || continue
  backup "$file" "${1:?a folder is needed}"
done
