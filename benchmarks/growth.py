"""What grows, made in any size for the benchmark, and how the cost grows with it."""
import math
import zlib

SITE = "http://127.0.0.1:9/"


def roster_lines(path, lines, members=20):
    """A roster of so many lines; of each organization 25 of them."""
    with path.open("w") as file:
        file.write("format = 1\n")
        for number in range(max(lines // (members + 5), 1)):
            file.write('\n[[roster]]\norganization = "a%023x"\npeople = [\n' % number)
            for rank in range(members):
                role = "editor" if rank else "admin"
                file.write('  { person = "b%023x", name = "Prénom Nom", role = "%s" },\n' % (number * 1000 + rank, role))
            file.write("]\n")
    return path


def journal(path, entries):
    """A journal of so many writes, each with the line before it and the line after it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        def line(text):
            text = text.encode()
            file.write(b'%s,"sum":"%08x"}\n' % (text[:-1], zlib.crc32(text)))

        for number in range(entries):
            key = '"at":"2026-01-01T%02d:%02d:%02dZ","run":"20260101T000000Z-%012x","number":%d' % (
                number // 3600 % 24, number // 60 % 60, number % 60, number // 50, number % 50 + 1)
            line('{%s,"stage":"start","site":"%s","as":"b%023x","organization":"a%023x","action":"role",'
                 '"person":"b%023x","request":null,"before":"editor","after":"admin"}' %
                 (key, SITE, 7, number % 1000, number))
            line('{%s,"stage":"end","result":"done","http":200}' % key)
    return path


def names(path, count):
    """A list of names such as Tab offers, in the place of the one that is there."""
    path.write_text("".join("prenom-nom-%d b%023x\tPrénom Nom %d\n" % (number, number, number)
                            for number in range(count)))


def exponent(sizes, costs, start):
    """How the cost grows from the last size but one to the last: 1 where it is linear. What a mere start costs is taken
    off, and what is left is at least a tenth of a millisecond."""
    (smaller, larger), (before, after) = sizes[-2:], [max(cost - start, 1e-4) for cost in costs[-2:]]
    return math.log(after / before) / math.log(larger / smaller)
