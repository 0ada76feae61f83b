#!/usr/bin/env bash
# Makes a base for the images without a registry: Debian by debootstrap, Node from its npm package, which this repository has
# installed. As root, with buildah and debootstrap. Then:
#   buildah build --isolation chroot --file deploy/docker/Dockerfile --build-arg SERVICE=company \
#     --build-arg BASE_IMAGE=localhost/holdfast/node --build-arg BUILD_IMAGE=localhost/holdfast/node-and-npm \
#     --build-arg NPM_OPTIONS=--offline --volume "$HOME/.npm:/root/.npm" --tag localhost/holdfast/company .
set -euo pipefail
cd "$(dirname "$0")/../.."
cache=${XDG_CACHE_HOME:-$HOME/.cache}/holdfast/images
suite=bookworm
tree=$cache/$suite
mkdir -p "$cache"

if [ ! -d "$tree" ]; then
  rm -rf "$tree.new"
  debootstrap --variant=minbase --include=ca-certificates "$suite" "$tree.new" > "$cache/debootstrap.log"
  rm -rf "$tree.new"/var/cache/apt/archives/*.deb "$tree.new"/var/lib/apt/lists/* "$tree.new"/usr/share/{doc,man,locale}/*
  mv "$tree.new" "$tree"
fi
node=$(readlink -f node_modules/node/bin/node)
npm=$(readlink -f "$(command -v npm)")
npm=${npm%/bin/npm-cli.js}

base=$(buildah from scratch)
buildah add --quiet "$base" "$tree" / > /dev/null
buildah add --quiet --chmod 755 "$base" "$node" /usr/local/bin/node > /dev/null
buildah config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --cmd '["node"]' "$base"
buildah commit --quiet --rm "$base" localhost/holdfast/node > /dev/null

build=$(buildah from localhost/holdfast/node)
buildah add --quiet "$build" "$npm" /usr/local/lib/node_modules/npm > /dev/null
printf '#!/bin/sh\nexec node /usr/local/lib/node_modules/npm/bin/npm-cli.js "$@"\n' > "$cache/npm"
buildah add --quiet --chmod 755 "$build" "$cache/npm" /usr/local/bin/npm > /dev/null
buildah commit --quiet --rm "$build" localhost/holdfast/node-and-npm > /dev/null
buildah images localhost/holdfast/node localhost/holdfast/node-and-npm
