#!/bin/sh
# Draws the icon files from the two SVG files beside this script; run it after changing one of them, and look at the result.
# Needs rsvg-convert, icotool and png2icns (Debian: librsvg2-bin icoutils icnsutils).
set -eu
cd "$(dirname "$0")"

for size in 16 24 32; do
    rsvg-convert -w $size -h $size topicscope-small.svg -o topicscope-$size.png
done
for size in 48 64 128 256 512 1024; do
    rsvg-convert -w $size -h $size topicscope.svg -o topicscope-$size.png
done

icotool --create --output=topicscope.ico \
    topicscope-16.png topicscope-24.png topicscope-32.png topicscope-48.png topicscope-64.png topicscope-128.png --raw=topicscope-256.png
png2icns topicscope.icns \
    topicscope-16.png topicscope-32.png topicscope-48.png topicscope-128.png topicscope-256.png topicscope-512.png topicscope-1024.png
