#!/usr/bin/env python3
"""Boots a real udata on 127.0.0.1, with its database in memory, for the tests.

    target/portals/udata-17.18.0/bin/python tests/portals/serve.py --threads

One JSON line on stdout says where it listens, once it does. It ends when its stdin closes, so that
a killed test run leaves nothing behind, and after --ttl seconds in any case.
"""
import argparse
import gc
import json
import logging
import os
import resource
import socket
import sys
import tempfile
import threading
import time
import warnings

STARTED = time.monotonic()
sys.dont_write_bytecode = True
warnings.simplefilter("ignore")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--port", type=int, default=0, help="a free one unless given")
    parser.add_argument("--threads", action="store_true", help="serve each request in a thread")
    parser.add_argument("--ttl", type=int, default=1800, metavar="S", help="end after S seconds")
    parser.add_argument("--latency", type=float, default=0, metavar="MS",
                        help="wait before each database operation")
    parser.add_argument("--read-only", action="store_true", help="refuse new content with 423")
    parser.add_argument("--bid-format", default="siret", metavar="F",
                        help="what business numbers look like; 'none' for anything")
    parser.add_argument("--portugal", type=int, metavar="N",
                        help="play Portugal's portal (on udata 16), N calls an hour for each route")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=JSON",
                        help="any setting of udata's")
    parser.add_argument("--log", metavar="FILE", help="errors and requests (default: stderr)")
    return parser.parse_args()


def end_with_stdin():
    while os.read(0, 4096):
        pass
    os._exit(0)


def end_after(seconds):
    time.sleep(seconds)
    os._exit(0)


def settings(args, port):
    import mongoengine
    import mongomock
    from udata.settings import Defaults

    where = "127.0.0.1:%d" % port
    host = "mongodb://localhost:27017/udata"
    files = tempfile.gettempdir() + "/udata-test-portal-%d" % port  # made only by an upload

    class Settings(Defaults):
        DEBUG = TESTING = False
        SERVER_NAME = where
        CDATA_BASE_URL = "http://" + where
        SECRET_KEY = API_TOKEN_SECRET = "only for tests, " * 3
        SEND_MAIL = False
        # mongoengine 0.27 asks for the client's class; before, it knew mongomock by name.
        MONGODB_HOST = host
        MONGODB_SETTINGS = (
            {"host": host, "mongo_client_class": mongomock.MongoClient,
             "uuidRepresentation": "standard"}
            if mongoengine.VERSION >= (0, 27)
            else {"host": "mongomock://localhost/udata", "is_mock": True})
        AUTO_INDEX = False
        CELERY_TASK_ALWAYS_EAGER = True  # tasks run at once, in the request
        CELERY_TASK_EAGER_PROPAGATES = False
        CACHE_TYPE = "flask_caching.backends.NullCache"
        CACHE_NO_NULL_WARNING = True
        SECURITY_EMAIL_VALIDATOR_ARGS = {"check_deliverability": False}
        URLS_ALLOW_LOCAL = URLS_ALLOW_PRIVATE = True
        URLS_RESOLVE_HOSTNAME = False
        PUBLISH_ON_RESOURCE_EVENTS = False
        PLUGINS = []
        FS_ROOT = files
        FS_PREFIX = None
        ELASTICSEARCH_URL = SEARCH_SERVICE_API_URL = None
        READ_ONLY_MODE = args.read_only
        ORG_BID_FORMAT = None if args.bid_format == "none" else args.bid_format

    for pair in args.set:
        key, value = pair.split("=", 1)
        setattr(Settings, key, json.loads(value))
    return Settings


def boot(args, port):
    """udata, under the layers of the tests; and the people there are from the start."""
    import memory_mongo

    memory_mongo.patch_querysets()
    from udata.app import create_app, standalone

    app = create_app(settings(args, port))
    standalone(app)
    logging.getLogger().setLevel(logging.WARNING)

    import calls
    import stage
    from udata.mail import mail_sent

    mail_sent.connect(calls.note_mail)
    with app.test_request_context("/"):
        root = stage.people({"people": [{"first_name": "Portal", "last_name": "Staff",
                                         "email": "staff@example.org", "sysadmin": True}]})
    portal = app.wsgi_app
    if args.portugal:
        import portugal

        portugal.LIMIT["calls"] = args.portugal
        portal = portugal.play(app, portal, stage.owner_of)
    app.wsgi_app = stage.serve(app, calls.record(portal))
    memory_mongo.LATENCY["ms"] = args.latency
    return app, {"users": {"staff": root[0]}, "abilities": stage.abilities(app)}


def main():
    args = arguments()
    stdout = os.fdopen(os.dup(1), "w")
    if args.log:
        log = os.open(args.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(log, 2)
    os.dup2(2, 1)  # stdout is for the one line alone
    for end, given in ((end_with_stdin, ()), (end_after, (args.ttl,))):
        threading.Thread(target=end, args=given, daemon=True).start()

    listening = socket.create_server(("127.0.0.1", args.port), backlog=128)
    port = listening.getsockname()[1]
    app, what = boot(args, port)

    from werkzeug.serving import WSGIRequestHandler, make_server

    class Handler(WSGIRequestHandler):
        def log_request(self, code="-", size="-"):
            if args.log:
                print(self.command, self.path, int(code), file=sys.stderr, flush=True)

    gc.collect()
    gc.freeze()  # what the boot made is not worth walking at every collection
    server = make_server("127.0.0.1", port, app, threaded=args.threads, request_handler=Handler,
                         fd=listening.fileno())
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    ready = {"base": "http://127.0.0.1:%d" % port, "pid": os.getpid(), **what,
             "seconds": round(time.monotonic() - STARTED, 2), "megabytes": megabytes}
    import stage

    stage.READY.update(ready)
    print(json.dumps(ready, default=str), file=stdout, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
