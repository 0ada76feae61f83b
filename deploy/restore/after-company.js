// After company was restored from a backup: site and billing were told of suspensions and closings that are gone now, with
// higher versions than what they will be told. They get what company says now, and forget what they were told. To be run by
// mongosh while site and billing are stopped; a second run does no harm. Everything is awaited, as the driver of
// Node wants it, so that tests run this very text.
async function afterCompany() {
  const ofCompany = db.getSiblingDB('holdfast_company')
  const ofSite = db.getSiblingDB('holdfast_site')
  const ofBilling = db.getSiblingDB('holdfast_billing')
  const limits = ofSite.getCollection('limits')
  const accounts = ofBilling.getCollection('accounts')
  const dunnedCompanies = ofBilling.getCollection('dunned-companies')

  const known = new Set()
  for (const { _id, state, closing } of await ofCompany.getCollection('companies').find().toArray()) {
    known.add(_id)
    const [isSuspended, isClosed, isClosing] = [state === 'suspended', state === 'closed', Boolean(closing)]
    await limits.updateOne(
      { _id },
      {
        $set: { suspendedAsOf: 0, isWished: false, open: !isClosed && !isClosing, suspended: isSuspended },
        $unset: { closing: 1 },
        $inc: { version: 1 },
      },
    )

    // An account is one text, with its keys in order: they stay where they are.
    const document = await accounts.findOne({ _id })
    if (!document) continue
    const account = JSON.parse(document.account)
    const { closingId, ...standing } = account.standing
    const isSaid =
      standing.isSuspended === isSuspended && standing.isClosing === isClosing && standing.isClosed === isClosed
    const said = { isSuspended, isClosing, isClosed, standingVersion: 0 }
    account.standing = { closingId: closing ? closing.id : closingId, ...standing, ...said }
    // Billing tells site once more, and then knows by itself when the account is due.
    const again = account.subscription && !isSaid ? { toldVersion: 0, dueAt: 0 } : {}
    await accounts.updateOne({ _id }, { $set: { account: JSON.stringify(account), ...again } })
  }

  // Company may have forgotten who has not paid: it is told again what it was told. Before the first word there is nothing to tell.
  for (const { _id, dunned: text } of await dunnedCompanies.find().toArray()) {
    const dunned = JSON.parse(text)
    if (dunned.version === 0) continue
    const untold = JSON.stringify({ ...dunned, toldVersion: 0, isClosed: false })
    await dunnedCompanies.updateOne({ _id }, { $set: { dunned: untold, isUntold: true } })
  }

  for (const { _id } of await accounts.find({ account: /"subscription":/ }, { _id: 1 }).toArray()) {
    if (!known.has(_id)) print(`${_id}: has a plan, and company does not know it any more`)
  }
}
afterCompany()
