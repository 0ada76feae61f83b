// After site was restored from a backup: its limits may be older than what billing has told it. Billing tells all of them
// again. Site answers the same about a version that it knows, and takes one that it does not know any more. Run by mongosh,
// and by tests with the driver of Node, so everything is awaited in a function.
async function afterSite() {
  const accounts = db.getSiblingDB('holdfast_billing').getCollection('accounts')
  await accounts.updateMany({ account: /"subscription":/ }, { $set: { toldVersion: 0, dueAt: 0 } })
}
afterSite()
