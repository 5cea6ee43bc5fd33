"""The main job, shown: a real udata is booted and seeded, then each command runs as a person would type it.

Stops with a failure at the first command that does not end as it should.
"""

import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
BINARY = HERE.parent.parent / "target" / "debug" / "udatactl"


def call(base, path, body):
    request = urllib.request.Request(
        base + "/__test__/" + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def main():
    server = subprocess.Popen(
        [sys.executable, str(HERE / "serve.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        root = json.loads(server.stdout.readline())["base"].removesuffix("/api/1")
        with tempfile.TemporaryDirectory() as home:
            tour(root, home)
    finally:
        server.stdin.close()
        server.wait(10)


def tour(root, home):
    names = [("Jeanne", "Martin"), ("Paul", "Durand"), ("Zoé", "Lefèvre"), ("Karim", "Benali")]
    people = call(root, "people", {"people": [{"first_name": f, "last_name": l} for f, l in names]})
    jeanne, paul, zoe, karim = people
    organization = call(root, "organization", {
        "name": "Ville de Démonstration",
        "members": [{"user": jeanne["id"], "role": "admin"}, {"user": paul["id"], "role": "editor"}],
        "requests": [{"user": zoe["id"], "kind": "request", "status": "pending",
                      "comment": "Je travaille au service des mobilités"}],
    })
    slug = organization["slug"]

    def run(person, *arguments, expect=0):
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("UDATACTL_")},
            "UDATACTL_SITE": root, "UDATACTL_TOKEN": person["token"],
            "UDATACTL_CONFIG_DIR": home, "UDATACTL_STATE_DIR": home, "UDATACTL_CACHE_DIR": home,
        }
        print(f"\n[{person['first_name']}] $ udatactl {' '.join(arguments)}", flush=True)
        status = subprocess.run(
            [BINARY, *arguments, "-o", "table"], env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.STDOUT
        ).returncode
        if status != expect:
            sys.exit(f"ended with {status} instead of {expect}")

    run(jeanne, "auth", "status")
    run(jeanne, "org", "show", slug)
    run(jeanne, "requests", "list")
    run(jeanne, "requests", "approve", slug, zoe["slug"], "--yes")
    run(jeanne, "member", "add", slug, karim["slug"], "--role", "editor", "--yes")
    run(karim, "invite", "inbox")
    run(karim, "invite", "accept", slug, "--yes")
    run(jeanne, "member", "promote", slug, paul["slug"], "--yes")
    run(jeanne, "member", "remove", slug, zoe["slug"], "--dry-run")
    run(jeanne, "member", "remove", slug, zoe["slug"], "--yes")
    run(jeanne, "member", "demote", slug, "me", "--yes", expect=3)
    run(jeanne, "member", "list", slug)
    run(jeanne, "journal", "list")
    print("\nAll of it on a real udata, which is stopped now.")


if __name__ == "__main__":
    main()
