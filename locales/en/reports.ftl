# The documents of an audit: a page, a workbook, files for owners

format-elsewhere = `-o { $format }` is made by `udatactl audit org` and `udatactl audit portal` alone. Nothing was read or written.
format-binary = A terminal can't show `-o { $format }`: name a file with `--out FILE`, or redirect the output. Nothing was read.
format-of-ending = What format “{ $file }” is to have can't be told from its ending: say it with `-o`, such as `-o csv`.
format-by-owner = With `--by-owner`, `-o` says how the list of the files is shown, and can't be { $format }: a page and a sheet are made for each owner anyway.
document-written = Written: { $path }
flag-audit-org-out = File to write the result to, readable by you alone; its ending is its format unless -o says one
    .value = FILE
flag-audit-portal-out = File to write the result to, readable by you alone; its ending is its format unless -o says one
    .value = FILE
flag-by-owner = For each owner of organizations, write a page, a sheet and a text for a mail into this directory
    .value = DIRECTORY
flag-names = Name people in html, junit, xlsx and --by-owner, which have ids in place of names otherwise

page-title = Audit of the organizations on { $site }
page-title-of-owner = Audit of the organizations on { $site }: { $owner }
page-portal = Portal
page-moment = Looked at on
page-looked = By the account
page-nobody = without an account: public data alone
page-totals = In all
page-organizations = Organizations
page-errors = Errors
page-warnings = Warnings
page-notes = Notes
page-unseen = Not seen
page-accepted = Accepted
page-accepted-heading = Accepted findings
page-accepted-caption = They count for nothing: each was accepted until a day, for a reason that is shown as it was written.
junit-accepted = Accepted until { $until } ({ $author }): { $reason }
page-people = People
page-charts = Figures
page-figures = the same as figures
page-chart-nothing = Nothing to count.
page-chart-rules = Findings by rule and weight
page-chart-seen = When people last signed in
page-chart-administrators = Administrators per organization
page-chart-trend = Trend, snapshot by snapshot
page-without-administrator = Without administrator
page-trend-of-both = Only organizations of this page are counted, where a snapshot has them: it may be of others, or not of all.
page-trend-unreadable = { $count ->
    [one] 1 snapshot can't be read and is not counted.
   *[other] { $count } snapshots can't be read and are not counted.
}
page-administrators = Administrators
page-seen-month = less than 30 days ago
page-seen-quarter = 30 to 90 days ago
page-seen-half = 90 days to 6 months ago
page-seen-year = 6 months to a year ago
page-seen-two-years = 1 to 2 years ago
page-seen-three-years = 2 to 3 years ago
page-seen-older = more than 3 years ago
page-seen-never = never
page-seen-hidden = not visible to this account
page-administrators-none = none
page-administrators-one = 1
page-administrators-two = 2
page-administrators-some = 3 to 5
page-administrators-many = 6 to 10
page-administrators-most = more than 10
page-unseen-heading = What could not be seen
page-unseen-caption = Of these organizations the rule could not be told: that is no good mark.
page-unseen-nothing = Nothing was hidden from this account.
page-why = Why
page-findings = Findings
page-findings-caption = The findings, the gravest first, with the command that mends each
page-mends = To mend it
page-copy = Copy
page-copied = Copied
page-open = Open the page
page-all = All
page-filter-text = Words to look for
page-shown = Shown: { $shown } of { $total }
page-asked = Rules that were asked
page-footer = Made by udatactl. This page needs no network and sends nothing anywhere; where ids stand for people, it names nobody.

sheet-findings = Findings
sheet-people = People
sheet-unseen = Not seen
sheet-account-gone = deleted or switched off

owner-nobody = Without owner
owner-greeting = Hello { $owner },
owner-greeting-nobody = Hello,
owner-mail =
    Subject: Your organizations on { $site }: what to look at

    { $greeting }

    On { $day } we looked at { $count ->
        [one] this organization
       *[other] these organizations
    } on { $site }:
    { $organizations }

    { $totals }

    The page attached, { $page }, opens in any browser: it says what was found and the command that mends it. The same is in { $sheet }, for a spreadsheet.

    Could you look through it, mend what is yours to mend, and tell us what is as it should be?

    Thank you!
owners-written = { $count ->
    [one] A page, a sheet and a text for a mail were written for 1 owner.
   *[other] A page, a sheet and a text for a mail were written for each of { $count } owners.
}
column-warnings = Warnings
column-notes = Notes
column-unseen = Not seen
column-sheet = Sheet
column-mail = Text for a mail
