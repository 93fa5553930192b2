#!/usr/bin/env bash
# Builds the element and its packages and tests them in Chromium. Installs what it needs and says so.
#   ./test.sh            everything
#   ./test.sh --build    only the build, into dist/ and packages/
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ "${1:-}" = "--build" ]; then
  exec cargo xtask web
fi
exec cargo xtask web --test
