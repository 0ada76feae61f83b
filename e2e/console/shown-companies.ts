import { openDatabase } from '../history/stored-ledger.ts'
import { address } from '../support/address.ts'
import { zipOf } from '../support/archives.ts'
import { openPassingDays } from '../support/passing-days.ts'
import type { Body, Person } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import { until } from '../support/until.ts'
import { addressOf, type Kit } from './kit.ts'

/** Names as people have them that break pages: long without a blank, from right to left, long words of Swedish. */
const names = {
  company: 'Northwind'.repeat(11),
  site: 'Fastighetsförvaltningsaktiebolagets-medlemswebbplats-under-uppbyggnad-i-vår',
  owner: 'Åkerströmsförvaltningsdirektören'.repeat(3),
  arabic: 'نور الهدى عبد الرحمن',
  hebrew: 'שירה לוי',
  note: 'Innehållsförteckningsuppdateringsförberedelser'.repeat(2),
  key: 'Kontinuerliga-leveransers-nattliga-verifieringskörning-'.repeat(2).slice(0, 100),
}

type Ids = Record<string, string>

/** Who looks, and what there is to look at. */
export interface Shown {
  owner: Person
  /** Reaches nothing. */
  newcomer: Person
  /** Of the full company, with two-factor on. */
  administrator: Person
  /** A company with something on every page, one without anything, one that was closed, and one that has not paid. */
  full: Ids
  empty: Ids
  closed: Ids
  suspended: Ids | undefined
  /** One that has given a plan back, with the number of its credit note, and has cancelled the next one. */
  cancelled: Ids
  /** Of an invitation that waits. */
  invitationToken: string
}

export async function foundShown(kit: Kit): Promise<Shown> {
  const owner = await kit.person('owner', { fullName: names.owner }).join()
  const newcomer = await kit.person('newcomer', { fullName: 'Nils Åberg' }).join()
  const administrator = await kit.person('ines', { fullName: 'Inês Carvalho' }).join()
  const full = await fullCompany(kit, owner, administrator)
  await administrator.turnOnTwoFactor()
  const { companyId } = await owner.expect(201, 'POST', '/v1/companies', { name: 'Kajen Kafé', address })
  const closed = await owner.expect(201, 'POST', '/v1/companies', { name: 'Stängda Dörrar', address })
  await owner.expect(204, 'DELETE', `/v1/companies/${closed.companyId}`)
  const invited = 'nobody@example.com'
  const invitationToken = await kit.mailbox.token(invited, { link: '/accept' })
  return {
    owner,
    newcomer,
    administrator,
    full,
    empty: { companyId },
    closed: { companyId: closed.companyId },
    suspended: await suspendedCompany(kit, owner),
    cancelled: await cancelledCompany(owner),
    invitationToken,
  }
}

async function fullCompany(kit: Kit, owner: Person, administrator: Person): Promise<Ids> {
  const { companyId } = await owner.expect(201, 'POST', '/v1/companies', {
    name: names.company,
    address: { line1: '1 Long Street', postalCode: '111 22', city: 'Stockholm', country: 'SE' },
    plan: monthly('studio'),
  })
  const path = `/v1/companies/${companyId}`
  await documents(owner, path, 1)
  await owner.expect(200, 'PUT', `${path}/subscription`, monthly('agency'))
  const sites = await fillSites(owner, path)
  const people = await fillPeople(kit, { owner, administrator }, path, sites)
  const money = await fillBilling(kit, owner, path, companyId)
  const key = { permissions: ['members.see', 'sites.see'] }
  await owner.expect(201, 'POST', `${path}/api-keys`, { name: 'Nightly deploy', ...key })
  await owner.expect(201, 'POST', `${path}/api-keys`, { name: names.key, ...key })
  const [newest] = await documents(owner, path, 2)
  return { companyId, ...sites[0]!.ids, ...people, ...money, number: newest.number }
}

/** The invoices, the newest first, once there are so many. */
function documents(owner: Person, path: string, count: number): Promise<Body[]> {
  return until(
    `${count} invoices`,
    async () => {
      const { items, total } = await owner.expect(200, 'GET', `${path}/invoices`)
      return total >= count ? (items as Body[]) : undefined
    },
    { seconds: 60 },
  )
}

