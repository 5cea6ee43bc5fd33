# org activity

help-org-activity = Show the members of an organization, how what it publishes is used, what is wrong with it, and who waits for an answer
    .example =
        udatactl org activity ville-de-demonstration
        udatactl org activity ville-de-demonstration -o md > report.md
        udatactl org activity ville-de-demonstration --section discussions --unanswered --older-than 15d
        udatactl org activity ville-de-demonstration --fail-on unanswered,harvesters -q
        udatactl org activity ville-de-demonstration --section content -o csv
        udatactl org activity ville-de-demonstration --section monthly -o csv
flag-org-activity-section = Only these sections, separated by commas
    .value = SECTION
flag-org-activity-since = How far back what was done is shown; 30 days unless said otherwise
    .value = DURATION
flag-org-activity-unanswered = Only discussions that wait for an answer of the organization
flag-org-activity-older-than = Only discussions that have waited for so long, or have been silent for so long, such as 15d
    .value = DURATION
flag-org-activity-fail-on = Exit with 10 where there are such findings
    .value = FINDING

activity-title = Activity of { $organization }
part-summary = Summary
part-members = Members
part-metrics = Month by month
part-content = Datasets, APIs and reuses
part-resources = Files
part-anomalies = What is wrong with the datasets
part-discussions = Open discussions
part-harvesters = Harvesters
part-recent = What was done lately
md-field = - **{ $field }**: { $value }
chart-figures = total { $total }, from { $lowest } to { $highest } a month

activity-one-section = Fields, and the formats plain, lines, jsonl, csv and ids, show one section at a time: name it with --section.
activity-public-only = Without a key only what is public is shown: private datasets, and what was done to them, are left out.
activity-metrics-failed = The metrics service could not be read, so that the views by month are missing: { $cause }
activity-nothing-published = This organization has published nothing.
activity-no-files = Its datasets have no files.
activity-no-anomaly = Nothing is wrong with its datasets.
activity-remedy = To do where it says “{ $anomaly }”: { $remedy }
activity-no-discussion = No discussion is open.
activity-none-unanswered = No discussion waits for an answer.
activity-harvests-nothing = This portal has no harvesters.
activity-no-harvester = This organization has no harvester.
activity-nothing-done = Nothing was done in the last { $since }, as far as the portal records it.
activity-more-done = More was done than these { $count } entries. A shorter --since shows all of it.
activity-not-recorded = The portal does not note there who joined, left or was invited: `--section=members` says who joined.
activity-private = { $count ->
    [one] Among them is 1 private dataset or API, which visitors do not see.
   *[other] Among them are { $count } private datasets or APIs, which visitors do not see.
}
activity-arrived = { $count ->
    [0] Nobody has become a member since { $since }.
    [one] 1 person has become a member since { $since }.
   *[other] { $count } people have become members since { $since }.
}
activity-removed = { $count ->
    [one] Since { $since } this machine has removed 1 person: `{ $command }`
   *[other] Since { $since } this machine has removed { $count } people: `{ $command }`
}
activity-departures-unknown = The portal does not record who left.
activity-months-of-service = Views and downloads as the portal's public metrics service counts them. The last month is not over.
activity-months-of-udata = Views and downloads by month are not public on this portal. These are the new datasets, reuses and followers of each month.
activity-no-service = This portal has no public metrics service: nobody counts the views and downloads of each dataset by month there.
activity-no-monthly = The metrics service has counted nothing for the datasets of this organization.
activity-monthly-cut = Only the latest { $count } figures were read.
activity-monthly-unsteady = The metrics service gave the same figures twice: others may be missing.
activity-no-months = The portal gives no figures by month.
activity-found-anomalies = { $count ->
    [one] 1 dataset has anomalies.
   *[other] { $count } datasets have anomalies.
}
activity-found-unanswered = { $count ->
    [one] 1 discussion waits for an answer.
   *[other] { $count } discussions wait for an answer.
}
activity-found-harvesters = { $count ->
    [one] 1 harvester has to be looked at.
   *[other] { $count } harvesters have to be looked at.
}

