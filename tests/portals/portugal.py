"""Portugal's portal, played on top of a real udata 16: what amagovpt/udata-pt does in another way.

An account is added at once and only an address without account is invited; who is a member and asks is 409, whose request is
accepted again is 200; accepting the invitation of an address answers 500 and leaves a member without user behind; each
route takes so many calls from one address, then 429 without Retry-After; a change that carries badges is refused.
"""
import collections
import io
import json
import re

from bson import ObjectId
from udata.core.organization.models import Member, Organization
from udata.core.user.models import User

LIMIT = {"calls": 200}
COUNTS = collections.Counter()
ORGANIZATION = r"/api/1/organizations/([0-9a-f]{24})/"
MEMBER = re.compile(ORGANIZATION + "member/")
MEMBERSHIP = re.compile(ORGANIZATION + "membership/")
ACCEPT = re.compile(ORGANIZATION + "membership/([0-9a-f-]{36})/accept/")
IDENTIFIER = re.compile(r"[0-9a-f]{24}|[0-9a-f-]{36}")


def play(app, application, owner_of):
    def layer(environ, start_response):
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        if not path.startswith("/api/"):
            return application(environ, start_response)

        def answer(status, body):
            payload = json.dumps(body).encode()
            start_response(status, [("Content-Type", "application/json"), ("Server", "dados.gov"),
                                    ("Content-Length", str(len(payload)))])
            return [payload]

        def passed_on():
            told = {}

            def note(status, headers, exc_info=None):
                told.update(status=status, headers=headers)

            payload = b"".join(application(environ, note))
            return told["status"], told["headers"], payload

        route = (method, IDENTIFIER.sub("*", path))
        COUNTS[route] += 1
        if COUNTS[route] > LIMIT["calls"]:
            return answer("429 TOO MANY REQUESTS", {"message": "%d per 1 hour" % LIMIT["calls"]})
        with app.test_request_context("/"):
            if method == "POST" and (match := MEMBERSHIP.fullmatch(path)):
                organization = organization_of(match[1])
                asks = owner_of(environ.get("HTTP_X_API_KEY"))
                if any(str(member.user.id) == asks for member in organization.members):
                    return answer("409 CONFLICT",
                                  {"message": "You are already a member of this organization."})
            if method == "POST" and (match := ACCEPT.fullmatch(path)) and is_of_an_address(*match.groups()):
                Organization._get_collection().update_one(
                    {"_id": ObjectId(match[1])}, {"$push": {"members": {"role": "editor"}}})
                return answer("500 INTERNAL SERVER ERROR", {"message": "Internal Server Error"})
        if method == "PUT" and "badges" in content(environ):
            return answer("403 FORBIDDEN",
                          {"message": "You do not have the permission to modify that object."})
        status, headers, payload = passed_on()
        if method == "POST" and ACCEPT.fullmatch(path) and status.startswith("409"):
            status = "200 OK"
        if method == "POST" and (match := MEMBER.fullmatch(path)) and status.startswith("201"):
            invitation = json.loads(payload)
            if invitation["user"]:
                with app.test_request_context("/"):
                    return answer("201 CREATED", add(match[1], invitation))
        headers = [(name, value) for name, value in headers if name != "Server"]
        start_response(status, headers + [("Server", "dados.gov")])
        return [payload]

    return layer


def content(environ):
    size = int(environ.get("CONTENT_LENGTH") or 0)
    body = environ["wsgi.input"].read(size) if size else b""
    environ["wsgi.input"] = io.BytesIO(body)
    try:
        return json.loads(body) or {}
    except ValueError:
        return {}


def organization_of(identifier):
    return Organization.objects.get(id=identifier)


def is_of_an_address(organization, request):
    return any(str(one.id) == request and one.user is None
               for one in organization_of(organization).requests)


def add(identifier, invitation):
    """The invitation that udata has just made, turned into a membership."""
    organization = organization_of(identifier)
    organization.requests = [one for one in organization.requests if str(one.id) != invitation["id"]]
    user = User.objects.get(id=invitation["user"]["id"])
    member = Member(user=user, role=invitation["role"])
    organization.members.append(member)
    organization.metrics["members"] = len(organization.members)
    organization.save()
    return {"user": invitation["user"], "role": member.role, "since": member.since.isoformat(),
            "label": str(member.label)}
