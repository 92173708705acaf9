"""Reads situations as JSON from stdin and writes how botocore would call the EC2 metadata service as JSON to stdout. Used by record.ts."""

import json
import os
import sys
import tempfile

folder = tempfile.TemporaryDirectory()
os.environ.clear()
os.environ.update({"HOME": folder.name, "PATH": "/nonexistent"})

from botocore import __version__, credentials, exceptions, session  # noqa: E402


def settings(situation):
    config = os.path.join(folder.name, "config")
    with open(config, "w", encoding="utf-8") as file:
        file.write("[profile dev]\nregion = us-east-1\n")
        file.writelines(f"{name} = {value}\n" for name, value in situation["section"].items())
    variables = {**situation["env"], "AWS_CONFIG_FILE": config}
    os.environ.update(variables)
    try:
        resolver = credentials.create_credential_resolver(session.Session(profile="dev"))
        fetcher = resolver.get_provider("iam-role")._role_fetcher
        return {
            "url": fetcher._construct_url("latest/api/token"),
            "isVersion1Disabled": fetcher._imds_v1_disabled,
            "timeoutSeconds": fetcher._timeout,
            "attempts": fetcher._num_attempts,
        }
    except exceptions.BotoCoreError as error:
        return {"error": type(error).__name__}
    finally:
        for name in variables:
            del os.environ[name]


def main():
    results = [settings(situation) for situation in json.load(sys.stdin)]
    version = {"botocore": __version__, "python": sys.version.split()[0]}
    json.dump({"version": version, "results": results}, sys.stdout)


main()
