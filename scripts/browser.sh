#!/usr/bin/env bash
# A Chromium for the tests of the page, where the machine has none: from Debian's packages, for a CI machine.
set -euo pipefail
for found in "${ISNAD_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
  if [ -n "$found" ] && [ -x "$found" ]; then exit 0; fi
done
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null
