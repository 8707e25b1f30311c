# shellcheck shell=bash
# What the commands that start a load of Java have in common. They define usage, which prints their help.

# load <modules> <class> [arguments]: builds these modules unless told not to, and starts the load.
load() {
  local modules=$1 class=$2 name project=$DRAWBRIDGE_PROJECT build=yes argument
  shift 2
  name=$(basename "$0" .sh)
  for argument; do
    case $argument in
      -h | --help)
        usage
        exit 0
        ;;
      --no-build) build=no ;;
    esac
  done
  if [ "$build" = yes ]; then
    printf '%s: building ...\n' "$name" >&2
    (cd "$project" && mvn -B -q -pl "$modules" -am -DskipTests -Dspotless.check.skip -Dcheckstyle.skip package) >&2
  fi
  # Both compilers for the load as well; half a heap, so that its own collections are short.
  exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m -XX:+UseSerialGC -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -cp "$project/benchmarks/target/classes:$project/dev-stack/target/dev-stack.jar:$project/dev-stack/target/lib/*" \
    "io.drawbridge.benchmark.$class" --project "$project" "$@"
}
