"""Setting a stage for one test and looking at what became of it: the routes under /__test__/.

People and organisations are made through udata's own models, so that slugs, counts and identities
are right; what is read back comes from the raw documents, not from udata.
"""
import datetime
import functools
import importlib.metadata
import json
import re
import threading
import urllib.parse
import uuid

from bson import ObjectId
from udata.core.dataservices.models import Dataservice
from udata.core.dataset.models import Dataset, License, Resource
from udata.core.organization.constants import ORG_ROLES
from udata.core.organization.models import Member, MembershipRequest, Organization
from udata.core.reuse.models import Reuse
from udata.core.user.models import Role, User

import calls
import memory_mongo

try:
    from udata.core.api_token.models import ApiToken
except ImportError:  # udata < 16 has one key per user instead
    ApiToken = None
try:
    from udata.core.organization.assignment import Assignment
except ImportError:  # udata < 15.4
    Assignment = None

UTC = datetime.timezone.utc
OWNERS = {}  # token -> id of its user
ROUTES = []
SAVING = threading.Lock()  # two of one title look for a free slug at the same moment
LICENSING = threading.Lock()
READY = {}  # what is said when the portal is up


class Refused(Exception):
    """What the harness cannot do; answered with status 400."""


def route(method, pattern):
    def keep(function):
        ROUTES.append((method, re.compile("/__test__/" + pattern), function))
        return function

    return keep


def serve(app, application):
    """`application`, with the harness routes in front of it. `app` gives udata's context."""

    def layer(environ, start_response):
        path = environ["PATH_INFO"]
        if not path.startswith("/__test__/"):
            return application(environ, start_response)
        status, answer = "404 NOT FOUND", {"error": "no such harness route: " + path}
        for method, pattern, function in ROUTES:
            match = pattern.fullmatch(path)
            if match and method == environ["REQUEST_METHOD"]:
                size = int(environ.get("CONTENT_LENGTH") or 0)
                given = json.loads(environ["wsgi.input"].read(size) or "{}")
                given["query"] = environ.get("QUERY_STRING", "")
                try:
                    with app.test_request_context("/"):
                        status, answer = "200 OK", function(given, *match.groups())
                except Refused as refusal:
                    status, answer = "400 BAD REQUEST", {"error": str(refusal)}
                break
        payload = json.dumps(answer, default=plain).encode()
        start_response(status, [("Content-Type", "application/json"),
                                ("Content-Length", str(len(payload)))])
        return [payload]

    return layer


def abilities(app):
    """What this udata can do, from its own code: what a test may expect of it."""
    rules = {rule.rule: rule.methods for rule in app.url_map.iter_rules()}
    below = "/api/1/organizations/<org:org>/"
    return {
        "version": importlib.metadata.version("udata"),
        "invites": "POST" in rules.get(below + "member/", ()),
        "member_slash": below + "member/<user:user>/" in rules,
        "exports": below + "datasets.csv" in rules,
        "partial_editors": "partial_editor" in ORG_ROLES,
        "tokens": ApiToken is not None,
    }


