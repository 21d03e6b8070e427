# Sourced by ./heddle: finds a JDK.

jdk_wanted=25

# The major version of the JDK in a folder; nothing if there is no compiler in it.
jdk_version() {
  local line=
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    line=$(grep -m 1 '^JAVA_VERSION=' "$1/release" || true)
  fi
  [ -n "$line" ] || line=$("$1/bin/java" -version 2>&1 | grep -m 1 ' version "' || true)
  sed -E 's/^[^"]*"(1\.)?([0-9]+).*/\2/' <<<"$line"
}

# Folders in which a JDK may be, one a line, the preferred first.
jdk_candidates() {
  local java
  printf '%s\n' "${JAVA_HOME:-}"
  java=$(command -v java || true)
  [ -z "$java" ] || dirname "$(dirname "$(readlink -f "$java")")"
  printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/* /opt/*/* "${HOME:-}"/.sdkman/candidates/java/* \
    "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# Sets jdk, and JAVA_HOME for Maven, to the first that is new enough.
find_jdk() {
  local folder version
  while read -r folder; do
    [ -n "$folder" ] && [ -d "$folder" ] || continue
    version=$(jdk_version "$folder")
    if [[ $version =~ ^[0-9]+$ ]] && ((version >= jdk_wanted)); then
      jdk=$folder
      export JAVA_HOME=$jdk
      return
    fi
  done < <(jdk_candidates)
  fail "no JDK $jdk_wanted or later found" \
    "looked in JAVA_HOME (${JAVA_HOME:-not set}), on the PATH, in /usr/lib/jvm, /usr/java, /opt," \
    "~/.sdkman/candidates/java, ~/.jdks and /Library/Java/JavaVirtualMachines" \
    "on Debian or Ubuntu: apt-get install openjdk-$jdk_wanted-jdk, or temurin-$jdk_wanted-jdk from adoptium.net" \
    "elsewhere: take one from adoptium.net, then set JAVA_HOME to its folder"
}
