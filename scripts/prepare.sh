# Sourced by ./run, ./test and ./bench/run: finds what they need, installs it where that is possible, says what to do where not.
# shellcheck shell=bash

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

ensure_dotnet() {
  command -v dotnet > /dev/null || fail "the .NET SDK 10 was not found on PATH. Install it (https://dotnet.microsoft.com/download) and try again."
  dotnet --version > /dev/null 2>&1 || fail "this project needs the .NET SDK that global.json names; 'dotnet --list-sdks' shows what is installed."
}

# Installs Debian packages when this is Debian and we may; fails otherwise.
apt_install() {
  command -v apt-get > /dev/null && [ "$(id -u)" -eq 0 ] || return 1
  # Debian creates and starts a cluster when it installs PostgreSQL; ours is private, in the data folder.
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
  fi
  apt-get update -qq > /dev/null 2>&1 || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" > /dev/null
}

postgres_found() {
  local folder
  command -v initdb > /dev/null && return 0
  for folder in ${IPT_POSTGRES_BIN:+"$IPT_POSTGRES_BIN"} /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
    [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && return 0
  done
  return 1
}

ensure_postgres() {
  postgres_found && return
  say "installing PostgreSQL"
  apt_install postgresql || fail "PostgreSQL 14 or later was not found. Install it (Debian: 'sudo apt-get install postgresql', macOS: 'brew install postgresql@17'), name its folder in IPT_POSTGRES_BIN, or use an existing server with --postgres."
}

# Builds in Release and says nothing unless it fails.
build() {
  local output
  output=$(dotnet build "$1" -c Release -nologo -v quiet 2>&1) || fail "the build of $1 failed: $output"
}

# The oldest Node that connect-node and the build of the dashboard run on.
oldest_node=20

node_found() { command -v npm > /dev/null && [ "$(node --version 2> /dev/null | sed -n 's/^v\([0-9]*\).*/\1/p')" -ge "$oldest_node" ] 2> /dev/null; }

# Finds Node with npm, or installs it where that is possible; fails otherwise.
ensure_node() { node_found || { apt_install nodejs npm 2> /dev/null && node_found; }; }

# The browser that the tests of the dashboard drive.
chromium_found() { [ -x "${IPT_CHROMIUM:-/usr/bin/chromium}" ]; }

# Whether what npm installed in a folder is what its lock file names.
node_modules_fresh() { [ -f "$1/node_modules/.package-lock.json" ] && [ ! "$1/package-lock.json" -nt "$1/node_modules/.package-lock.json" ]; }

# Installs what the lock file of a folder names. The packages' own install scripts are not needed, so they are not run.
npm_install() {
  node_modules_fresh "$1" && return
  if (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2); then
    touch "$1/node_modules/.package-lock.json"
  else
    rm -f "$1/node_modules/.package-lock.json"
    return 1
  fi
}

# Builds the web dashboard into static files unless they are newer than its sources. Without Node the server runs all the same and
# says on its web page how to get the dashboard.
ensure_dashboard() {
  local root folder
  root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
  folder="$root/src/IptActors.Dashboard"
  if [ -f "$folder/dist/index.html" ] && [ -z "$(find "$folder" "$root/protos" \( -name node_modules -o -name dist -o -name generated -o -name tests -o -name test-results \) -prune -o -type f -newer "$folder/dist/index.html" -print -quit)" ]; then
    return
  fi
  if ! ensure_node; then
    say "the web dashboard is left out: Node.js $oldest_node or later with npm was not found"
    return
  fi
  say "building the web dashboard (once; a minute or so)"
  local output
  npm_install "$folder" && output=$(cd "$folder" && npm run --silent build 2>&1) || say "the web dashboard is left out, its build failed: ${output:-npm could not install its packages}"
}

# Whether the cluster edition's packages can be had; where not, says in one line why. One try, and not a long one: a machine may be offline.
cluster_restores() {
  local output limit
  limit=$(command -v timeout > /dev/null && echo "timeout 120" || true)
  output=$(NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=1 $limit dotnet restore "$(dirname "${BASH_SOURCE[0]}")/../tests/IptActors.Orleans.Tests" -v quiet -nologo 2>&1) && return 0
  say "the cluster edition is neither built nor tested: its packages cannot be restored ($(grep -oE 'error [A-Z]+[0-9]+: [^[]*' <<< "$output" | head -1 | cut -c1-160 || true))"
  return 1
}

# The clients of other makers that the tests drive the server with. A machine without them skips those tests by name.
ensure_peers() {
  if [ -x tests/peers/setup ]; then tests/peers/setup; fi
  if [ -x tests/dashboard/setup ]; then tests/dashboard/setup; fi
}

# Builds the server and the command line unless what is built is newer than every source.
ensure_built() {
  local here stamp
  here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
  stamp="$here/.tools/built"
  if [ -f "$stamp" ] && { [ -f "$here/src/IptActors.Dashboard/dist/index.html" ] || ! node_found; } && [ -x "$here/src/IptActors.Server/bin/Release/net10.0/IptActors.Server" ] && [ -x "$here/src/IptActors.Cli/bin/Release/net10.0/ipt" ] \
    && [ -z "$(find "$here/src" "$here/protos" "$here"/Directory.*.props \( -name bin -o -name obj -o -name node_modules -o -name dist -o -name generated -o -name test-results \) -prune -o -type f -newer "$stamp" -print -quit)" ]; then
    return
  fi
  ensure_dotnet
  ensure_dashboard
  say "building (once; a minute or so)"
  begin_build "$here"
  build "$here/src/IptActors.Server"
  build "$here/src/IptActors.Cli"
  end_build "$here"
}

# What is built is as new as the moment at which its build began: a source that changes meanwhile is newer.
begin_build() { mkdir -p "$1/.tools" && touch "$1/.tools/building"; }
end_build() { mv "$1/.tools/building" "$1/.tools/built"; }
