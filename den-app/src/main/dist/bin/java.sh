# shellcheck shell=sh
# Finds a Java for Den. Sourced by the two launchers. Starts no process where it can help it: Den itself starts in
# less than a second.

# java_major HOME: sets `major` to the major version of the Java in that folder, 0 for none.
java_major() {
  major=0
  [ -x "$1/bin/java" ] || return 0
  if [ -r "$1/release" ]; then
    while IFS='=' read -r key value; do
      if [ "$key" = JAVA_VERSION ]; then
        major=${value#\"}
        major=${major%%[!0-9]*}
      fi
    done <"$1/release"
  else
    major=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
  fi
  case $major in '' | *[!0-9]*) major=0 ;; esac
}

# find_java: sets `java_home` and `java_version`, or says what to do and fails.
# What somebody chose goes first: DEN_JAVA_HOME, JAVA_HOME, the java on the PATH. Then the newest of the usual places.
find_java() {
  java_home='' java_version=0
  if [ -n "${DEN_JAVA_HOME:-}" ]; then
    take_java "$DEN_JAVA_HOME" && return 0
    echo "den: DEN_JAVA_HOME ($DEN_JAVA_HOME) is no Java 21 or newer" >&2
    return 1
  fi
  [ -z "${JAVA_HOME:-}" ] || ! take_java "$JAVA_HOME" || return 0
  on_path=$(command -v java || true)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
    ! take_java "${on_path%/bin/java}" || return 0
  fi
  for candidate in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-/}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* "${HOME:-/}"/.asdf/installs/java/* \
    "${HOME:-/}"/.local/share/mise/installs/java/*; do
    java_major "$candidate"
    if [ "$major" -gt "$java_version" ] && [ "$major" -ge 21 ]; then
      java_home=$candidate java_version=$major
    fi
  done
  [ -z "$java_home" ] || return 0
  echo "den: found no Java 21 or newer. Install a JDK (25 is best), or name one that is installed: DEN_JAVA_HOME=/path/to/jdk" >&2
  return 1
}

take_java() {
  java_major "$1"
  [ "$major" -ge 21 ] || return 1
  java_home=$1 java_version=$major
}