interface ShownSite {
  siteId: string
  ids: Ids
}

async function fillSites(owner: Person, path: string): Promise<ShownSite[]> {
  const wanted = [
    { name: names.site, labels: ['kundansvarig: Åsa', 'fastighetsförvaltning'] },
    { name: 'מאפיית השקד', labels: ['מאפייה'] },
    { name: 'Bakery Almada', labels: ['food', 'care plan', 'client: Marta'] },
    { name: 'Kurser', labels: [] },
  ]
  const sites: ShownSite[] = []
  for (const body of wanted) {
    const site = await owner.expect(201, 'POST', `${path}/sites`, body)
    await owner.ended(site)
    sites.push({ siteId: site.siteId, ids: { siteId: site.siteId, environmentId: site.environments[0].environmentId } })
  }
  const [first] = sites
  Object.assign(first!.ids, await fillEnvironments(owner, first!.ids))
  return sites
}

/** Live has releases and backups, and was changed since the staging was copied from it. */
async function fillEnvironments(owner: Person, { siteId, environmentId }: Ids): Promise<Ids> {
  const upload = async (at: string, words: string, note?: string) => {
    const answer = await owner.upload(at, zipOf({ 'index.html': `<h1>${words}</h1>` }), {}, note)
    await owner.ended(answer.body)
  }
  await upload(environmentId!, 'Spring', 'First page')
  const copy = { kind: 'staging', copyOf: environmentId }
  await owner.operate('POST', `/v1/sites/${siteId}/environments`, copy)
  await owner.operate('POST', `/v1/sites/${siteId}/environments`, { kind: 'premium-staging', name: 'redesign' })
  const { items } = await owner.expect(200, 'GET', `/v1/sites/${siteId}/environments`)
  const stagingId = items.find(({ kind }: Body) => kind === 'staging').environmentId
  await upload(stagingId, 'Summer', 'Opening hours of the summer')
  await owner.operate('POST', `/v1/environments/${stagingId}/push`, { to: environmentId })
  await upload(environmentId!, 'Autumn', names.note)
  await owner.operate('POST', `/v1/environments/${environmentId}/backups`, { note: names.note })
  const backups = await owner.expect(200, 'GET', `/v1/environments/${environmentId}/backups`)
  await owner.operate('POST', `/v1/backups/${backups.items[0].backupId}/verify`)
  return { stagingId }
}

async function fillPeople(
  kit: Kit,
  { owner, administrator }: Pick<Shown, 'owner' | 'administrator'>,
  path: string,
  sites: ShownSite[],
): Promise<Ids> {
  const accepts = async (somebody: Person, access: object) => {
    await owner.expect(200, 'POST', `${path}/invitations`, { emails: [somebody.email], access })
    const token = await kit.mailbox.token(somebody.email, { link: '/accept' })
    await somebody.expect(200, 'POST', '/v1/invitations/accept', { token })
    return somebody.userId
  }
  const joins = async (name: string, fullName: string, access: object) =>
    accepts(await kit.person(name, { fullName }).join(), access)
  const siteRoles = sites.map(({ siteId }, index) => ({ siteId, role: index === 0 ? 'administrator' : 'developer' }))
  const userId = await joins('noor', names.arabic, { companyRole: 'developer' })
  const administratorId = await accepts(administrator, { companyRole: 'administrator' })
  await joins('bo', 'Bo Ek', { companyRole: 'billing' })
  const siteMemberId = await joins('shira', names.hebrew, { siteRoles })
  const longAddress = `${'förvaltningsadministratören'.repeat(2)}@${'fastighetsbolaget'.repeat(3)}.example.com`
  await owner.expect(200, 'POST', `${path}/invitations`, {
    emails: ['nobody@example.com', longAddress],
    access: { companyRole: 'developer' },
  })
  await owner.expect(200, 'POST', `${path}/invitations`, { emails: ['chef@example.com'], access: { siteRoles } })
  const { items } = await owner.expect(200, 'GET', `${path}/invitations?state=pending`)
  const chef = items.find(({ email }: Body) => email === 'chef@example.com')
  await owner.expect(204, 'DELETE', `${path}/invitations/${chef.invitationId}`)
  return { userId, administratorId, siteMemberId }
}