content-dataset = dataset
content-dataservice = API
content-reuse = reuse
anomaly-has_resources = no file
    .remedy = add the file, or the address where it is downloaded.
anomaly-all_resources_available = broken link
    .remedy = correct the address of the files that no longer open, or put them online again.
anomaly-update_fulfilled_in_time = late update
    .remedy = update the data, or announce another frequency.
anomaly-license = no license
    .remedy = choose a license: without one, nobody may reuse the data.
anomaly-dataset_description_quality = short description
    .remedy = say in a few sentences what the data are, where they come from and what they are for.
anomaly-has_open_format = no open format
    .remedy = add the data in an open format, such as CSV, JSON or GeoJSON.
anomaly-resources_documentation = undocumented files
    .remedy = describe each file, or add a file of documentation.
anomaly-update_frequency = no frequency
    .remedy = say how often the data are updated.
anomaly-temporal_coverage = no period
    .remedy = give the period that the data cover.
anomaly-spatial = no territory
    .remedy = give the territory that the data cover.
harvester-good = good
harvester-failed = failed
harvester-errors = ended with errors
harvester-stale = has not run for a month
harvester-stuck = does not end
harvester-refused = refused by the portal's team
harvester-waiting = waiting for the portal's team
harvester-inactive = switched off
harvester-never_run = has never run
harvester-running = running
done-organization-created = created the organization
done-organization-updated = changed the organization
done-dataset-created = created a dataset
done-dataset-updated = changed a dataset
done-dataset-deleted = deleted a dataset
done-dataset-discussed = discussed a dataset
done-dataset-followed = follows a dataset
done-dataset-resource-added = added a file
done-dataset-resource-updated = changed a file
done-dataset-resource-deleted = removed a file
done-dataservice-created = created an API
done-dataservice-updated = changed an API
done-dataservice-deleted = deleted an API
done-reuse-created = created a reuse
done-reuse-updated = changed a reuse
done-reuse-deleted = deleted a reuse
done-organization-followed = follows the organization
done-reuse-followed = follows a reuse
done-reuse-discussed = discussed a reuse
done-dataservice-followed = follows an API
done-dataservice-discussed = discussed an API
done-topic-created = created a topic
done-topic-updated = changed a topic
done-topic-element-created = added to a topic
done-topic-element-updated = changed an element of a topic
done-topic-element-deleted = removed from a topic
done-user-followed = follows somebody

column-read_at = Read on
column-views = Views
column-downloads = Downloads
column-followers = Followers
column-discussions = Discussions
column-open_discussions = Open discussions
column-unanswered_discussions = Unanswered discussions
column-private = Private
column-anomalies = Anomalies
column-anomaly = Anomaly
column-score = Quality, from 0 to 1
column-dataset = Dataset
column-dataset_id = Identifier of the dataset
column-subject_kind = Kind of the subject
column-subject_id = Identifier of the subject
column-answered = Answered
column-waiting_since = Waiting since
column-by = By
column-by_slug = Slug of the author
column-by_kind = Kind of the author
column-messages = Messages
column-last_message = Last message
column-last_run = Last run
column-last_run_ended = End of the last run
column-last_run_status = Status of the last run
column-errors = Errors
column-schedule = Schedule
column-backend = Type of source
column-changes = Changes
column-editors = Editors
column-partial_editors = Partial editors
column-resources = Files
column-datasets_with_anomalies = Datasets with anomalies
column-harvesters_to_look_at = Harvesters to look at
column-month = Month
column-dataset_views = Dataset views
column-reuse_views = Reuse views
column-dataservice_views = API views
column-new_datasets = New datasets
column-new_dataset_followers = New followers
column-new_dataset_reuses = New dataset reuses
column-new_reuses = New reuses
column-new_dataservices = New APIs
