# Sourced by ./heddle: finds Maven, and builds what the commands run.

# Sets mvn to the Maven on the PATH if it is 3.8 or later, else to the wrapper, which fetches one.
find_maven() {
  local version
  mvn=$(command -v mvn || true)
  if [ -n "$mvn" ]; then
    version=$("$mvn" --version 2>/dev/null | sed -nE 's/.*Apache Maven ([0-9]+\.[0-9]+).*/\1/p' | head -n 1)
    if [ "$(printf '%s\n' 3.8 "$version" | sort -V | head -n 1)" = 3.8 ]; then return; fi
    say "heddle: Maven ${version:-of unknown version} on the PATH is older than 3.8; using ./mvnw"
  fi
  mvn=$root/mvnw
}

# In batch mode and from the root, wherever the caller is. The last option is for Maven's own
# libraries: on a new JDK they raise a warning that no reader can do anything about.
maven() (
  cd "$root"
  export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
  "$mvn" --batch-mode --no-transfer-progress "$@"
)

# True if any source or pom is newer than the last good build.
out_of_date() {
  [ ! -e "$stamp" ] || [ ! -d "$root/cli/target/quick/modules" ] ||
    [ -n "$(find "$root" \( -name target -o -name .git \) -prune -o \
      \( -path '*/src/main*' -o -name pom.xml \) -newer "$stamp" -print -quit)" ]
}

# The quick build: no tests, no checks.
build() {
  local stamp=$root/target/heddle-build.stamp log=$root/target/heddle-build.log
  out_of_date || return 0
  find_maven
  say "building Heddle (the first time takes a minute)..."
  mkdir -p "$root/target"
  touch "$stamp.next" # before the build: what is edited meanwhile is newer
  rm -rf "$root/cli/target/quick/modules" # two versions of one module would not start
  if ! maven -Dquick package >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    fail "the build failed; all it said is in $log"
  fi
  mv "$stamp.next" "$stamp"
}
