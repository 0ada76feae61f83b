import assert from 'node:assert/strict'
import { UNUSED_ID } from '../support/unused-id.ts'
import { companyOf, type Hour } from './hour.ts'

interface Member {
  userId: string
  email: string
  fullName: string
  access: { companyRole?: string }
  isOwner: boolean
  twoFactor: boolean
}

export async function members(hour: Hour): Promise<void> {
  const { step, check, ada, gaston, signe, mallory, mailbox } = hour
  const { path, name } = companyOf(hour)
  const memberPath = ({ userId }: { userId: string }) => `${path}/members/${userId}`
  const role = (companyRole: string) => ({ access: { companyRole } })

  await check('administrators and developers see the members, and whether they have two-factor', async () => {
    const { items } = (await ada.expect(200, 'GET', `${path}/members`)) as { items: Member[] }
    const about = ({ email, fullName, access, isOwner, twoFactor }: Member) =>
      [email, fullName, access.companyRole, isOwner, twoFactor] as const
    assert.deepEqual(items.slice(0, 3).map(about), [
      [ada.email, ada.fullName, 'administrator', true, true],
      [gaston.email, gaston.fullName, 'developer', false, false],
      [signe.email, signe.fullName, 'billing', false, false],
    ])
    assert.deepEqual(await gaston.expect(200, 'GET', `${path}/members`), {
      items,
      nextCursor: null,
      total: items.length,
    })
  })
  await check('… page by page, and as CSV', async () => {
    const first = await ada.expect(200, 'GET', `${path}/members?limit=2`)
    const rest = await ada.expect(200, 'GET', `${path}/members?limit=200&after=${first.nextCursor}`)
    assert.deepEqual([first.items.length, rest.items.length, rest.nextCursor], [2, 3, null])
    const csv = await ada.expect(200, 'GET', `${path}/members`, undefined, { accept: 'text/csv' })
    assert.equal(csv.trim().split('\r\n').length, 6)
    assert.ok(csv.startsWith('\ufeff"userId",'), 'a spreadsheet knows that it is UTF-8')
    assert.ok(csv.includes(signe.email))
  })
  await check('billing members see only themselves: 403 not-allowed', async () => {
    await signe.refused(403, 'not-allowed', 'GET', `${path}/members`)
    await signe.refused(403, 'not-allowed', 'GET', memberPath(gaston))
    const self = (await signe.expect(200, 'GET', memberPath(signe))) as Member
    assert.equal(self.email, signe.email)
  })
  await check('a company developer cannot give company roles: 403 beyond-own-access', async () => {
    const emails = [mallory.email]
    await gaston.refused(403, 'beyond-own-access', 'POST', `${path}/invitations`, { emails, ...role('developer') })
    await gaston.refused(403, 'beyond-own-access', 'PATCH', memberPath(signe), role('developer'))
    await gaston.refused(403, 'beyond-own-access', 'DELETE', memberPath(signe))
    const { items } = await gaston.expect(200, 'GET', `${path}/invitations`)
    assert.deepEqual(items, [], 'developers see invitations for site roles only')
  })
  await check('… and neither sees nor changes the settings: 403 not-allowed', async () => {
    const seen = await gaston.expect(200, 'GET', path)
    assert.deepEqual([seen.name, seen.address, seen.taxId], [name, undefined, undefined])
    await gaston.refused(403, 'not-allowed', 'PATCH', path, { name: 'Mercier' })
    await gaston.refused(403, 'not-allowed', 'PATCH', path, { requireTwoFactor: true })
    await gaston.refused(403, 'not-allowed', 'DELETE', path)
    await gaston.refused(403, 'not-allowed', 'POST', `${path}/ownership-transfers`, { userId: gaston.userId })
  })
  await check('a billing member sees and edits the settings, and cannot manage members: 403 not-allowed', async () => {
    const seen = await signe.expect(200, 'GET', path)
    assert.equal(seen.address.city, 'Lyon')
    const edited = await signe.expect(200, 'PATCH', path, { taxId: 'SE556000000002' })
    assert.equal(edited.taxId, 'SE556000000002')
    const emails = [mallory.email]
    await signe.refused(403, 'not-allowed', 'PATCH', path, { requireTwoFactor: true })
    await signe.refused(403, 'not-allowed', 'POST', `${path}/invitations`, { emails, ...role('billing') })
    await signe.refused(403, 'not-allowed', 'GET', `${path}/invitations`)
    await signe.refused(403, 'not-allowed', 'PATCH', memberPath(gaston), role('billing'))
    await signe.refused(403, 'not-allowed', 'DELETE', memberPath(gaston))
  })

  await step('Ada makes Gaston an administrator; he is told, in French', async () => {
    const before = await ada.call('GET', memberPath(gaston))
    const ifMatch = { 'if-match': before.headers.etag! }
    const changed = (await ada.expect(200, 'PATCH', memberPath(gaston), role('administrator'), ifMatch)) as Member
    assert.equal(changed.access.companyRole, 'administrator')
    await ada.refused(412, 'changed-meanwhile', 'PATCH', memberPath(gaston), role('billing'), ifMatch)
    await ada.refused(412, 'changed-meanwhile', 'DELETE', memberPath(gaston), undefined, ifMatch)
    const mail = await mailbox.wait(gaston.email, { subject: /^Votre rôle chez .* a changé$/ })
    assert.ok(mail.subject.includes(name))
  })
  await check('the same role again changes nothing', async () => {
    const before = await ada.call('GET', memberPath(gaston))
    const after = await ada.call('PATCH', memberPath(gaston), role('administrator'))
    assert.deepEqual([after.status, after.headers.etag], [200, before.headers.etag])
  })
  await check('a member cannot change their own access, except by leaving: 422 own-access', async () => {
    await gaston.refused(422, 'own-access', 'PATCH', memberPath(gaston), role('billing'))
    await gaston.refused(422, 'own-access', 'DELETE', memberPath(gaston))
  })
  await check('the owner can neither be demoted nor removed: 422 owner-cannot-be-removed', async () => {
    for (const person of [gaston, ada]) {
      await person.refused(422, 'owner-cannot-be-removed', 'PATCH', memberPath(ada), role('developer'))
      await person.refused(422, 'owner-cannot-be-removed', 'DELETE', memberPath(ada))
    }
  })
  await check('… nor leave: 422 owner-cannot-leave', () =>
    ada.refused(422, 'owner-cannot-leave', 'DELETE', `${path}/members/me`),
  )
  await check('an administrator can neither close the company nor transfer it: 403 not-allowed', async () => {
    await gaston.refused(403, 'not-allowed', 'DELETE', path)
    await gaston.refused(403, 'not-allowed', 'POST', `${path}/ownership-transfers`, { userId: gaston.userId })
  })
  await check('changing the access of a user who is no member: 404', async () => {
    for (const userId of [UNUSED_ID, mallory.userId]) {
      await ada.refused(404, 'not-found', 'GET', memberPath({ userId }))
      await ada.refused(404, 'not-found', 'PATCH', memberPath({ userId }), role('billing'))
      await ada.refused(404, 'not-found', 'DELETE', memberPath({ userId }))
    }
    await ada.refused(404, 'not-found', 'GET', memberPath({ userId: 'not-an-id' }))
  })

  const vera = hour.person('vera', { fullName: 'Vera' })
  await step(
    'Gaston invites Vera, then becomes a developer again: her invitation is void, 409 invitation-void',
    async () => {
      await vera.join()
      await gaston.expect(200, 'POST', `${path}/invitations`, { emails: [vera.email], ...role('developer') })
      const token = await mailbox.token(vera.email, { link: '/accept' })
      await vera.expect(200, 'POST', '/v1/invitations/look', { token })
      await ada.expect(200, 'PATCH', memberPath(gaston), role('developer'))
      await vera.refused(409, 'invitation-void', 'POST', '/v1/invitations/accept', { token })
      await vera.refused(404, 'not-found', 'GET', path)
      await ada.expect(200, 'PATCH', memberPath(gaston), role('administrator'))
    },
  )

  const { mia, paul } = hour
  if (!mia || !paul) throw new Error('Mia and Paul did not join')
  await step('Mia is removed: she loses access at once, and is told by mail', async () => {
    await mia.expect(200, 'GET', path)
    await gaston.expect(204, 'DELETE', memberPath(mia))
    await mia.refused(404, 'not-found', 'GET', path)
    assert.deepEqual(await mia.expect(200, 'GET', '/v1/me/access'), { companies: [] })
    await gaston.refused(404, 'not-found', 'DELETE', memberPath(mia))
    const mail = await mailbox.wait(mia.email, { subject: /^You no longer have access to / })
    assert.ok(mail.subject.includes(name))
  })
  await check('Paul leaves, by himself', async () => {
    await paul.expect(204, 'DELETE', `${path}/members/me`)
    await paul.refused(404, 'not-found', 'GET', path)
    await paul.refused(404, 'not-found', 'DELETE', `${path}/members/me`)
  })

  await check('only a user with two-factor can require it: 422 enable-two-factor-first', () =>
    gaston.refused(422, 'enable-two-factor-first', 'PATCH', path, { requireTwoFactor: true }),
  )
  await step('Ada requires it: members without it get 403 two-factor-required', async () => {
    const company = await ada.expect(200, 'PATCH', path, { requireTwoFactor: true })
    assert.equal(company.requireTwoFactor, true)
    for (const person of [gaston, signe]) {
      await person.refused(403, 'two-factor-required', 'PATCH', path, { taxId: null })
      await person.refused(403, 'two-factor-required', 'GET', `${path}/members`)
      await person.refused(403, 'two-factor-required', 'GET', `${path}/invitations`)
      await person.refused(403, 'two-factor-required', 'GET', memberPath(person))
    }
    await gaston.refused(403, 'two-factor-required', 'DELETE', memberPath(signe))
    await ada.expect(200, 'GET', `${path}/members`)
  })
  await check('… for everything except seeing the company’s name and leaving', async () => {
    const seen = await signe.expect(200, 'GET', path)
    assert.deepEqual([seen.name, seen.address, seen.taxId], [name, undefined, undefined])
  })
  await step('Ada no longer requires it, and members have access as before', async () => {
    await ada.expect(200, 'PATCH', path, { requireTwoFactor: false })
    await gaston.expect(200, 'GET', `${path}/members`)
  })
}
