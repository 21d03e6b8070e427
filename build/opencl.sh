# Sourced by ./heddle: the OpenCL runtime that the tests of the OpenCL backends need, and its signals.

opencl_packages="pocl-opencl-icd ocl-icd-opencl-dev"

has_opencl() {
  { ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null; } | grep -q 'libOpenCL\.so ' &&
    ls "${OCL_ICD_VENDORS:-/etc/OpenCL/vendors}"/*.icd >/dev/null 2>&1
}

# Installs it for root on Debian; says what is missing to everybody else.
need_opencl() {
  if has_opencl; then return; fi
  if [ "$(id -u)" = 0 ] && [ -r /etc/debian_version ] && command -v apt-get >/dev/null; then
    say "installing an OpenCL runtime: $opencl_packages"
    # shellcheck disable=SC2086 # the names are words
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $opencl_packages >/dev/null; then
      return
    fi
  fi
  say "heddle: no OpenCL runtime (libOpenCL.so and a driver for it): its tests are skipped" \
    "and say so; on Debian or Ubuntu: apt-get install $opencl_packages"
}

# Has the JDK's libjsig keep the JVM's signal handlers before those that OpenCL drivers install: each
# gets the signals that are its own. Without it the backend puts the JVM's handlers back, and then a
# kernel of PoCL's that divides an integer by zero ends the process.
chain_signals() {
  local library=$jdk/lib/libjsig.so
  if [ "$(uname -s)" = Linux ] && [ -r "$library" ]; then
    export LD_PRELOAD=$library${LD_PRELOAD:+:$LD_PRELOAD}
  fi
}
