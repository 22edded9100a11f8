# shellcheck shell=bash
# What mysql-real and mariadb-debian share: a throw-away database server on loopback.
#
# The sourcing script calls new_server first, makes the data folder, then start_server
# with the server's command line, and hand_over with its own arguments last.

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# new_server PARENT: a fresh working folder in PARENT, a port, a password.
# `host_dir` is the folder's path seen from here; a server that runs in a chroot sees another.
new_server() {
  ((EUID == 0)) || fail "must run as root: the server is started as another user"
  host_dir=$(mktemp -d "$1/den-db.XXXXXX")
  trap stop_server EXIT
  # bash runs the EXIT trap only when it exits by itself, so signals must be turned into exits.
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM

  port=$(free_port)
  # Letters and digits only: the password goes into SQL and into a URL, unquoted in both.
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  url="mysql://den:$password@127.0.0.1:$port/den"

  # Run by the server itself before it listens: no moment in which the port is open and the
  # user is missing, and no root password to invent. ALL, because each test class makes its own
  # database. Both host names: with --skip-name-resolve a socket is 'localhost', TCP is not.
  cat >"$host_dir/init.sql" <<-SQL
	CREATE DATABASE den;
	CREATE USER 'den'@'127.0.0.1' IDENTIFIED BY '$password';
	CREATE USER 'den'@'localhost' IDENTIFIED BY '$password';
	GRANT ALL ON *.* TO 'den'@'127.0.0.1' WITH GRANT OPTION;
	GRANT ALL ON *.* TO 'den'@'localhost' WITH GRANT OPTION;
	SQL
  mkdir "$host_dir/data"
  # The servers refuse to run as root; nobody (65534 on every Debian) exists in any chroot too.
  chown -R 65534:65534 "$host_dir"
  chmod 700 "$host_dir"
}

# Below the kernel's ephemeral range, so that no outgoing connection takes the port between this
# look and the server's bind.
free_port() {
  local candidate
  for _ in {1..50}; do
    candidate=$((20000 + RANDOM % 12000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  fail "found no free port on 127.0.0.1"
}

# as_nobody: the command prefix that drops root. The parent-death signal is set after the change
# of user (which would clear it) and survives exec: even `kill -9` of this script leaves no server.
# shellcheck disable=SC2034 # used by the scripts that source this one
as_nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups --pdeathsig=TERM --)

# server_options DIR: what both servers are started with, DIR being host_dir as the server sees it.
# --no-defaults must be first; it keeps the machine's /etc/mysql out of the result.
# Nothing here outlives the run, so durability is traded for speed; no semantics are changed.
# shellcheck disable=SC2034 # used by the scripts that source this one
server_options() {
  options=(
    --no-defaults
    --datadir="$1/data" --socket="$1/sock" --pid-file="$1/pid" --init-file="$1/init.sql"
    --bind-address=127.0.0.1 --port="$port" --skip-name-resolve
    --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=OFF --skip-log-bin
  )
}

# start_server COMMAND...: start it in the background and wait until `den` can log in.
start_server() {
  "$@" >>"$host_dir/server.log" 2>&1 </dev/null &
  server_pid=$!
  local deadline=$((SECONDS + 120))
  until version=$(ask 'SELECT VERSION()' 2>"$host_dir/login.log"); do
    kill -0 "$server_pid" 2>/dev/null || fail_with_log "the server exited while starting"
    ((SECONDS < deadline)) || fail_with_log "no log-in within 120 s: $(tail -n 1 "$host_dir/login.log")"
    sleep 0.2
  done
}

fail_with_log() {
  tail -n 40 "$host_dir/server.log" >&2
  fail "$1 (its log is above)"
}

# ask SQL: the answer of the running server, asked as the tests will ask: as den, over TCP.
ask() {
  MYSQL_PWD=$password mariadb --no-defaults --protocol=tcp --host=127.0.0.1 --port="$port" \
    --user=den --connect-timeout=5 --batch --skip-column-names --execute="$1"
}

stop_server() {
  local status=$?
  # A second signal must not leave the clean-up half done.
  trap '' HUP INT TERM
  if [[ -n ${server_pid:-} ]]; then
    kill -TERM "$server_pid" 2>/dev/null || true
    for _ in {1..100}; do
      kill -0 "$server_pid" 2>/dev/null || break
      sleep 0.1
    done
    # Its data is thrown away anyway: do not let a slow shutdown hold up CI.
    kill -KILL "$server_pid" 2>/dev/null || true
    wait "$server_pid" 2>/dev/null || true
  fi
  rm -rf -- "${host_dir:?}"
  exit "$status"
}

# hand_over [--expect-use] [COMMAND...]
# With a command: run it against the server, end with its status. Without: serve until stopped.
hand_over() {
  printf '%s: %s on 127.0.0.1:%s, ready after %d s\n' "$(basename "$0")" "$version" "$port" "$SECONDS" >&2
  local expect_use=no
  if [[ ${1:-} == --expect-use ]]; then
    expect_use=yes
    shift
  fi
  if (($# == 0)); then
    printf "export DEN_TEST_DATABASE_URL='%s'\n" "$url"
    wait "$server_pid" || fail_with_log "the server ended"
    return
  fi

  local status=0 before after
  # MySQL makes some tables of its own as it starts.
  before=$(tables_made)
  DEN_TEST_DATABASE_URL=$url "$@" || status=$?
  ((status == 0)) || exit "$status"
  if [[ $expect_use == yes ]]; then
    after=$(tables_made) || fail_with_log "the server no longer answers"
    # Tests that overlooked the variable would pass on the embedded database and prove nothing.
    ((after > before)) || fail "the command succeeded but made no table here: does it read DEN_TEST_DATABASE_URL?"
    printf '%s: %d CREATE TABLE on %s\n' "$(basename "$0")" $((after - before)) "$version" >&2
  fi
}

# How often a table was made since the server started, dropped ones included.
tables_made() {
  ask "SHOW GLOBAL STATUS LIKE 'Com_create_table'" | cut -f 2
}
