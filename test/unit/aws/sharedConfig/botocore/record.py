"""Reads inputs as JSON from stdin and writes what botocore makes of them as JSON to stdout. Used by record.ts."""

import json
import os
import sys
import tempfile

try:
    # The AWS CLI v2 has its own copy, which its import hook provides as botocore.
    import awscli  # noqa: F401
except ImportError:
    pass
from botocore import __version__, compat, configloader, exceptions


def load(case, folder):
    path = os.path.join(folder, "file")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(case["text"])
    try:
        if case["file"] == "credentials":
            return {"profiles": configloader.raw_config_parse(path)}
        config = configloader.load_config(path)
    except exceptions.ConfigParseError:
        return None
    return {key: config.get(key, {}) for key in ("profiles", "sso_sessions", "services")}


def split(text, platform):
    try:
        return compat.compat_shell_split(text, platform)
    except ValueError:
        return None


def main():
    inputs = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        files = [load(case, folder) for case in inputs["files"]]
    commands = [
        {"posix": split(text, "linux"), "windows": split(text, "win32")} for text in inputs["commands"]
    ]
    version = {"botocore": __version__, "python": sys.version.split()[0]}
    json.dump({"version": version, "files": files, "commands": commands}, sys.stdout)


main()
