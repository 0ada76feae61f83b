import assert from 'node:assert/strict'
import { newAddress, type Person } from '../support/person.ts'
import { until } from '../support/until.ts'
import { UNUSED_ID } from '../support/unused-id.ts'
import { companyOf, type Hour } from './hour.ts'

type Role = 'administrator' | 'developer' | 'billing'
const accept = '/v1/invitations/accept'
const look = '/v1/invitations/look'
const decline = '/v1/invitations/decline'

export async function invitations(hour: Hour): Promise<void> {
  const { step, check, ada, gaston, signe, mallory, mailbox } = hour
  const { path, companyId, name } = companyOf(hour)
  const access = (companyRole: Role) => ({ access: { companyRole } })
  const signedOut = hour.person('signed-out', { fullName: 'Nobody' })
  const invite = async (emails: string[], role: Role, by: Person = ada) => {
    const { results } = await by.expect(200, 'POST', `${path}/invitations`, { emails, ...access(role) })
    return results as { email: string; result: string; invitationId?: string }[]
  }
  const invitePerson = async (person: Person, role: Role): Promise<string> => {
    const [outcome] = await invite([person.email], role)
    assert.equal(outcome?.result, 'invited')
    return outcome.invitationId!
  }
  const mailed = (person: Person, nth = 1) => mailbox.token(person.email, { link: '/accept', nth })
  const copied = async (invitationId: string): Promise<string> => {
    const { url, token } = await ada.expect(200, 'POST', `${path}/invitations/${invitationId}/link`)
    assert.ok(url.endsWith(`/accept#${token}`))
    return token
  }

  await check('a malformed address, eleven addresses, an unknown role: 400', async () => {
    const eleven = Array.from({ length: 11 }, (_, index) => newAddress(`many${index}`))
    await ada.refused(400, 'bad-request', 'POST', `${path}/invitations`, { emails: [], ...access('billing') })
    await ada.refused(400, 'bad-request', 'POST', `${path}/invitations`, { emails: eleven, ...access('billing') })
    const emails = [gaston.email]
    await ada.refused(400, 'bad-request', 'POST', `${path}/invitations`, { emails, access: { companyRole: 'owner' } })
    await ada.refused(400, 'bad-request', 'POST', `${path}/invitations`, {
      emails,
      access: { companyRole: 'billing', siteRoles: [{ siteId: UNUSED_ID, role: 'developer' }] },
    })
  })
  await step('Ada invites Gaston as developer; each address has a result of its own', async () => {
    const emails = [gaston.email, ada.email, gaston.email.toUpperCase(), 'nobody at all']
    const results = await invite(emails, 'developer')
    assert.deepEqual(
      results.map(({ email, result }) => [email, result]),
      [
        [gaston.email, 'invited'],
        [ada.email, 'own-address'],
        [gaston.email.toUpperCase(), 'duplicate'],
        ['nobody at all', 'invalid'],
      ],
    )
  })
  const token = await step('the mail comes in French, with a link', async () => {
    const mail = await mailbox.wait(gaston.email, { link: '/accept' })
    assert.equal(mail.subject, `${ada.fullName} vous invite à rejoindre ${name}`)
    return mailed(gaston)
  })
  await check('anyone with the link sees the offer, signed in or not', async () => {
    const seen = await signedOut.expect(200, 'POST', look, { token })
    const { expiresAt, ...offer } = seen
    assert.deepEqual(offer, {
      companyName: name,
      inviterName: ada.fullName,
      access: { companyRole: 'developer' },
      maskedEmail: `g…@example.com`,
    })
    const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000
    assert.ok(days > 6.9 && days <= 7, `open for ${days} days`)
  })
  await check('a guessed link: 422 invalid-token', async () => {
    const other = token.slice(0, -6) + (token.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA')
    for (const guess of ['guess', other, `${token}A`]) {
      await gaston.refused(422, 'invalid-token', 'POST', accept, { token: guess })
      await signedOut.refused(422, 'invalid-token', 'POST', look, { token: guess })
    }
  })
  await check('accepting while not signed in: 401; as another user: 403 invitation-other-address', async () => {
    await signedOut.refused(401, 'not-signed-in', 'POST', accept, { token })
    await mallory.refused(403, 'invitation-other-address', 'POST', accept, { token })
  })
  await step('Gaston accepts, twice at once: one joins, one is told 409 invitation-accepted', async () => {
    const answers = await Promise.all([1, 2].map(() => gaston.call('POST', accept, { token })))
    const [joined, late] = answers.sort((a, b) => a.status - b.status)
    assert.deepEqual([joined?.status, joined?.body], [200, { companyId, access: { companyRole: 'developer' } }])
    assert.deepEqual([late?.status, late?.body.code], [409, 'invitation-accepted'])
  })
  await check('… and has access at once', async () => {
    const company = await gaston.expect(200, 'GET', path)
    assert.deepEqual([company.name, company.ownerId], [name, ada.userId])
    const member = await gaston.expect(200, 'GET', `${path}/members/${gaston.userId}`)
    assert.deepEqual(member.access, { companyRole: 'developer' })
    await signedOut.refused(409, 'invitation-accepted', 'POST', look, { token })
  })
  await check('all spellings of an address are one: duplicate, and invalid where it is none', async () => {
    const [local] = gaston.email.split('@')
    const emails = [gaston.email, `${local}@ＥＸＡＭＰＬＥ．com`, `${local}@ex\u00adample.com`, 'a..b@example.com']
    const results = (await invite(emails, 'billing')).map(({ result }) => result)
    assert.deepEqual(results, ['already-member', 'duplicate', 'duplicate', 'invalid'])
  })
  await check('a member cannot be invited again: already-member', async () => {
    assert.equal((await invite([gaston.email], 'billing'))[0]?.result, 'already-member')
  })

  await step('Signe is invited; she accepts with a copied link', async () => {
    const link = await copied(await invitePerson(signe, 'billing'))
    // Read the mail first, because an invitation that was accepted before its mail was sent gets no mail.
    const token = await mailed(signe)
    const joined = await signe.expect(200, 'POST', accept, { token: link })
    assert.deepEqual(joined.access, { companyRole: 'billing' })
    await signe.refused(409, 'invitation-accepted', 'POST', accept, { token })
  })

  const paul = hour.person('paul', { fullName: 'Paul Nyström' })
  const notYet = ({ email, password }: Person) =>
    signedOut.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', { email, password })
  await step('a copied link at sign-up confirms no address: 401 sign-in-failed', async () => {
    const link = await copied(await invitePerson(paul, 'developer'))
    await paul.signUp({ invitationToken: link })
    await notYet(paul)
    await paul.confirmByMail()
    await paul.signIn()
    await paul.expect(200, 'POST', accept, { token: link })
    hour.paul = paul
  })
  const mia = hour.person('mia', { fullName: 'Mia Castell' })
  await step('a mailed link at sign-up confirms its address', async () => {
    await invitePerson(mia, 'developer')
    const link = await mailed(mia)
    await mia.signUp({ invitationToken: link })
    await mia.signIn()
    assert.equal((await mia.expect(200, 'GET', '/v1/me')).emailConfirmed, true)
    await mia.expect(200, 'POST', accept, { token: link })
    hour.mia = mia
  })
  await check('… but no other address', async () => {
    const eve = hour.person('eve', { fullName: 'Eve' })
    const friend = hour.person('friend', { fullName: 'A Friend' })
    await invitePerson(friend, 'billing')
    await eve.signUp({ invitationToken: await mailed(friend) })
    await notYet(eve)
  })

  await check(
    'a revoked invitation: its link is void, 409 invitation-revoked, and it cannot be revoked again',
    async () => {
      const rita = hour.person('rita', { fullName: 'Rita' })
      const invitationId = await invitePerson(rita, 'developer')
      const link = await mailed(rita)
      await mallory.refused(404, 'not-found', 'DELETE', `${path}/invitations/${invitationId}`)
      await ada.expect(204, 'DELETE', `${path}/invitations/${invitationId}`)
      for (const call of [look, decline])
        await signedOut.refused(409, 'invitation-revoked', 'POST', call, { token: link })
      await mallory.refused(409, 'invitation-revoked', 'POST', accept, { token: link })
      await ada.refused(409, 'invitation-revoked', 'DELETE', `${path}/invitations/${invitationId}`)
      await ada.refused(409, 'invitation-revoked', 'POST', `${path}/invitations/${invitationId}/link`)
      await ada.refused(409, 'invitation-revoked', 'POST', `${path}/invitations/${invitationId}/resend`)
    },
  )
  await check('anyone with the link can decline, signed in or not: 409 invitation-declined from then on', async () => {
    const dora = hour.person('dora', { fullName: 'Dora' })
    const invitationId = await invitePerson(dora, 'developer')
    const link = await mailed(dora)
    await signedOut.expect(204, 'POST', decline, { token: link })
    await signedOut.refused(409, 'invitation-declined', 'POST', decline, { token: link })
    await signedOut.refused(409, 'invitation-declined', 'POST', look, { token: link })
    await ada.refused(409, 'invitation-declined', 'DELETE', `${path}/invitations/${invitationId}`)
  })
  await check('inviting a pending address again replaces the invitation; the first link is void', async () => {
    const rosa = hour.person('rosa', { fullName: 'Rosa' })
    await invitePerson(rosa, 'developer')
    const first = await mailed(rosa)
    // Whatever the spelling, the mail goes to the one form of the address.
    const [again] = await invite([rosa.email.replace('rosa', 'Rosa')], 'billing')
    assert.equal(again?.result, 'replaced')
    await signedOut.refused(409, 'invitation-revoked', 'POST', look, { token: first })
    const seen = await signedOut.expect(200, 'POST', look, { token: await mailed(rosa, 2) })
    assert.deepEqual(seen.access, { companyRole: 'billing' })
  })
  await step('sending again at once: 429 with Retry-After', async () => {
    const late = hour.person('late', { fullName: 'Lars Late' })
    const invitationId = await invitePerson(late, 'developer')
    hour.late = { email: late.email, invitationId, token: await mailed(late) }
    await ada.refused(429, 'too-many-requests', 'POST', `${path}/invitations/${invitationId}/resend`)
  })

  await check('the list shows the state of each invitation, newest first', async () => {
    const { items } = await ada.expect(200, 'GET', `${path}/invitations`)
    const states = items.map(({ state }: { state: string }) => state)
    assert.deepEqual(new Set(states), new Set(['pending', 'revoked', 'declined', 'accepted']))
    const times = items.map(({ createdAt }: { createdAt: string }) => createdAt)
    assert.deepEqual(times, times.toSorted().reverse())
  })
}

/** Late, because an invitation can be sent again only after a while. */
export async function sentAgain(hour: Hour): Promise<void> {
  const { check, ada, mailbox } = hour
  const { path } = companyOf(hour)
  const { late } = hour
  if (!late) throw new Error('no invitation was made for this section')
  const signedOut = hour.person('signed-out', { fullName: 'Nobody' })
  await check('it can be sent again after a while; every earlier link is void: 422 invalid-token', async () => {
    const { token: copied } = await ada.expect(200, 'POST', `${path}/invitations/${late.invitationId}/link`)
    await until(
      'sending again',
      async () => {
        const answer = await ada.call('POST', `${path}/invitations/${late.invitationId}/resend`)
        if (answer.status === 429) return undefined
        assert.deepEqual([answer.status, answer.body.state], [200, 'pending'])
        return answer
      },
      { seconds: 90, everyMs: 1000 },
    )
    const token = await mailbox.token(late.email, { link: '/accept', nth: 2 })
    await signedOut.expect(200, 'POST', look, { token })
    for (const before of [late.token, copied]) {
      await signedOut.refused(422, 'invalid-token', 'POST', look, { token: before })
    }
  })
}
