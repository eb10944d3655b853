# What the load tests share; sourced by them.
# shellcheck shell=bash

stop() {
  echo "${0##*/}: $1" >&2
  exit 1
}

benchmarks=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
readonly benchmarks jar="$benchmarks/target/benchmarks.jar"
readonly jvm_options="$benchmarks/../cli/src/jvm/serve"

[ -f "$jar" ] || stop "the benchmarks are not packaged: run mvn -q -pl modules/benchmarks -am package -DskipTests first."

# The first Java that is new enough, in the order in which ./gavel looks for one.
find_java() {
  local home
  for home in "${GAVEL_JAVA_HOME-}" "${JAVA_HOME-}" "$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")" /usr/lib/jvm/*; do
    if grep -qs '^JAVA_VERSION="25' "$home/release"; then
      echo "$home/bin/java"
      return
    fi
  done
  stop "a JDK 25 is needed and was not found: name one in JAVA_HOME."
}
java=$(find_java)
readonly java

# The JVM as `gavel serve` starts it, with all of Gavel on the class path. Logs are not what is measured.
run_java() {
  exec "$java" "@$jvm_options" -Dslf4j.internal.verbosity=ERROR -cp "$jar" "$@"
}