def plain(value):
    if isinstance(value, datetime.datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    return str(value)


def moment(text):
    return datetime.datetime.fromisoformat(text) if text else datetime.datetime.now(UTC)


def user_of(identifier):
    user = User.objects(id=ObjectId(identifier)).first() if identifier else None
    if identifier and user is None:
        raise Refused("no user " + identifier)
    return user


def organization_of(identifier):
    organization = Organization.objects(id=ObjectId(identifier)).first()
    if organization is None:
        raise Refused("no organization " + identifier)
    return organization


def collection(model):
    return model._get_collection()


# -- people -------------------------------------------------------------------------------------
@functools.lru_cache(maxsize=1)
def sysadmin_role():
    return Role.objects(name="admin").first() or Role(name="admin").save()


def token_of(user, **options):
    if ApiToken is None:
        user.generate_api_key()
        user.save()
        document, token = None, user.apikey
    else:
        document, token = ApiToken.generate(user, name="test", **options)
    OWNERS[token] = str(user.id)
    return document, token


@route("POST", "people")
def people(given):
    made = []
    for person in given["people"]:
        user = User(
            first_name=person["first_name"], last_name=person["last_name"],
            email=person.get("email") or uuid.uuid4().hex[:12] + "@example.org",
            fs_uniquifier=uuid.uuid4().hex, active=True, confirmed_at=moment(None),
            roles=[sysadmin_role()] if person.get("sysadmin") else [])
        insert(user)
        made.append({"id": user.id, "slug": user.slug, "email": user.email,
                     "first_name": user.first_name, "last_name": user.last_name,
                     "token": token_of(user)[1]})
    return made


def insert(user):
    """`user.save()` ten times faster, where the slug is free and nothing hangs on the signals."""
    slug = User._fields["slug"].slugify(user.fullname)
    if collection(User).find_one({"slug": slug}, {"slug": 1}):
        user.save()
        return
    user.slug = slug
    user.id = collection(User).insert_one(user.to_mongo()).inserted_id


@route("POST", "user/([0-9a-f]{24})")
def change_user(given, identifier):
    user = user_of(identifier)
    if "active" in given:
        collection(User).update_one({"_id": user.id}, {"$set": {"active": given["active"]}})
    if "last_login_at" in given:
        # Newer ones show the latest sign-in, older ones the one before it.
        seen = moment(given["last_login_at"])
        fields = {"last_login_at": seen, "current_login_at": seen}
        collection(User).update_one({"_id": user.id}, {"$set": fields})
    if given.get("deleted"):
        user.mark_as_deleted(notify=False)
    return {}


@route("POST", "token")
def token(given):
    kind = given.get("kind", "valid")
    if ApiToken is None and kind != "valid":
        raise Refused("this udata has no tokens that expire")
    long_ago = datetime.datetime.now(UTC) - datetime.timedelta(days=1)
    soon = datetime.datetime.now(UTC) + datetime.timedelta(days=10, hours=1)
    later = datetime.datetime.now(UTC) + datetime.timedelta(days=300)
    ends = {"expired": long_ago, "expiring": soon, "lasting": later}.get(kind)
    options = {"expires_at": ends} if ends else {}
    document, value = token_of(user_of(given["user"]), **options)
    if kind == "revoked":
        document.revoke()
    known = {key: given[key] for key in ("user_agents",) if key in given}
    if "created_at" in given:
        known["created_at"] = moment(given["created_at"])
    if known:
        collection(ApiToken).update_one({"_id": document.id}, {"$set": known})
    return {"token": value}


def owner_of(key):
    if key not in OWNERS and ApiToken is not None:
        from udata.core.api_token.models import _hash_token

        found = collection(ApiToken).find_one({"token_hash": _hash_token(key)})
        OWNERS[key] = str(found["user"]) if found else None
    return OWNERS.get(key)


# -- organisations ------------------------------------------------------------------------------
def member(given):
    return Member(user=user_of(given["user"]), role=given.get("role", "editor"),
                  since=moment(given.get("since")))


def request(given):
    fields = {"user": user_of(given.get("user")), "status": given.get("status", "pending"),
              "comment": given.get("comment"), "created": moment(given.get("created"))}
    if "kind" not in MembershipRequest._fields and given.get("kind", "request") != "request":
        raise Refused("this udata has no invitations")
    newer = {"kind": given.get("kind", "request"), "email": given.get("email"),
             "role": given.get("role", "editor"), "created_by": user_of(given.get("created_by"))}
    fields.update((k, v) for k, v in newer.items() if k in MembershipRequest._fields)
    return MembershipRequest(**fields)


def spelled(badge):
    """A badge as udata 10 and later spell it."""
    return badge.lower().replace(" ", "-")


def furnish(organization, given):
    """Adds members, requests and badges; no mail, no notification."""
    made = [request(each) for each in given.get("requests", [])]
    organization.members += [member(each) for each in given.get("members", [])]
    organization.requests += made
    if "deleted" in given:
        organization.deleted = moment(None) if given["deleted"] else None
    organization.metrics["members"] = len(organization.members)
    organization.save()
    for kind in given.get("badges", []):
        organization.add_badge(next(known for known in Organization.__badges__ if spelled(known) == kind))
    return {"id": organization.id, "slug": organization.slug, "name": organization.name,
            "requests": [each.id for each in made]}


@route("POST", "organization")
def make_organization(given):
    known = {key: given[key] for key in ("acronym", "business_number_id", "url")
             if given.get(key) and key in Organization._fields}
    description = given.get("description") or "An organization made for a test."
    return furnish(Organization(name=given["name"], description=description, **known), given)


@route("POST", "organization/([0-9a-f]{24})")
def change_organization(given, identifier):
    return furnish(organization_of(identifier), given)


@route("POST", "organization/([0-9a-f]{24})/damage")
def damage(given, identifier):
    """The broken states that lost races and old bugs have left on real portals."""
    since = datetime.datetime.utcnow().replace(microsecond=0)
    ghost = {"role": "editor", "since": since}
    lost = {"id": uuid.uuid4(), "status": "pending", "created": since, "comment": "Lost",
            "kind": "request", "role": "editor"}
    lost = {key: value for key, value in lost.items() if key in MembershipRequest._fields}
    pushed = {"member_without_user": {"members": ghost},
              "dangling_member": {"members": dict(ghost, user=ObjectId())},
              "request_without_user": {"requests": lost}}.get(given.get("kind"))
    if pushed is None:
        raise Refused("unknown kind of damage")
    collection(Organization).update_one({"_id": ObjectId(identifier)}, {"$push": pushed})
    return {"request": lost["id"]} if "requests" in pushed else {}


@route("GET", "organization/([0-9a-f]{24})")
def held(_given, identifier):
    """What the database holds of an organization, past every view of udata's."""
    found = collection(Organization).find_one({"_id": ObjectId(identifier)})
    if found is None:
        raise Refused("no organization " + identifier)
    as_is = ("name", "slug", "acronym", "description", "url", "business_number_id", "deleted",
             "created_at")
    answer = {"id": identifier, **{key: found.get(key) for key in as_is}}
    answer["badges"] = [spelled(badge["kind"]) for badge in found.get("badges", [])]
    answer["members"] = [{key: each.get(key) for key in ("user", "role", "since")}
                         for each in found.get("members", [])]
    asked = ("id", "user", "email", "kind", "status", "role", "comment", "refusal_comment",
             "handled_by", "created")
    answer["requests"] = [{"kind": "request", **{key: each[key] for key in asked if key in each}}
                          for each in found.get("requests", [])]
    assigned = collection(Assignment).find({"organization": ObjectId(identifier)}) \
        if Assignment else []
    answer["assignments"] = [{"user": each["user"], "class": each["subject"]["_cls"],
                              "id": each["subject"]["_ref"].id} for each in assigned]
    return answer


# -- what organisations publish --------------------------------------------------------------------
PUBLISHED = {"dataset": Dataset, "dataservice": Dataservice, "reuse": Reuse}


def shows(made, contacts):
    """Has it show these contact points: before 10 no more than one."""
    from udata.core.contact_point.models import ContactPoint

    points = [ContactPoint.objects.get(id=each) for each in contacts]
    if "contact_points" in made._fields:
        made.contact_points = points
    else:
        made.contact_point = points[0]


def published(made, given):
    """Keeps it, with figures and marks that udata's jobs and views would set."""
    if given.get("contact_points"):
        shows(made, given["contact_points"])
    made.private = given.get("private", False)
    made.tags = given.get("tags", [])
    made.organization = organization_of(given["organization"])
    with SAVING:
        made.save()
    newer = "_at" if isinstance(made, Dataservice) else ""
    marks = {mark + newer: moment(None) for mark in ("archived", "deleted") if given.get(mark)}
    figures = {"metrics." + name: count for name, count in given.get("metrics", {}).items()}
    if marks or figures:
        collection(type(made)).update_one({"_id": made.id}, {"$set": {**marks, **figures}})
    return {"id": made.id, "slug": made.slug}


@route("POST", "dataset")
def dataset(given):
    # Two that made it at once would disturb each other.
    with LICENSING:
        licence = License.objects(id="lov2").first() or License(id="lov2", title="Open").save()
    resources = [Resource(title=each["title"], url="https://example.org/" + uuid.uuid4().hex, format="csv",
                          metrics=each.get("metrics", {})) for each in given.get("resources", [])]
    return published(Dataset(title=given["title"], description="A dataset made for a test.", license=licence,
                             resources=resources), given)


@route("POST", "dataservice")
def dataservice(given):
    return published(Dataservice(title=given["title"]), given)


@route("POST", "reuse")
def reuse(given):
    return published(Reuse(title=given["title"], description="A reuse made for a test.", type="application",
                           topic="others", url="https://example.org/" + uuid.uuid4().hex), given)


@route("GET", "(dataset|dataservice|reuse)/([0-9a-f]{24})")
def held_published(_given, kind, identifier):
    """What the database holds of something published; null for what is purged."""
    found = collection(PUBLISHED[kind]).find_one({"_id": ObjectId(identifier)})
    return found and {"title": found["title"], "deleted": found.get("deleted_at") or found.get("deleted")}


@route("POST", "organization/([0-9a-f]{24})/purge")
def purge(_given, identifier):
    """What the nightly job does to a deleted organization (`udata/core/organization/tasks.py`)."""
    organization_of(identifier)
    from udata.core.organization.tasks import purge_organizations

    purge_organizations()
    return {}


@route("POST", "assignment")
def assignment(given):
    if Assignment is None:
        raise Refused("this udata has no assignments")
    made = Assignment(user=user_of(given["user"]),
                      organization=organization_of(given["organization"]),
                      subject=Dataset.objects.get(id=given["dataset"])).save()
    return {"id": made.id}


# -- what the activity of an organisation is read from ------------------------------------------
def subject_of(subject):
    """Something published, or an organisation, by its class and identifier."""
    models = {each.__name__: each for each in (Dataset, Dataservice, Reuse, Organization)}
    return models[subject["class"]].objects.get(id=subject["id"])


@route("POST", "discussion")
def discussion(given):
    from udata.core.discussions.models import Discussion, Message

    said = [Message(content=each["content"], posted_by=user_of(each["user"]),
                    posted_on=moment(each.get("posted_on"))) for each in given["messages"]]
    made = Discussion(user=said[0].posted_by, subject=subject_of(given["subject"]),
                      title=given["title"], discussion=said, created=said[0].posted_on,
                      closed=moment(given["closed"]) if given.get("closed") else None).save()
    return {"id": made.id}


@route("POST", "harvester")
def harvester(given):
    from udata.harvest.models import (HarvestError, HarvestJob, HarvestSource,
                                      HarvestSourceValidation)

    made = HarvestSource(name=given["name"], url=given.get("url", "https://harvest.example.org/"),
                         backend=given.get("backend", "dcat"), active=given.get("active", True),
                         organization=organization_of(given["organization"]),
                         validation=HarvestSourceValidation(state="accepted"),
                         deleted=moment(None) if given.get("deleted") else None).save()
    job = given.get("last_job")
    if job:
        HarvestJob(source=made, status=job["status"], created=moment(job.get("created")),
                   ended=moment(job["ended"]) if job.get("ended") else None,
                   errors=[HarvestError(message=error) for error in job.get("errors", [])]).save()
    return {"id": made.id}


@route("POST", "contact")
def contact(given):
    from udata.core.contact_point.models import ContactPoint

    # Before 10 they have no role.
    newer = {"role": given.get("role", "contact")} if "role" in ContactPoint._fields else {}
    made = ContactPoint(name=given["name"], email=given.get("email"), contact_form=given.get("contact_form"),
                        organization=organization_of(given["organization"]), **newer).save()
    return {"id": made.id}


@route("POST", "activity")
def activity(given):
    from udata.core.activity.models import Activity

    def kinds(model):
        return [model, *(each for below in model.__subclasses__() for each in kinds(below))]

    kind = next(each for each in kinds(Activity) if each.key == given["key"])
    # Before 10 nothing is kept of what was changed.
    changes = {"changes": given.get("changes", [])} if "changes" in kind._fields else {}
    made = kind(actor=user_of(given["actor"]), organization=organization_of(given["organization"]),
                related_to=subject_of(given["subject"]), created_at=moment(given.get("created_at")),
                **changes).save()
    return {"id": made.id}


# -- the portal itself --------------------------------------------------------------------------
@route("POST", "reset")
def reset(_given):
    """Nobody and nothing is left, and new content is welcome."""
    from flask import current_app
    from mongoengine.connection import get_db

    for name in get_db().list_collection_names():
        get_db()[name].delete_many({})
    sysadmin_role.cache_clear()
    OWNERS.clear()
    calls.clear()
    current_app.config["READ_ONLY_MODE"] = False
    return {}


@route("POST", "mode")
def mode(given):
    from flask import current_app

    if "read_only" in given:
        current_app.config["READ_ONLY_MODE"] = given["read_only"]
    if "calls" in given:
        import portugal

        portugal.LIMIT["calls"] = given["calls"]
    if "latency" in given:
        memory_mongo.LATENCY["ms"] = float(given["latency"])
    return {}


@route("GET", "calls")
def recorded(given):
    asked = urllib.parse.parse_qs(given["query"])
    return calls.listed(asked.get("org"), asked.get("user"), owner_of)


@route("POST", "calls/clear")
def forget(_given):
    calls.clear()
    return {}


@route("GET", "portal")
def portal(_given):
    return READY


@route("GET", "mails")
def mails(_given):
    return list(calls.MAILS)
