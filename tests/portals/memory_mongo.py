"""The database of a test portal: mongomock, brought closer to MongoDB where udata can tell.

Each operation is atomic on its document, `$set` follows positions (members.3.role) as MongoDB does,
`$text` is imitated, and equalities are looked up instead of scanned. Import before mongoengine.
"""
import copy
import functools
import threading
import time
import unicodedata
from contextlib import contextmanager

from bson import ObjectId
from mongomock.collection import Collection
from mongomock.filtering import filter_applies
from mongomock.not_implemented import ignore_feature
from mongomock.store import CollectionStore

LOCK = threading.RLock()
DEPTH = threading.local()
LATENCY = {"ms": 0.0}

for feature in ("session", "collation"):
    ignore_feature(feature)


# -- one operation at a time --------------------------------------------------------------------
@contextmanager
def operation():
    """Takes the lock; the outermost operation first waits as long as the database is said to be away."""
    depth = getattr(DEPTH, "value", 0)
    if not depth and LATENCY["ms"]:
        time.sleep(LATENCY["ms"] / 1000)
    DEPTH.value = depth + 1
    try:
        with LOCK:
            yield
    finally:
        DEPTH.value = depth


def atomic(name):
    plain = getattr(Collection, name)

    @functools.wraps(plain)
    def method(self, *args, **kwargs):
        with operation():
            return plain(self, *args, **kwargs)

    setattr(Collection, name, method)


for name in ("_insert", "_update", "_delete", "_find_and_modify", "aggregate", "count_documents"):
    atomic(name)

copy_one = Collection._copy_only_fields


def copy_under_lock(self, document, fields, container):
    with LOCK:
        return copy_one(self, document, fields, container)


Collection._copy_only_fields = copy_under_lock

# -- equalities are looked up -------------------------------------------------------------------
# store.lookup[field][value] holds every _id that has, or once had, that value: a superset, so that
# entries are only ever added, and each candidate is still checked against the whole filter.
LOOKED_UP = ("slug", "email", "token_hash", "fs_uniquifier", "old_slug",
             "user", "organization", "members.user", "requests.user")


def values_at(document, path):
    if isinstance(document, list):
        for element in document:
            yield from values_at(element, path)
    elif not path:
        if isinstance(document, (str, ObjectId)):
            yield document
    elif isinstance(document, dict) and path[0] in document:
        yield from values_at(document[path[0]], path[1:])


def enter(store, document):
    lookup = store.__dict__.setdefault("lookup", {field: {} for field in LOOKED_UP})
    for field in LOOKED_UP:
        for value in values_at(document, field.split(".")):
            # A dict for a set that keeps its order: results come out in order of insertion.
            lookup[field].setdefault(value, {})[document["_id"]] = True


def wanted_values(criterion):
    """The values that an equality or an `$in` asks for, or None when it is anything else."""
    if isinstance(criterion, (str, ObjectId)):
        return [criterion]
    asked = criterion.get("$in") if isinstance(criterion, dict) else None
    if isinstance(asked, (list, tuple)) and all(isinstance(v, (str, ObjectId)) for v in asked):
        return asked
    return None


def candidates(store, criteria):
    """The few documents that can match, or None if only a scan can tell."""
    if not isinstance(criteria, dict):
        return None
    for field, criterion in criteria.items():
        if field == "$and":
            for part in criterion:
                found = candidates(store, part)
                if found is not None:
                    return found
        if field != "_id" and field not in LOOKED_UP:
            continue
        values = wanted_values(criterion)
        if field == "_id" and criterion is None:
            values = []  # a document not saved yet, asked for: there is none
        if values is None:
            continue
        ids = values
        if field != "_id":
            table = getattr(store, "lookup", {}).get(field, {})
            ids = [key for value in values for key in table.get(value, ())]
        return [store._documents[key] for key in dict.fromkeys(ids) if key in store._documents]
    return None


scan = Collection._iter_documents


def iterate(self, criteria=None):
    with operation():
        few = candidates(self._store, criteria)
        if few is None:
            return iter(list(scan(self, criteria)))
        return iter([document for document in few if filter_applies(criteria, document)])


Collection._iter_documents = iterate
store_one = CollectionStore.__setitem__


def store_and_enter(self, key, document):
    store_one(self, key, document)
    enter(self, document)


CollectionStore.__setitem__ = store_and_enter

# -- an index is made once ----------------------------------------------------------------------
# udata asks for its indexes at every save, and mongomock would walk the collection each time.
create_index_plainly = Collection.create_index


def create_index(self, keys, *args, **kwargs):
    made = self._store.__dict__.setdefault("made", {})
    key = (str(keys), str(sorted(kwargs.items(), key=lambda item: item[0])))
    if key not in made or made[key] not in self._store.indexes:
        made[key] = create_index_plainly(self, keys, *args, **kwargs)
    return made[key]


Collection.create_index = create_index

# -- $set by position ---------------------------------------------------------------------------
apply_plainly = Collection._apply_update_document


def step(container, key):
    """One level down a dotted path, made when it is missing: MongoDB pads arrays with nulls."""
    if isinstance(container, list):
        key = int(key)
        container.extend([None] * (key + 1 - len(container)))
    elif key not in container:
        container[key] = None
    return key


def set_at(document, path, value):
    *parents, last = path.split(".")
    for part in parents:
        part = step(document, part)
        if not isinstance(document[part], (dict, list)):
            document[part] = {}
        document = document[part]
    document[step(document, last)] = copy.deepcopy(value)


def apply_update(self, existing, spec, update, was_insert):
    sets = update.get("$set", {}) if isinstance(update, dict) else {}
    by_position = {path: value for path, value in sets.items()
                   if any(part.isdigit() for part in path.split("."))}
    if by_position:
        for path, value in by_position.items():
            set_at(existing, path, value)
        rest = {path: value for path, value in sets.items() if path not in by_position}
        update = {key: value for key, value in update.items() if key != "$set"}
        if rest:
            update["$set"] = rest
    if update or not by_position:
        apply_plainly(self, existing, spec, update, was_insert)
    enter(self._store, existing)


Collection._apply_update_document = apply_update


# -- $text --------------------------------------------------------------------------------------
@functools.lru_cache(maxsize=20_000)
def words(text):
    """Lower case, without accents, punctuation as blanks."""
    letters = (c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return tuple("".join(c if c.isalnum() else " " for c in letters).split())


def text_fields(document_class):
    for index in document_class._meta.get("indexes", []):
        fields = index.get("fields", []) if isinstance(index, dict) else index
        for field in [fields] if isinstance(fields, str) else fields:
            if field.startswith("$"):
                yield field[1:]


def search_text(self, text, *args, **kwargs):
    """Quoted words must all be there, others are alternatives, as in MongoDB. Unlike there, a word
    also matches by its beginning, and nothing is stemmed or ignored."""
    need = all if '"' in text else any
    asked = words(text)
    fields = list(text_fields(self._document))
    found = []
    with operation():
        for document in self._document._get_collection()._store._documents.values():
            have = [word for field in fields for word in words(document.get(field) or "")]
            if asked and need(any(h.startswith(a) for h in have) for a in asked):
                found.append(document["_id"])
    return self.filter(__raw__={"_id": {"$in": found}})


def patch_querysets():
    """To be called once mongoengine may be imported."""
    from mongoengine.queryset.base import BaseQuerySet

    order = BaseQuerySet._get_order_by
    BaseQuerySet.search_text = search_text
    BaseQuerySet._get_order_by = lambda self, keys: order(
        self, [key for key in keys if "text_score" not in (key or "")])
