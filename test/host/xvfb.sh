#!/bin/sh
# An executable that starts the desktop VS Code on a display of its own, where there is none.
exec xvfb-run --auto-servernum "$BEDROCK_PROFILES_DESKTOP" "$@"
