import assert from 'node:assert/strict'
import { UNUSED_ID } from '../support/unused-id.ts'
import { companyOf, type Hour } from './hour.ts'

interface ApiKey {
  keyId: string
  name: string
  userId: string
  permissions: string[]
  state: string
  expiresAt: string | null
  lastUsedAt: string | null
}

/** Programs that act in the company, each for the member who made its key. */
export async function apiKeys(hour: Hour): Promise<void> {
  const { step, check, ada, gaston, signe, mallory, mailbox } = hour
  const { path, companyId, name } = companyOf(hour)
  const keys = `${path}/api-keys`
  const program = (key: string) => {
    const made = hour.person('program', { fullName: 'A program' })
    made.token = key
    return made
  }
  const listed = async (by: typeof ada) => (await by.expect(200, 'GET', keys)).items as ApiKey[]
  const role = (companyRole: string) => ({ access: { companyRole } })

  const kit = hour.person('kit', { fullName: 'Kit Marlowe' })
  const kitsPath = () => `${path}/members/${kit.userId}`
  await step('Kit joins as developer', async () => {
    await kit.join()
    await ada.expect(200, 'POST', `${path}/invitations`, { emails: [kit.email], ...role('developer') })
    const token = await mailbox.token(kit.email, { link: '/accept' })
    await kit.expect(200, 'POST', '/v1/invitations/accept', { token })
  })
  await check('billing members cannot make keys: 403 not-allowed; outsiders see none: 404', async () => {
    await signe.refused(403, 'not-allowed', 'POST', keys, { name: 'Books' })
    await signe.refused(403, 'not-allowed', 'GET', keys)
    await mallory.refused(404, 'not-found', 'POST', keys, { name: 'Books' })
    await mallory.refused(404, 'not-found', 'GET', keys)
  })
  await check(
    'no key has what its maker has not: 403 beyond-own-access, or no key can have: 422 not-for-keys',
    async () => {
      const wanted = (permission: string) => ({ name: 'Too much', permissions: [permission] })
      await kit.refused(403, 'beyond-own-access', 'POST', keys, wanted('members.manage'))
      await ada.refused(422, 'not-for-keys', 'POST', keys, wanted('company.close'))
      await ada.refused(422, 'not-for-keys', 'POST', keys, wanted('api-keys.manage'))
      await kit.refused(400, 'bad-request', 'POST', keys, wanted('members.fire'))
      await kit.refused(422, 'bad-expiry', 'POST', keys, { name: 'Late', expiresAt: '2020-01-01T00:00:00Z' })
    },
  )

  const kits = await step('Kit makes a key; it is shown once, a repeated call gets 409 already-done', async () => {
    const idempotency = { 'idempotency-key': crypto.randomUUID() }
    const wanted = { name: 'Who is there', permissions: ['company.see', 'members.see'] }
    const made = await kit.expect(201, 'POST', keys, wanted, idempotency)
    assert.match(made.key, /^hfk_[0-9A-Za-z]{49}$/)
    assert.deepEqual([made.userId, made.permissions, made.state], [kit.userId, wanted.permissions, 'active'])
    await kit.refused(409, 'already-done', 'POST', keys, wanted, idempotency)
    return { keyId: made.keyId as string, program: program(made.key) }
  })
  await check('… and is told by mail, without the key', async () => {
    const mail = await mailbox.wait(kit.email, { subject: /^A new API key$/ })
    assert.ok(mail.text.includes('Who is there') && mail.text.includes(name))
    assert.ok(!mail.text.includes('hfk_') && !mail.html.includes('hfk_'))
  })
  await step('a program with the key sees the members', async () => {
    const { items } = await kits.program.expect(200, 'GET', `${path}/members`)
    assert.ok(items.some(({ userId }: { userId: string }) => userId === kit.userId))
    const seen = await kits.program.expect(200, 'GET', path)
    assert.deepEqual([seen.name, seen.address], [name, undefined])
  })
  await check('… and may not do more than its permissions: 403 not-allowed', async () => {
    await kits.program.refused(403, 'not-allowed', 'GET', `${path}/invitations`)
    await kits.program.refused(403, 'not-allowed', 'PATCH', path, { name: 'Programmed' })
    await kits.program.refused(403, 'not-allowed', 'DELETE', `${path}/members/${gaston.userId}`)
  })
  await check('… nor make calls that are for people only: 403 keys-not-allowed', async () => {
    const refused = (method: string, of: string, body?: unknown) =>
      kits.program.refused(403, 'keys-not-allowed', method, of, body)
    await refused('GET', '/v1/me')
    await refused('GET', '/v1/me/access')
    await refused('GET', '/v1/sessions/current')
    await refused('DELETE', '/v1/sessions/current')
    await refused('POST', '/v1/sessions/current/proof', { password: kit.password })
    await refused('DELETE', '/v1/me')
    await refused('GET', '/v1/companies')
    await refused('GET', keys)
    await refused('POST', keys, { name: 'Offspring' })
    await refused('DELETE', `${keys}/${kits.keyId}`)
    await refused('DELETE', path)
    await refused('POST', `${path}/ownership-transfers`, { userId: kit.userId })
    await refused('DELETE', `${path}/members/me`)
  })
  await check('… nor see another company: 404', () =>
    kits.program.refused(404, 'not-found', 'GET', `/v1/companies/${UNUSED_ID}`),
  )
  await check('a key with one wrong character: 401 not-signed-in', async () => {
    const key = kits.program.token!
    await program(key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))).refused(401, 'not-signed-in', 'GET', path)
  })

  const expiresAt = new Date(Date.now() + 365 * 24 * 3_600_000).toISOString()
  await check('a key that may manage members, and no more, gives nobody a role that may more: 403', async () => {
    const permissions = ['members.see', 'members.manage', 'site-members.manage']
    const { keyId, key } = await ada.expect(201, 'POST', keys, { name: 'Too narrow', expiresAt, permissions })
    const narrow = program(key)
    const invitation = { emails: ['mallory@example.com'], ...role('administrator') }
    await narrow.refused(403, 'beyond-own-access', 'POST', `${path}/invitations`, invitation)
    await narrow.refused(403, 'beyond-own-access', 'PATCH', kitsPath(), role('administrator'))
    await ada.expect(204, 'DELETE', `${keys}/${keyId}`)
  })

  const adas = await step('Ada makes a key that may all that a key of hers can, and expires next year', async () => {
    const made = await ada.expect(201, 'POST', keys, { name: 'Staff list', expiresAt })
    assert.equal(made.expiresAt, expiresAt)
    return { keyId: made.keyId as string, program: program(made.key) }
  })
  await check('developers see their own keys, administrators all keys, with maker and last use', async () => {
    const own = await listed(kit)
    assert.deepEqual(
      own.map(({ keyId }) => keyId),
      [kits.keyId],
    )
    assert.ok(Math.abs(Date.now() - Date.parse(own[0]!.lastUsedAt!)) < 120_000)
    const all = await listed(gaston)
    assert.deepEqual(
      all.filter(({ state }) => state === 'active').map(({ keyId, userId, state }) => [keyId, userId, state]),
      [
        [adas.keyId, ada.userId, 'active'],
        [kits.keyId, kit.userId, 'active'],
      ],
    )
    assert.ok(!JSON.stringify(all).includes('hfk_'))
    await kit.refused(404, 'not-found', 'DELETE', `${keys}/${adas.keyId}`)
  })

  await step('Ada’s program demotes Kit; Kit’s key is refused from the answer on: 401', async () => {
    await adas.program.expect(200, 'PATCH', kitsPath(), role('billing'))
    await kits.program.refused(401, 'not-signed-in', 'GET', `${path}/members`)
    await kits.program.refused(401, 'not-signed-in', 'GET', path)
    const states = (await listed(ada)).map(({ keyId, state }) => [keyId, state])
    assert.deepEqual(Object.fromEntries(states)[kits.keyId], 'revoked')
  })
  await check('… and stays refused when Kit is a developer again', async () => {
    await adas.program.expect(200, 'PATCH', kitsPath(), role('developer'))
    await kits.program.refused(401, 'not-signed-in', 'GET', path)
    await kit.refused(409, 'key-revoked', 'DELETE', `${keys}/${kits.keyId}`)
  })
  await step(
    'Kit makes another key; it ends with Kit’s membership, and stays ended in the next membership',
    async () => {
      const { key } = await kit.expect(201, 'POST', keys, { name: 'Second try' })
      const second = program(key)
      await second.expect(200, 'GET', path)
      await ada.expect(204, 'DELETE', kitsPath())
      await second.refused(401, 'not-signed-in', 'GET', path)
      await ada.expect(200, 'POST', `${path}/invitations`, { emails: [kit.email], ...role('developer') })
      const token = await mailbox.token(kit.email, { link: '/accept', nth: 2 })
      await kit.expect(200, 'POST', '/v1/invitations/accept', { token })
      await kit.expect(200, 'GET', path)
      await second.refused(401, 'not-signed-in', 'GET', path)
    },
  )
  await step(
    'Gaston, an administrator, revokes Ada’s key: 204, again: 409 key-revoked; it is refused at once',
    async () => {
      await gaston.expect(204, 'DELETE', `${keys}/${adas.keyId}`)
      await adas.program.refused(401, 'not-signed-in', 'GET', `${path}/members`)
      await gaston.refused(409, 'key-revoked', 'DELETE', `${keys}/${adas.keyId}`)
      await gaston.refused(404, 'not-found', 'DELETE', `${keys}/${companyId}`)
    },
  )
  await step('Kit leaves', () => kit.expect(204, 'DELETE', `${path}/members/me`))
}
