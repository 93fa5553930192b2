#!/usr/bin/env bash
# Builds the element and its packages and tests them in Chromium. Installs what it needs and says so.
#   ./test.sh            everything
#   ./test.sh --build    only the build, into dist/ and packages/
set -euo pipefail
cd "$(dirname "$0")"

say() { printf '  web: %s\n' "$*"; }
has() { command -v "$1" > /dev/null; }
install() {
  say "installing $*: apt-get install $*"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" > /dev/null
}

has node && has npm || install nodejs npm
if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
  say "Node 20 or later is needed; found $(node --version)"
  exit 1
fi
# The lock file is the same when what is installed is what it lists.
if ! cmp -s package-lock.json node_modules/.installed; then
  say "installing the tools in package-lock.json: npm ci"
  npm ci --ignore-scripts --no-audit --no-fund --silent
  cp package-lock.json node_modules/.installed
fi
built=../wasm/pkg/riktlinje.classic.js
if [ ! -f "$built" ] || [ -n "$(find ../../src ../wasm/src ../wasm/js -newer "$built" -type f -print -quit)" ]; then
  say "the engine is missing or older than its source: cargo xtask wasm"
  (cd ../.. && cargo xtask wasm)
fi

say "types, build, packages"
npx tsc --noEmit
npm run --silent build
[ "${1:-}" = "--build" ] && exit 0

export CHROMIUM="${CHROMIUM:-$(command -v chromium || true)}"
if [ -z "$CHROMIUM" ]; then
  install chromium
  CHROMIUM="$(command -v chromium)"
fi

target="${CARGO_TARGET_DIR:-$PWD/../../target}"
export RIKTLINJE_WEB_MADE="$target/web"
mkdir -p "$RIKTLINJE_WEB_MADE"
say "guideline, native results and the single file to test with"
(
  cd ../..
  cargo run --quiet --release -p riktlinje-wasm --example expected -- "$RIKTLINJE_WEB_MADE" 1000
  cargo run --quiet -p riktlinje-cli -- compile rules/gotland-social-services -o "$RIKTLINJE_WEB_MADE/guideline.json"
  cargo run --quiet -p riktlinje-cli -- form rules/gotland-social-services -o "$RIKTLINJE_WEB_MADE/form.html"
)
node tests/make.mjs

say "tests in $("$CHROMIUM" --version 2> /dev/null)"
# One browser at a time; pages wait for what they need, so a slow machine is only slow.
node --test --test-concurrency=1 --test-reporter=dot tests/*.test.mjs
