import { type Files, zipOf } from '../support/archives.ts'
import type { Body, Person } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import { pageOf } from './page.ts'
import type { DemoWorld } from './world.ts'

type Access = { companyRole: string } | { siteRoles: { siteId: string; role: string }[] }

/** Makes the two companies of the demo. */
export async function seedDemo(world: DemoWorld, say: (line: string) => void): Promise<void> {
  say('People sign up, and confirm their addresses …')
  await world.everybodyJoins()
  say('An agency takes a plan and makes its sites …')
  await agency(world)
  say('A family firm takes a plan, and a larger one …')
  await familyFirm(world)
}

/** An agency with people in every role, and sites of its clients. */
async function agency(world: DemoWorld): Promise<void> {
  const ines = world.who('ines')
  const { companyId } = await ines.expect(201, 'POST', '/v1/companies', {
    name: 'Atelier Marchand',
    address: { line1: '14 quai des Chartrons', postalCode: '33000', city: 'Bordeaux', country: 'FR' },
    plan: monthly('studio'),
  })
  const path = `/v1/companies/${companyId}`
  await ines.expect(200, 'PUT', `${path}/billing-contacts`, {
    contacts: [{ email: 'compta@demo.example', name: 'Cabinet Leduc', language: 'fr' }],
  })
  await ines.expect(200, 'PUT', `${path}/invoice-settings`, { purchaseOrder: 'AM-2026-17' })
  await ines.expect(200, 'PUT', `${path}/overage-cap`, { cap: { amount: '5000', currency: 'EUR' } })

  const bistro = await site(ines, path, {
    name: 'Brasserie du Port',
    labels: ['restaurant', 'care plan'],
    page: {
      title: 'Brasserie du Port',
      text: 'Oysters, bread and a view of the river. Open from noon, closed on Mondays.',
    },
  })
  const maison = await site(ines, path, {
    name: 'Maison Verte',
    labels: ['shop', 'care plan'],
    page: { title: 'Maison Verte', text: 'Plants for dark flats and bright balconies. The autumn bulbs have arrived.' },
  })
  const festival = await site(ines, path, {
    name: 'Festival des Quais',
    labels: ['event'],
    page: { title: 'Festival des Quais', text: 'Three evenings of music by the water. Tickets go on sale in March.' },
  })
  await staging(ines, bistro, { title: 'Brasserie du Port', text: 'The winter menu, for the owner to look at.' })
  await staging(ines, festival)

  await joins(ines, path, world.who('otto'), { companyRole: 'administrator' })
  await joins(ines, path, world.who('mira'), { companyRole: 'developer' })
  await joins(ines, path, world.who('bea'), { companyRole: 'billing' })
  await joins(ines, path, world.who('astrid'), { companyRole: 'administrator' })
  await joins(ines, path, world.who('sam'), { siteRoles: [{ siteId: bistro.siteId, role: 'administrator' }] })
  await joins(ines, path, world.who('lou'), { siteRoles: [{ siteId: maison.siteId, role: 'developer' }] })
  await invite(ines, path, 'nils@demo.example', { companyRole: 'developer' })
  await invite(ines, path, 'chef@demo.example', { siteRoles: [{ siteId: bistro.siteId, role: 'developer' }] })
}

/** A small company that has outgrown its first plan, so it has two invoices. */
async function familyFirm(world: DemoWorld): Promise<void> {
  const astrid = world.who('astrid')
  const { companyId } = await astrid.expect(201, 'POST', '/v1/companies', {
    name: 'Nyberg & Dotter',
    address: { line1: 'Hantverkargatan 9', postalCode: '112 21', city: 'Stockholm', country: 'SE' },
    plan: monthly('starter'),
  })
  const path = `/v1/companies/${companyId}`
  await site(astrid, path, {
    name: 'Nyberg Snickeri',
    labels: ['main site'],
    page: {
      title: 'Nyberg & Dotter',
      text: 'Kitchens, stairs and windows of oak and pine, made in Stockholm since 1962.',
    },
  })
  await astrid.expect(200, 'PUT', `${path}/subscription`, monthly('studio'))
  await site(astrid, path, { name: 'Kurser', labels: ['courses'] })
  await invite(astrid, path, 'karin@demo.example', { companyRole: 'billing' })
  await joins(astrid, path, world.who('otto'), { companyRole: 'developer' })
}

interface Page {
  title: string
  text: string
}

async function site(
  owner: Person,
  path: string,
  { name, labels, page }: { name: string; labels: string[]; page?: Page },
): Promise<Body> {
  const made = await owner.expect(201, 'POST', `${path}/sites`, { name, labels })
  await owner.ended(made)
  if (page) await upload(owner, made.environments[0].environmentId, page)
  return made
}

async function staging(owner: Person, { siteId }: Body, page?: Page): Promise<void> {
  await owner.operate('POST', `/v1/sites/${siteId}/environments`, { kind: 'staging' })
  const { items } = await owner.expect(200, 'GET', `/v1/sites/${siteId}/environments`)
  const made = items.find(({ kind }: Body) => kind === 'staging')
  if (page) await upload(owner, made.environmentId, page)
}

async function upload(owner: Person, environmentId: string, page: Page): Promise<void> {
  const files: Files = { 'index.html': pageOf(page) }
  const answer = await owner.upload(environmentId, zipOf(files), {}, 'First page')
  const { state } = await owner.ended(answer.body)
  if (state !== 'done') throw new Error(`the page ${page.title} was not uploaded: ${state}`)
}

async function joins(owner: Person, path: string, person: Person, access: Access): Promise<void> {
  const before = (await person.mailbox.fitting(person.email, { link: '/accept' })).length
  await invite(owner, path, person.email, access)
  const token = await person.mailbox.token(person.email, { link: '/accept', nth: before + 1 })
  await person.expect(200, 'POST', '/v1/invitations/accept', { token })
}

async function invite(owner: Person, path: string, email: string, access: Access): Promise<void> {
  await owner.expect(200, 'POST', `${path}/invitations`, { emails: [email], access })
}