async function fillBilling(kit: Kit, owner: Person, path: string, companyId: string): Promise<Ids> {
  const contacts = [
    { email: 'compta@leduc.example', name: 'Cabinet Leduc', language: 'fr' },
    { email: 'faktura@example.com', name: names.owner, language: 'sv' },
  ]
  await owner.expect(200, 'PUT', `${path}/billing-contacts`, { contacts })
  await owner.expect(200, 'PUT', `${path}/invoice-settings`, { purchaseOrder: 'NW-2026-17' })
  await owner.expect(200, 'PUT', `${path}/overage-cap`, { cap: { amount: '5000', currency: 'EUR' } })
  await payAPart(kit, owner, path, companyId)
  return payByCard(kit, owner, path, companyId)
}

/** There are two cards, and the bank of the first wants a payment confirmed. */
async function payByCard({ provider, api }: Kit, owner: Person, path: string, companyId: string): Promise<Ids> {
  if (!provider) return {}
  // From there on the provider knows the company.
  await owner.expect(200, 'POST', `${path}/payment-methods`, { returnUrl: api })
  for (const card of ['asking', 'good'] as const) await provider.addCard(api, companyId, card)
  const [newest] = await documents(owner, path, 2)
  const { payment } = await owner.expect(200, 'POST', `${path}/invoices/${newest.number}/pay`)
  return until('the bank asks', async () => {
    const { items } = await owner.expect(200, 'GET', `${path}/payments`)
    const { paymentId, status } = items.find((one: Body) => one.paymentId === payment.paymentId)
    return status === 'action-needed' ? { paymentId } : undefined
  })
}

/** The money comes by bank transfer, and an operator notes it. */
async function payAPart(kit: Kit, owner: Person, path: string, payer: string): Promise<void> {
  const { operatorEmail: email, person } = kit
  if (email === undefined) return
  const operator = await person('operator', { fullName: 'Olga Operator', email }).join()
  await operator.turnOnTwoFactor()
  const [, first] = await documents(owner, path, 2)
  const receivedOn = new Date().toISOString().slice(0, 10)
  const transfer = { amount: first.gross, currency: 'EUR', reference: crypto.randomUUID(), receivedOn }
  await operator.expect(200, 'POST', '/v1/operator/billing/payments', { payer, ...transfer })
}

/** It has not paid, for weeks. They can pass in a system of one's own only. */
async function suspendedCompany({ own }: Kit, owner: Person): Promise<Ids | undefined> {
  if (!own) return undefined
  const plan = monthly('starter')
  const { companyId } = await owner.expect(201, 'POST', '/v1/companies', { name: 'Kowalska Foto', address, plan })
  const site = await owner.expect(201, 'POST', addressOf('/v1/companies/:companyId/sites', { companyId }), {
    name: 'Portraits',
  })
  await owner.ended(site)
  const { environmentId } = site.environments[0]
  await owner.ended((await owner.upload(environmentId, zipOf({ 'index.html': 'Portraits' }), {}, 'Portraits')).body)
  const billing = await openDatabase(own.infrastructure.mongoUri, 'billing')
  await openPassingDays(billing).letDaysPass(companyId)
  await billing.close()
  return { companyId, siteId: site.siteId, environmentId, userId: owner.userId }
}

async function cancelledCompany(owner: Person): Promise<Ids> {
  const plan = monthly('starter')
  const { companyId } = await owner.expect(201, 'POST', '/v1/companies', { name: 'Almada Cafés', address, plan })
  const path = `/v1/companies/${companyId}`
  await documents(owner, path, 1)
  await owner.expect(200, 'POST', `${path}/subscription/cancel`, { siteIds: [] })
  const found = await documents(owner, path, 2)
  const { number } = found.find(({ kind }) => kind === 'credit-note')
  // Money is given back once: this one runs until its period has ended.
  await owner.expect(200, 'PUT', `${path}/subscription`, plan)
  await owner.expect(200, 'POST', `${path}/subscription/cancel`, { siteIds: [] })
  return { companyId, number }
}
