"""Reads situations as JSON from stdin and writes the credentials that botocore picks as JSON to stdout. Used by record.ts.

No request is sent and no program is run: HTTP responses and program output are made up here. Each access key says where it is from,
so that one of a role names the role and the key that its request was signed with.
"""

import datetime
import hashlib
import json
import logging
import os
import re
import sys
import tempfile
import urllib.parse

# botocore finds the caches of sign-ins when it is imported.
folder = tempfile.TemporaryDirectory()
os.environ.clear()
os.environ.update({"HOME": folder.name, "PATH": "/nonexistent"})

from botocore import __version__, awsrequest, credentials, httpsession, loaders, session  # noqa: E402

logging.disable(logging.CRITICAL)

EXPIRATION = "2099-01-01T00:00:00Z"
TOKEN_FILE = os.path.join(folder.name, "token")
# The order of the AWS CLI v2 (awscli/botocore/configprovider.py), which botocore itself has the other way around.
SESSION_VARIABLES = {"profile": (None, ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"], None, None)}

# Loading the models of services takes most of the time.
LOADER = loaders.create_loader()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def sign_in(start_url, login_session):
    token = json.dumps({"accessToken": "token", "expiresAt": EXPIRATION, "startUrl": start_url, "region": "eu-west-1"})
    for name in ("corp", "half", start_url):
        write(f"{folder.name}/.aws/sso/cache/{hashlib.sha1(name.encode()).hexdigest()}.json", token)
    access = {"accessKeyId": "login", "secretAccessKey": "x", "sessionToken": "t", "accountId": "1", "expiresAt": EXPIRATION}
    login = {"accessToken": access, "refreshToken": "r", "dpopKey": "k", "clientId": "c"}
    write(f"{folder.name}/.aws/login/cache/{hashlib.sha256(login_session.encode()).hexdigest()}.json", json.dumps(login))
    write(TOKEN_FILE, "header.payload.signature")


# The credentials that were resolved last.
found_last = []


class Raw:
    def __init__(self, body):
        self.body = body

    def stream(self, *args, **kwargs):
        yield self.body.encode()


def sts_response(request):
    body = request.body.decode() if isinstance(request.body, bytes) else request.body
    form = dict(urllib.parse.parse_qsl(body)) if isinstance(body, str) else body
    authorization = request.headers.get("Authorization") or ""
    authorization = authorization.decode() if isinstance(authorization, bytes) else authorization
    signed = re.search(r"Credential=(.*)/\d{8}/", authorization)
    role = form["RoleArn"].rpartition(":")[2]
    key = f"{role} with {signed[1] if signed else 'web identity'}"
    action = form["Action"]
    return (
        f'<{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result>'
        f"<AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/a/b</Arn><AssumedRoleId>a</AssumedRoleId></AssumedRoleUser>"
        f"<Credentials><AccessKeyId>{key}</AccessKeyId><SecretAccessKey>x</SecretAccessKey><SessionToken>t</SessionToken>"
        f"<Expiration>{EXPIRATION}</Expiration></Credentials></{action}Result></{action}Response>"
    )


def machine_keys(name):
    return json.dumps(
        {"Code": "Success", "AccessKeyId": name, "SecretAccessKey": "x", "Token": "t", "Expiration": EXPIRATION}
    )


def send(self, request):
    url = urllib.parse.urlsplit(request.url)
    if url.hostname.startswith("sts."):
        body = sts_response(request)
    elif url.hostname.startswith("portal.sso."):
        query = dict(urllib.parse.parse_qsl(url.query))
        keys = {"accessKeyId": "sso", "secretAccessKey": "x", "sessionToken": "t", "expiration": 4070908800000}
        # Empty parameters are not in the query.
        names = query["account_id"], query["role_name"]
        body = json.dumps({"roleCredentials": {**keys, "accessKeyId": f"sso {names[1]}"}})
    elif url.hostname == "169.254.169.254":
        is_key = url.path.endswith("/security-credentials/web-server")
        body = machine_keys("instance") if is_key else "web-server" if "security-credentials" in url.path else "imds-token"
    else:
        body = machine_keys("container")
    return awsrequest.AWSResponse(request.url, 200, {}, Raw(body))


class Program:
    returncode = 0
    expiration = {}

    def __init__(self, words, **kwargs):
        # As the real function does for an empty command.
        self.program = words[0]
        self.words = words

    def communicate(self):
        keys = {"Version": 1, "AccessKeyId": f"process {' '.join(self.words)}", "SecretAccessKey": "x"}
        return json.dumps({**keys, **self.expiration}).encode(), b""


def resolve(case):
    write(f"{folder.name}/config", case["config"].replace("TOKEN_FILE", TOKEN_FILE))
    write(f"{folder.name}/credentials", case["credentials"].replace("TOKEN_FILE", TOKEN_FILE))
    os.environ.clear()
    os.environ.update({"HOME": folder.name, "PATH": "/nonexistent", "AWS_DEFAULT_REGION": "us-east-1"})
    os.environ.update({"AWS_CONFIG_FILE": f"{folder.name}/config", "AWS_SHARED_CREDENTIALS_FILE": f"{folder.name}/credentials"})
    os.environ.update({key: value.replace("TOKEN_FILE", TOKEN_FILE) for key, value in case["env"].items()})
    try:
        one = session.Session(session_vars=SESSION_VARIABLES, profile=case.get("awsProfile"))
        one.register_component("data_loader", LOADER)
        # As every command of the AWS CLI does. It fails for more reasons than the search for credentials.
        one.create_client("bedrock")
        found = one.get_credentials()
        found_last[:] = [found]
        if found is None:
            return {"error": "NoCredentials"}
        frozen = found.get_frozen_credentials()
        if not frozen.access_key or not frozen.secret_key:
            return {"error": "EmptyKeys"}
        if not all(isinstance(part, str) for part in (frozen.access_key, frozen.secret_key, frozen.token or "")):
            return {"error": "KeysAreNotText"}
        return {"method": found.method, "key": frozen.access_key, **({"token": True} if frozen.token else {})}
    except Exception as error:
        return {"error": type(error).__name__}


def expiration(value):
    """Returns when credentials of a program expire, "never", or the name of the exception."""
    Program.expiration = {"Expiration": value}
    config = "[profile it]\ncredential_process = program\n"
    picked = resolve({"config": config, "credentials": "", "env": {}, "awsProfile": "it"})
    if "error" in picked:
        return {"error": picked["error"]}
    expires = getattr(found_last[0], "_expiry_time", None)
    return {"date": expires.astimezone(datetime.timezone.utc).isoformat() if expires else "never"}


def main():
    inputs = json.load(sys.stdin)
    sign_in(inputs["startUrl"], inputs["loginSession"])
    httpsession.URLLib3Session.send = send
    credentials.ProcessProvider.__init__.__defaults__ = (Program,)
    # The library for signing renewals of `aws login`, which are not needed.
    credentials.EC = credentials.EC or object()
    results = [resolve(case) for case in inputs["situations"]]
    expirations = [expiration(value) for value in inputs["expirations"]]
    version = {"botocore": __version__, "python": sys.version.split()[0]}
    json.dump({"version": version, "results": results, "expirations": expirations}, sys.stdout)


main()
