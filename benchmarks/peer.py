"""What somebody would write today with `requests` and threads: who administers nothing, who was not seen for half a year.

    benchmarks/peer.py SITE portal PAGES
    benchmarks/peer.py SITE organizations COUNT
"""
import importlib.util
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

AT_ONCE = 8
PAGE = "page=%d&page_size=100"
# Of an organization, beside itself and the accounts of its members.
LISTS = ("organizations/%s/membership/", "organizations/%s/datasets/?" + PAGE % 1,
         "dataservices/?organization=%s&" + PAGE % 1, "reuses/?organization=%s&" + PAGE % 1,
         "harvest/sources/?organization=%s&" + PAGE % 1, "discussions/?org=%s&closed=false&" + PAGE % 1,
         "organizations/%s/contacts/?" + PAGE % 1)

own = threading.local()


def is_there():
    """Whether this can be measured. Whoever measures does not import it: memory counts from what a process is forked of."""
    return importlib.util.find_spec("requests") is not None


def read(address):
    if not hasattr(own, "session"):
        own.session = requests.Session()
        own.session.headers["X-API-KEY"] = "benchmark"
    answer = own.session.get(sys.argv[1] + "/api/1/" + address, timeout=30)
    answer.raise_for_status()
    return answer.json()


def administrators(organization):
    return [member["user"] for member in organization["members"] if member["role"] == "admin"]


def of_page(number):
    return [(one["slug"], "no administrator") for one in read("organizations/?" + PAGE % number)["data"]
            if not administrators(one)]


def of_organization(number):
    one = read("organizations/collectivite-%d/" % number)
    for member in one["members"]:
        read("users/%s/" % member["user"]["id"])
    for address in LISTS:
        read(address % one["id"])
    limit = (datetime.now(timezone.utc) - timedelta(days=180)).isoformat()
    idle = [member["user"]["slug"] for member in one["members"]
            if (member["user"].get("last_login_at") or limit) < limit]
    found = [(one["slug"], "not seen: " + slug) for slug in idle]
    return found if administrators(one) else [*found, (one["slug"], "no administrator")]


def main():
    global requests
    import requests
    what, count = sys.argv[2], int(sys.argv[3])
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for found in threads.map({"portal": of_page, "organizations": of_organization}[what], range(1, count + 1)):
            for row in found:
                print(*row, sep=";")


if __name__ == "__main__":
    main()
