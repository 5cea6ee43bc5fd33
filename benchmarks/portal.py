#!/usr/bin/env python3
"""A portal of canned answers for the benchmark: as large as asked for, and each answer so many milliseconds late.

It prints its address once it listens, and ends when its stdin closes. It answers what the measured commands read:
me/, site/, organizations/ by page, organizations/ID/, its requests and what it publishes, in the form in which udata 17 gives
them. A role that is PUT is kept until it ends.
"""
import argparse
import asyncio
import json
import ssl
import sys
from urllib.parse import parse_qs, urlsplit

SINCE = "2024-05-17T08:30:00.000000+00:00"


def person(number):
    identifier = "b%023x" % number
    slug = "prenom-nom-%d" % number
    return {"avatar": None, "avatar_thumbnail": None, "class": "User", "deleted": None, "email": "***@ville.example",
            "first_name": "Prénom", "id": identifier, "last_login_at": SINCE, "last_name": "Nom %d" % number,
            "page": "https://portal.example/users/%s/" % slug, "slug": slug,
            "uri": "https://portal.example/api/1/users/%s/" % slug}


def organization(number, members):
    slug = "collectivite-%d" % number
    people = [{"label": "Administrator", "role": "editor" if rank else "admin", "since": SINCE,
               "user": person(number * 1000 + rank)} for rank in range(members)]
    return {"acronym": None, "badges": [], "business_number_id": None, "created_at": SINCE, "deleted": None,
            "description": "Une collectivité qui publie ses données. " * 8, "extras": {}, "id": "a%023x" % number,
            "last_modified": SINCE, "logo": None, "logo_thumbnail": None, "members": people,
            "metrics": {"datasets": 3, "dataservices": 0, "followers": 1, "members": members, "reuses": 0, "views": 9},
            "name": "Collectivité %d" % number, "page": "https://portal.example/organizations/%s/" % slug,
            "permissions": dict.fromkeys(("delete", "edit", "harvest", "members", "private"), True), "slug": slug,
            "uri": "https://portal.example/api/1/organizations/%s/" % slug, "url": None}


def dataset(number):
    slug = "jeu-de-donnees-%d" % number
    quality = {"all_resources_available": True, "dataset_description_quality": number % 3 > 0, "has_open_format": True,
               "has_resources": True, "license": number % 2 > 0, "resources_documentation": False, "score": 0.6,
               "spatial": False, "temporal_coverage": True, "update_frequency": True, "update_fulfilled_in_time": True}
    files = [{"checksum": None, "description": "Un fichier parmi d'autres. " * 4, "filesize": 5000, "format": "csv",
              "id": "00000000-0000-4000-8000-%012x" % (number * 10 + rank), "metrics": {"views": number},
              "title": "Fichier %d du jeu de données %d" % (rank, number), "url": "https://portal.example/%d" % rank}
             for rank in range(2)]
    return {"acronym": None, "archived": None, "badges": [], "created_at": SINCE, "deleted": None,
            "description": "Un jeu de données que l'organisation publie. " * 20, "extras": {}, "id": "d%023x" % number,
            "last_modified": SINCE, "license": "lov2", "page": "https://portal.example/datasets/%s/" % slug,
            "metrics": {"discussions": 1, "discussions_open": 0, "followers": 2, "resources_downloads": number,
                        "reuses": 1, "views": number * 3},
            "private": False, "quality": quality, "resources": files, "slug": slug,
            "title": "Jeu de données %d" % number}


def only(value, fields):
    """The fields of a value that a mask such as `data{id,members{role}}` names (`X-Fields`)."""
    if isinstance(value, list):
        return [only(one, fields) for one in value]
    return {name: only(value[name], inner) if inner else value[name]
            for name, inner in fields.items() if name in value} if value else value


def mask(text):
    """A mask, as the fields by name and their own masks."""
    fields, outer, name = {}, [], ""
    for letter in text + ",":
        if letter in ",}{" and name:
            fields[name.strip()] = inner = {}
            name = ""
        if letter == "{":
            outer.append(fields)
            fields = inner
        elif letter == "}":
            fields = outer.pop()
        elif letter != ",":
            name += letter
    return fields


