# The sandbox: a portal in the box, for trying, teaching and CI.

help-sandbox = Try everything on a portal in the box: no account, no network, nobody is mailed
help-sandbox-tour = See the main job on a portal in the box, in half a minute
    .example =
        udatactl sandbox tour
        udatactl sandbox tour --yes --lang fr

tour-welcome = This is a tour of udatactl on a portal in the box: everything happens on this machine, nobody is mailed, and nothing of it stays.
tour-find = Find an organization by a word of its name.
tour-create = Create one, as Camille, who administers it from then on.
tour-join = Zoé would like to join, and says why. (In the sandbox everybody's key can be guessed.)
tour-requests = Camille sees who has asked, in all her organizations.
tour-approve = She approves. udatactl shows what it is going to do; without `--yes` it would ask.
tour-invite = She invites Yann, who is not a member before he has accepted.
tour-accept = Yann accepts.
tour-leave = Camille wants to leave. A portal would let its last administrator go; udatactl does not.
tour-promote = So she makes Zoé an administrator first.
tour-remove = Removing somebody works in the same way.
tour-members = These are the members now.
tour-journal = All that was changed is in the journal of this machine.
tour-end = The tour is over, and its portal is gone. The sandbox of `-s sandbox` stays, until `udatactl sandbox reset`. Try:
tour-enter = [Enter]{" "}
tour-typed-description = Maps and registers
tour-typed-comment = I digitize the registers

help-sandbox-serve = Serve a portal in the box to other programs, on this machine alone, until Ctrl-C
    .example =
        udatactl sandbox serve
        udatactl sandbox serve --port 7000 --state portal.json -o json
        udatactl sandbox serve --seed world.json --generation 15 --latency 200ms
        udatactl sandbox serve --fail "502 times=2 GET" --fail "lost times=1 POST organizations/*/member/"
flag-sandbox-serve-port = Port to listen on; one that is free unless given
    .value = PORT
flag-sandbox-serve-seed = File to begin with, as `sandbox export` writes it, - for the standard input; the first world unless given
    .value = FILE
flag-sandbox-serve-state = File that keeps the state; memory, the default, begins anew each time
    .value = FILE
flag-sandbox-serve-generation = udata to imitate: 17.18, 15.4, 14.13, or Portugal's
    .value = GENERATION
flag-sandbox-serve-latency = How much later to answer, such as 200ms
    .value = DURATION
flag-sandbox-serve-races = How long others may come between a write's look and its writing, as on a real udata: 50ms
    .value = DURATION
flag-sandbox-serve-read-only = Take nothing new, as a portal in read-only mode
flag-sandbox-serve-calls = How many calls each route takes in an hour, before it answers 429
    .value = COUNT
flag-sandbox-serve-fail = What goes wrong, such as “429 retry-after=2 times=3 POST organizations/*/member/”; repeatable
    .value = RULE

help-sandbox-reset = Begin the sandbox of `--site sandbox` anew
    .example =
        udatactl sandbox reset
        udatactl sandbox reset --seed world.json --yes
flag-sandbox-reset-seed = File to begin with, as `sandbox export` writes it, - for the standard input; the first world unless given
    .value = FILE
help-sandbox-export = Write what the sandbox of `--site sandbox` holds, for another to begin with
    .example =
        udatactl sandbox export --out world.json
        udatactl sandbox export | udatactl sandbox serve --seed -
flag-sandbox-export-out = File to write; the standard output unless given
    .value = FILE

sandbox-reset-ask = Begin the sandbox anew? What was done in it is lost ({ $path }).
sandbox-reset-done = The sandbox begins anew.

sandbox-serves = The sandbox is at { $site } until Ctrl-C. Each key is that person's UDATACTL_TOKEN.
sandbox-nobody = Nobody in this world has a key.
sandbox-stopped = The sandbox has stopped.

destination-sandbox = This goes to the sandbox on this machine, { $profile }: it plays the portal, and mails nobody.
destination-camille = as Camille
hint-sandbox-keys = In the sandbox the key of Camille is `sandbox-camille`, and so for everybody else: `UDATACTL_TOKEN=sandbox-camille`.
key-in-sandbox = the sandbox itself

failure-no-sandbox = This udatactl was built without the sandbox.
failure-sandbox = The sandbox can't be started: { $cause }
failure-sandbox-file = { $path } is not the state of a sandbox that this udatactl understands: { $cause }
failure-file-unusable = { $path } can't be used: { $cause }
failure-port = Port { $port } can't be listened on: { $cause }
failure-seed = { $path } is not a world that a sandbox can begin with: { $cause }
failure-tour = `{ $command }` should have ended with { $expected }: the tour stops here.
failure-tour-start = udatactl could not start itself: { $cause }
failure-rule = In the rule “{ $rule }”, “{ $word }” can't be understood.
hint-rule = A rule is 423, 429, 500, 502, 503, 200-html, slow=5s, cut or lost; then, where wanted, retry-after=SECONDS, times=COUNT, a method, and a path with * for any part.
hint-port = Without `--port` one that is free is taken.

column-file = File
column-generation = Generation
column-key = Key
column-organizations = Organizations
column-people = People
column-port = Port
column-state = State
