import { environment, testDatabase, uniqueName } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { type Account, dueAt, isTold, openAccount } from '../../services/billing/src/accounts/account.ts'
import { createAccountStore } from '../../services/billing/src/accounts/account-store.ts'
import { createDunningStore } from '../../services/billing/src/dunning/dunning-store.ts'
import { undunned } from '../../services/billing/src/dunning/unpaid.ts'
import { choice, instant, plansForTests } from '../../services/billing/src/testing/plans.ts'
import { afterRestore } from './after-restore.ts'

const AT = instant('2026-04-01T08:00:00Z')

async function world() {
  const prefix = uniqueName('restored')
  const nameOf = (database: string) => `${prefix}_${database}`
  const [company, site, billing] = await Promise.all(
    ['company', 'site', 'billing'].map((service) => testDatabase(nameOf(`holdfast_${service}`))),
  )
  const accounts = await createAccountStore(billing!, {} as never)
  const dunnings = await createDunningStore(billing!)
  const companies = company!.db!.collection<{ _id: string; state: string; closing?: object }>('companies')
  const limits = site!.db!.collection<{ _id: string }>('limits')
  const withSession = <T>(work: (session: never) => Promise<T>) =>
    billing!.transaction((session) => work(session as never))
  return {
    ...{ accounts, dunnings, companies, limits, withSession },
    run: (owner: 'company' | 'site') => afterRestore(environment.mongoUri, owner, nameOf),
    put: (account: Account) => withSession((session) => accounts.put(account, session)),
    isDue: (companyId: string) => accounts.isDue(companyId, AT),
  }
}

const opened = (companyId: string) => {
  const start = { subscriptionId: `of-${companyId}`, plan: choice('middle'), at: AT, zone: 'Europe/Paris' }
  return openAccount(companyId, start, plansForTests).account
}
const said = (account: Account, standing: Partial<Account['standing']>): Account => ({
  ...account,
  standing: { ...account.standing, ...standing },
})

test('when company was restored then billing hears what company says now, and both tell each other again', async () => {
  const { accounts, dunnings, companies, limits, withSession, run, put, isDue } = await world()
  await companies.insertMany([
    { _id: 'open-again', state: 'active' },
    { _id: 'suspended', state: 'suspended' },
    { _id: 'closing', state: 'active', closing: { id: 'a wish' } },
    { _id: 'as-it-was', state: 'active' },
    { _id: 'planless', state: 'suspended' },
  ])
  await limits.insertOne({
    _id: 'suspended',
    open: true,
    suspended: false,
    suspendedAsOf: 7,
    isWished: true,
    version: 3,
  } as never)
  await put(said(opened('open-again'), { isClosing: true, isClosed: true, isSuspended: true, standingVersion: 9 }))
  await put(said(opened('suspended'), { standingVersion: 9, isOverdue: true }))
  await put(opened('closing'))
  await put(said(opened('as-it-was'), { standingVersion: 9 }))
  await put(openAccount('planless', undefined, plansForTests).account)
  await put(opened('forgotten'))
  const unpaid = { isUnpaid: true, version: 2, toldVersion: 2, isClosed: true }
  await withSession(async (session) => {
    await dunnings.save({ ...undunned('suspended'), ...unpaid }, session)
    await dunnings.save(undunned('as-it-was'), session)
  })

  expect(await run('company')).toEqual(['forgotten: has a plan, and company does not know it any more'])

  const nothing = { isSuspended: false, standingVersion: 0, isClosing: false, isClosed: false, isOverdue: false }
  const standings = new Map<string, Partial<Account['standing']>>([
    ['open-again', {}],
    ['suspended', { isSuspended: true, isOverdue: true }],
    ['closing', { isClosing: true, closingId: 'a wish' }],
    ['as-it-was', {}],
    ['planless', { isSuspended: true }],
  ])
  for (const [companyId, standing] of standings) {
    expect([companyId, (await accounts.find(companyId))?.standing]).toEqual([companyId, { ...nothing, ...standing }])
  }
  expect(await limits.findOne({ _id: 'suspended' })).toMatchObject({
    suspended: true,
    suspendedAsOf: 0,
    isWished: false,
  })

  // What follows company already, or has no plan, is not looked at by each sweep for ever.
  const due = await Promise.all([...standings.keys()].map(async (id) => [id, await isDue(id)]))
  expect(Object.fromEntries(due)).toMatchObject({ 'open-again': true, suspended: true, closing: true })
  expect(Object.fromEntries(due)).toMatchObject({ 'as-it-was': false, planless: false })
  // The store still knows its own text: it says what site was told only where nothing has changed since.
  const { entitlementVersion } = (await accounts.find('open-again'))!.subscription!
  await accounts.told('open-again', entitlementVersion)
  expect(isTold((await accounts.find('open-again'))!)).toBe(true)
  expect(await isDue('open-again')).toBe(false)
  await accounts.told('closing', (await accounts.find('closing'))!.subscription!.entitlementVersion)
  expect(isTold((await accounts.find('closing'))!)).toBe(true)
  expect(dueAt((await accounts.find('open-again'))!)).toEqual(dueAt(opened('open-again')))

  expect(await dunnings.untold(10)).toEqual(['suspended'])
  expect(await dunnings.find('suspended')).toMatchObject({
    isUnpaid: true,
    version: 2,
    toldVersion: 0,
    isClosed: false,
  })
  await dunnings.noted((await dunnings.find('suspended'))!, { toldVersion: 2 })
  expect(await dunnings.untold(10)).toEqual([])
})

test('when site was restored then billing tells all limits again', async () => {
  const { accounts, run, put, isDue } = await world()
  await put(opened('with-plan'))
  await put(openAccount('planless', undefined, plansForTests).account)
  await run('site')
  expect([await isDue('with-plan'), await isDue('planless')]).toEqual([true, false])
  expect(isTold((await accounts.find('with-plan'))!)).toBe(false)
})
