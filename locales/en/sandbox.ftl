# The sandbox: a portal in the box, for trying, teaching and CI.

help-sandbox = Try everything on a portal in the box: no account, no network, nobody is mailed
help-sandbox-serve = Serve a portal in the box to other programs, on this machine alone, until Ctrl-C
    .example =
        udatactl sandbox serve
        udatactl sandbox serve --port 7000 --state portal.json -o json
        udatactl sandbox serve --seed world.json --generation 15 --latency 200ms
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

sandbox-serves = The sandbox is at { $site } until Ctrl-C. Each key is that person's UDATACTL_TOKEN.
sandbox-nobody = Nobody in this world has a key.
sandbox-stopped = The sandbox has stopped.

failure-no-sandbox = This udatactl was built without the sandbox.
failure-sandbox = The sandbox can't be started: { $cause }
failure-sandbox-file = { $path } is not the state of a sandbox that this udatactl understands: { $cause }
failure-file-unusable = { $path } can't be used: { $cause }
failure-port = Port { $port } can't be listened on: { $cause }
failure-seed = { $path } is not a world that a sandbox can begin with: { $cause }
hint-port = Without `--port` one that is free is taken.

column-generation = Generation
column-key = Key
column-people = People
column-port = Port
column-state = State
