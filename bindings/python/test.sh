#!/usr/bin/env bash
# Builds the binding and runs its tests, Spark included, in an environment of their own under target/.
# Needs Python 3.10 or later; installs maturin, pytest, pyarrow, pandas, polars, duckdb and pyspark from the package index, and a Java
# runtime from the distribution where there is none.
set -euo pipefail
cd "$(dirname "$0")"

environment=target/venv
if [ ! -x "$environment/bin/python" ]; then
    echo "Making a Python environment in bindings/python/$environment"
    python3 -m venv "$environment"
fi
if ! "$environment/bin/python" -c 'import maturin, pytest, pyarrow, pandas, polars, duckdb, pyspark' 2>/dev/null; then
    echo "Installing maturin, pytest, pyarrow, pandas, polars, duckdb and pyspark into it (some 700 MB)"
    "$environment/bin/pip" install --quiet 'maturin>=1.9,<2' 'pytest>=8' 'pyarrow>=18' 'pandas>=2.2' polars duckdb 'pyspark>=4,<5'
fi
if ! command -v java >/dev/null; then
    echo "Installing a Java runtime for Spark"
    if [ "$(id -u)" = 0 ]; then
        apt-get update -qq && apt-get install -qq -y default-jre-headless
    else
        sudo apt-get update -qq && sudo apt-get install -qq -y default-jre-headless
    fi
fi

echo "Building the binding"
VIRTUAL_ENV="$PWD/$environment" "$environment/bin/maturin" develop --release --quiet

echo "Building the program with Parquet"
cargo build --quiet --locked --manifest-path ../../Cargo.toml --package riktlinje-cli --features parquet
export RIKTLINJE_PROGRAM="${CARGO_TARGET_DIR:-../../target}/debug/riktlinje"
"$environment/bin/python" -m pytest --quiet "$@"
