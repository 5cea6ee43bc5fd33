"""What was asked of a test portal: a WSGI layer that records the last API calls, and the mails that
udata would have sent. Keys are recorded as the id of their owner, never as such."""
import io
import json
import threading
import time
from collections import deque

CALLS = deque(maxlen=5000)
MAILS = deque(maxlen=5000)
KEPT_HEADERS = ("user-agent", "accept", "content-type", "cookie", "x-fields", "authorization")
LOCK = threading.Lock()
STARTED = time.monotonic()


def record(application):
    """`application`, with each call under /api/ noted in order of arrival."""

    def layer(environ, start_response):
        if not environ["PATH_INFO"].startswith("/api/"):
            return application(environ, start_response)
        size = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(size) if size else b""
        environ["wsgi.input"] = io.BytesIO(body)
        headers = {name: environ[key] for name in KEPT_HEADERS
                   if (key := wsgi_name(name)) in environ}
        started = time.monotonic()
        call = {
            "method": environ["REQUEST_METHOD"],
            "path": environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace"),
            "query": environ.get("QUERY_STRING", ""),
            "status": None,
            "key": environ.get("HTTP_X_API_KEY"),
            "headers": headers,
            "body": as_json(body),
            "at": started - STARTED,
            "seconds": None,
        }
        with LOCK:
            CALLS.append(call)

        def note_status(status, headers, exc_info=None):
            call["status"] = int(status.split()[0])
            return start_response(status, headers, exc_info)

        answer = application(environ, note_status)
        call["seconds"] = time.monotonic() - started
        return answer

    return layer


def wsgi_name(header):
    name = header.upper().replace("-", "_")
    return name if name == "CONTENT_TYPE" else "HTTP_" + name


def as_json(body):
    try:
        return json.loads(body) if body else None
    except ValueError:
        return None


def note_mail(message):
    MAILS.append({"to": list(message.recipients), "subject": message.subject, "body": message.body})


def listed(path_parts, users, owner_of):
    """The calls whose path holds one of `path_parts` and that were made by one of `users`, where
    given; each with who made it instead of the key."""
    with LOCK:
        calls = [call for call in CALLS
                 if not path_parts or any(part in call["path"] for part in path_parts)]
    told = []
    for call in calls:
        key = call["key"]
        user = owner_of(key) if key else None
        if not users or user in users:
            told.append({**call, "api_key": key is not None, "user": user})
            del told[-1]["key"]
    return told


def clear():
    with LOCK:
        CALLS.clear()
        MAILS.clear()
