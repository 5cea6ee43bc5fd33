# What an organization has published, deleted with it
flag-with-content = Delete its datasets, APIs and reuses first: so many in all, no more and no fewer
progress-deleting = Deleting…
column-list = Saved list
content-kind-dataset = dataset
content-kind-dataservice = API
content-kind-reuse = reuse
content-kind-organization = organization
action-delete_content = - delete content
delete-harvesters = { $count ->
    [one] {"  "}1 harvester
   *[other] {"  "}{ $count } harvesters
}
delete-harvesters-go-on = Its harvesters are not deleted: as long as they run, they may publish again what is deleted here. Remove them on the portal first.
delete-with-content = `--with-content={ $value }` deletes that too, before the organization.
delete-goes-too = { $count ->
    [one] What it has published is deleted first: 1 dataset, API or reuse. No command brings it back.
   *[other] What it has published is deleted first: { $count } datasets, APIs and reuses. No command brings them back.
}
delete-content-count = `--with-content` says { $given }, and { $found } were found: nothing was deleted.
delete-content-list = To see what was found, without deleting anything: `{ $command }`
delete-content-changed = Something was published or deleted meanwhile: it has { $count } datasets, APIs and reuses now. Nothing was deleted.
delete-content-saved = The list of what is deleted is in { $path }
delete-content-so-far = Deleted so far: { $done } of { $total }
delete-content-interrupted = Interrupted: { $done } deleted, { $left } left; the organization is still there.
delete-content-partly = Partly done: { $done } deleted, { $left } left; the organization is still there.
delete-content-only = What “{ $organization }” had published is deleted, the organization is not.
delete-content-stays-gone = { $count ->
    [one] Restoring it would not bring back the dataset, API or reuse that was deleted.
   *[other] Restoring it would not bring back the { $count } datasets, APIs and reuses that were deleted.
}

# org restore
help-org-restore = Restore a deleted organization, as long as the portal has not purged it
    .example =
        udatactl org restore ville-de-demonstration
        udatactl org restore 640000000000000000020008 --yes
action-restore = + restore
restore-heading = + restore “{ $organization }” ({ $slug }, { $id }), deleted { $ago }
restore-done = “{ $organization }” is online again.
restore-not-deleted = “{ $organization }” is not deleted.
restore-only-administrators = You are not an administrator of “{ $organization }”: only they may restore it.
restore-not-yours = The organization “{ $typed }” was deleted, and you do not belong to it: only its administrators may restore it.
restore-may-be-purged = A deleted organization that the portal has purged, which it does at night, can't be restored by anyone.
restore-did-nothing = The portal answered that it was done, but “{ $organization }” is still deleted: this version of udata (16.3 to 17.9) can't restore an organization.
restore-ask-staff = Write to the portal's staff before the nightly purge, with the organization's identifier: { $id }
