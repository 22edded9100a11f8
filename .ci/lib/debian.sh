# shellcheck shell=bash
# What the scripts share that make a Debian in a folder.

# The mirror that apt uses on this machine, if it is one that debootstrap can use; else nothing,
# which makes debootstrap take its own default.
debian_mirror() {
  # The $(…) are apt's own fields.
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(CODENAME)' 'Created-By: Packages' 2>/dev/null |
    awk '$1 ~ /^(https?|file):/ && $2 == "Debian" && $3 !~ /-/ && !found { print $1; found = 1 }'
}

# make_debian SUITE FOLDER PACKAGES: a minimal Debian of that suite with those packages (a comma list) in that folder,
# unless it is there already. Its name appears only when all is there: an interrupted run is begun anew.
make_debian() {
  local suite=$1 folder=$2 packages=$3 partial mirror
  ((EUID == 0)) || fail "must run as root: it makes a chroot"
  command -v debootstrap >/dev/null || fail "debootstrap not found: apt-get install debootstrap"
  mkdir -p "$(dirname "$folder")"
  exec 9>"$folder.lock"
  flock 9
  if [[ ! -d $folder ]]; then
    printf '%s: making a Debian %s with %s in %s\n' "$(basename "$0")" "$suite" "$packages" "$folder" >&2
    rm -rf -- "$folder".partial.*
    partial=$(mktemp -d "$folder.partial.XXXXXX")
    mirror=$(debian_mirror)
    # Packages by --include, not by apt-get in the chroot: one step, and apt would refuse a mirror whose
    # copy of a suite is older than the Release file's validity (debootstrap checks signatures only).
    # In a mount namespace of its own, so that no /proc stays mounted in a half-made chroot.
    if ! unshare --mount debootstrap --variant=minbase --include="$packages" \
      "$suite" "$partial" ${mirror:+"$mirror"} >"$folder.log" 2>&1; then
      tail -n 20 "$folder.log" "$partial"/debootstrap/debootstrap.log >&2 2>/dev/null || true
      fail "debootstrap failed (its log is above): is Debian's $suite suite reachable from here?"
    fi
    rm -rf "$partial"/var/cache/apt/archives/*.deb "$partial"/var/lib/apt/lists/*
    chmod 755 "$partial"
    mv "$partial" "$folder"
  fi
  exec 9>&-
}
