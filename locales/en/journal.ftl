# The journal: its filters, undo, purge

flag-journal-list-person = Only what was done about this person; their identifier needs no portal
    .value = PERSON
flag-journal-list-run = Only what one run of udatactl did, by its name in the column “run”
    .value = RUN
flag-journal-list-action = Only what was done in this way; repeatable
    .value = ACTION
flag-journal-list-result = Only what ended in this way; repeatable
    .value = RESULT
journal-broken = { $count ->
    [one] Line { $lines } of the journal is damaged: left out.
   *[other] { $more ->
        [0] Lines { $lines } of the journal are damaged: left out.
       *[other] { $count } lines of the journal are damaged, of which the first are { $lines }: left out.
    }
}
journal-repaired = The last line of the journal was cut short, as when udatactl is killed while it writes: it was taken away, and the journal is whole again.

help-journal-purge = Forget what this machine changed long ago: 12 months are kept
    .example =
        udatactl journal purge --dry-run
        udatactl journal purge --confirm
        udatactl journal purge --older-than 90d --confirm
flag-journal-purge-older-than = What is older than this goes: 365d, 90d, and so on
    .value = DURATION
action-purge = - forget
journal-purge-plan = { $count ->
    [one] To be forgotten: 1 write from before { $day }. { $kept } stay in the journal.
   *[other] To be forgotten: { $count } writes from before { $day }. { $kept } stay in the journal.
}
journal-purge-nothing = The journal holds nothing that old.
journal-purge-young = The last { $days } days of the journal tell udatactl who was refused and what was asked already: what goes of them can't be minded any more.
journal-purge-too-long = { $age } is longer than time goes back.
column-number = Number
column-older_than = Older than
