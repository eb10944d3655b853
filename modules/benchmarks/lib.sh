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

java_on_path() {
  local java
  java=$(command -v java) && java=$(readlink -f -- "$java") && echo "${java%/bin/java}"
}

# The first Java that is new enough, in the order in which ./gavel looks for one.
find_java() {
  local home
  for home in "${GAVEL_JAVA_HOME-}" "${JAVA_HOME-}" "$(java_on_path)" /usr/lib/jvm/*; do
    if grep -Eqs '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$home/release"; then
      echo "$home/bin/java"
      return
    fi
  done
  stop "a JDK 25 is needed and was not found: name one in JAVA_HOME."
}
java=$(find_java)
readonly java

# The JVM as `gavel serve` starts it, with all of Gavel on the class path; warnings go to standard error.
run_java() {
  exec "$java" "@$jvm_options" -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "$jar" "$@"
}
