#!/usr/bin/env bash
# Counts how often Orca speaks "Saved at …" in Firefox: 9 of 9 is right. What it needs stands in docs/accessibility.md.
#   heard-in-firefox.sh [http://localhost:5080]
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
site=${1:-http://localhost:5080}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$here/heard-in-firefox.mjs" "$work"
(cd "$work" && npm init -y >/dev/null && npm install --silent --ignore-scripts puppeteer-core)

# Orca then writes down what it would say, and waits for no speech server.
echo 'raise ImportError' >"$work/speechd.py"
cat >"$work/session" <<SESSION
openbox 2>/dev/null &
gsettings set org.gnome.desktop.interface toolkit-accessibility true
PYTHONPATH=$work orca --replace --debug-file=$work/orca.log >/dev/null 2>&1 &
sleep 6
node $work/heard-in-firefox.mjs $site
sleep 3
pkill -TERM -f 'orca --replace'
sleep 3
SESSION
xvfb-run -a -s '-screen 0 1400x1000x24' dbus-run-session -- sh "$work/session" 2>/dev/null || true

heard=$(grep -ac "SPEECH OUTPUT: 'Saved at" "$work/orca.log" || true)
echo "Spoken $heard of 9"
[ "$heard" -eq 9 ]