class Answers:
    """The bodies by address, made once and kept: what is measured is the client."""

    def __init__(self, organizations, mine, members, datasets):
        self.made, self.roles = {}, {}
        self.organizations, self.mine, self.members, self.datasets = organizations, mine, members, datasets

    def put(self, address, body):
        _, _, _, identifier, _, user = urlsplit(address).path.strip("/").split("/")
        self.roles.setdefault(identifier, {})[user] = role = json.loads(body)["role"]
        for made in [key for key in self.made if identifier in key[0]]:
            del self.made[made]
        return json.dumps({"role": role, "user": {"id": user}}).encode()

    def body(self, address, fields):
        if (address, fields) not in self.made:
            answer = self.make(urlsplit(address))
            # A refusal is whole, whatever fields were asked for.
            answer = only(answer, mask(fields)) if fields and "message" not in answer else answer
            self.made[address, fields] = json.dumps(answer).encode()
        return self.made[address, fields]

    def make(self, parts):
        name = parts.path.removeprefix("/api/1/").strip("/")
        if name.startswith("organizations/") and name.endswith("/datasets"):
            name = "datasets"
        if name.startswith("organizations/") and name.endswith("/contacts"):
            name = "contacts"
        if name.endswith("/membership"):
            return []
        if name == "site":
            return {"id": "portal", "title": "Portail", "version": "17.18.0"}
        if name == "organizations/suggest":
            return [{"id": "a%023x" % number, "slug": "collectivite-%d" % number,
                     "name": "Collectivité %d" % number, "acronym": None} for number in range(self.organizations)]
        if name.endswith("."):
            return {"message": "No slug is like an identifier."}
        if name == "me":
            keys = ("acronym", "badges", "id", "name", "page", "permissions", "slug")
            mine = [organization(number, 1) for number in range(self.mine)]
            return person(0) | {"about": None, "active": True, "roles": [],
                                "organizations": [{key: one[key] for key in keys} for one in mine]}
        lists = {"organizations": (self.organizations, lambda number: organization(number, 3)),
                 "datasets": (self.datasets, dataset)}
        nothing = ("dataservices", "reuses", "discussions", "harvest/sources", "activity", "contacts")
        if name in lists or name in nothing:
            total, make = lists.get(name, (0, None))
            query = parse_qs(parts.query)
            page, size = (int(query.get(key, [usual])[0]) for key, usual in (("page", "1"), ("page_size", "20")))
            numbers = range((page - 1) * size, min(page * size, total))
            more = page * size < total
            return {"data": [make(number) for number in numbers], "page": page, "page_size": size,
                    "total": total, "previous_page": None,
                    "next_page": "https://portal.example/?page=%d" % (page + 1) if more else None}
        if name == "me/api_tokens":
            return []  # looked at once a day, for a key that ends soon
        identifier = name.split("/")[1]
        if name.startswith("users/"):
            return person(int(identifier[1:], 16))
        number = int(identifier[1:], 16) if len(identifier) == 24 else int(identifier.rsplit("-", 1)[1])
        one = organization(number, self.members)
        for member in one["members"]:
            member["role"] = self.roles.get(one["id"], {}).get(member["user"]["id"], member["role"])
        return one


class Connection(asyncio.Protocol):
    """Answers each request when its time has come, whatever else is under way: a server that is no part of the wait."""

    def __init__(self, answers, seconds):
        self.answers, self.seconds, self.received = answers, seconds, b""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.received += data
        while b"\r\n\r\n" in self.received:
            request, rest = self.received.split(b"\r\n\r\n", 1)
            first, *lines = request.decode().split("\r\n")
            headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
            length = int(headers.get("content-length", 0))
            if len(rest) < length:
                return
            sent, self.received = rest[:length], rest[length:]
            method, address, _ = first.split(" ")
            if method == "PUT":
                body = self.answers.put(address, sent)
            else:
                body = b"" if method == "OPTIONS" else self.answers.body(address, headers.get("x-fields"))
            allow = b"OPTIONS, POST" if address.split("?")[0].rstrip("/").endswith("/member") else b"DELETE, OPTIONS, PUT"
            status = b"404 NOT FOUND" if address.split("?")[0].rstrip("/").endswith(".") else b"200 OK"
            head = (b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nAllow: %s\r\nContent-Length: %d\r\n\r\n"
                    % (status, allow, len(body)))
            asyncio.get_running_loop().call_later(self.seconds, self.transport.write, head + body)


async def serve(given):
    loop = asyncio.get_running_loop()
    answers = Answers(given.organizations, given.mine, given.members, given.datasets)
    context = None
    if given.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(given.certificate)
    server = await loop.create_server(lambda: Connection(answers, given.latency / 1000), "127.0.0.1", 0,
                                      ssl=context, backlog=128)
    port = server.sockets[0].getsockname()[1]
    print("%s://localhost:%d" % ("https" if context else "http", port), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--organizations", type=int, default=5000)
    parser.add_argument("--mine", type=int, default=200, help="organizations of the account")
    parser.add_argument("--members", type=int, default=30, help="members of each organization read alone")
    parser.add_argument("--datasets", type=int, default=3000, help="datasets of an organization")
    parser.add_argument("--latency", type=float, default=0, metavar="MS")
    parser.add_argument("--certificate", metavar="FILE", help="answer over https, with this certificate and key")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
