import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { idBytes, newId, securityEvents } from '@holdfast/contracts'
import { Sessions } from '@holdfast/contracts/identity'
import { openChannel } from '@holdfast/runtime'
import { atEnd, outcomeOf, servicePassport, testKeys } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import { client, from, identityService, PASSWORD } from './testing/identity-service.ts'

const folder = mkdtempSync(join(tmpdir(), 'holdfast-'))
atEnd(() => rmSync(folder, { recursive: true, force: true }))
const identity = await identityService({
  operators: ['operator@example.com'],
  attempts: 3,
  more: { SECURITY_LOG: folder, FAILURES_PER_SESSION: '2' },
})
const { users, sessions, twoFactor, operators, apiKeys, company } = identity

const text = () =>
  readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('')
const events = () =>
  text()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>)
const last = (type: string) => events().findLast((event) => event.type === type)
const home = { ip: '203.0.113.7', userAgent: 'Unforgettable/1.0' }

/** What must not be in the log. */
const secrets = [PASSWORD, 'guessed at', '@example.com', '203.0.113.7', 'Unforgettable', 'Ada Byron']

async function session(email: string, password = PASSWORD) {
  const begun = await identity.signIn(email, { ...home, password })
  secrets.push(begun.token, begun.csrfToken)
  return begun
}

async function letter(userId: string, about: string) {
  const [found] = await identity.lettersAbout(userId, about)
  secrets.push(found!.token)
  return found!.token
}

test('when people sign in, prove, reset and undo, and when that fails, then each is recorded by ids, and no secret is', async () => {
  const userId = await identity.confirmed('ada@example.com', home)
  const ada = await session('ada@example.com')
  const call = await ada.call()
  const { sessionId } = ada
  const from203 = { service: 'identity', network: '203.0.113.0/24', requestId: expect.any(String) }
  expect(last('signed-in')).toMatchObject({ ...from203, userId, sessionId, time: expect.stringMatching(/^20.*Z$/) })
  expect(last('signed-in')).not.toHaveProperty('failed')

  await outcomeOf(identity.signIn('ada@example.com', { ...home, password: 'guessed at' }))
  expect(last('sign-in-failed')).toMatchObject({ ...from203, userId, failed: 'password', reason: 'sign-in-failed' })
  for (let tries = 0; tries < 2; tries++) await outcomeOf(identity.signIn('nobody@example.com', home))
  const [first, second] = events().filter(({ failed }) => failed === 'address')
  expect(first!.address).toMatch(/^[\w-]{43}$/)
  expect([second!.address, second!.userId]).toEqual([first!.address, undefined])
  for (let tries = 0; tries < 3; tries++)
    await outcomeOf(identity.signIn('ada@example.com', { password: 'guessed at' }))
  await outcomeOf(identity.signIn('ada@example.com', { password: 'guessed at' }))
  expect(last('sign-in-refused')).toMatchObject({ userId, bound: 'pair' })

  await ada.prove({ password: PASSWORD })
  for (let tries = 0; tries < 3; tries++) await outcomeOf(ada.prove({ password: 'guessed at' }))
  expect(last('proof-failed')).toMatchObject({ userId, sessionId })
  expect(last('proof-refused')).toMatchObject({ userId, sessionId, bound: 'session' })
  const stale = { ...call, principal: { ...call.principal, provenAt: 0 } } as typeof call
  await outcomeOf(users.deleteMe({}, stale))
  expect(last('proof-missing')).toMatchObject({ userId, method: 'identity.v1.Users/DeleteMe' })

  await users.requestPasswordReset({ email: 'ada@example.com' }, from(home))
  const reset = { token: await letter(userId, 'PasswordResetRequested'), password: `new ${PASSWORD}` }
  await users.resetPassword(reset, from(home))
  await outcomeOf(users.resetPassword(reset, from(home)))
  expect(last('reset-requested')).toMatchObject({ ...from203, userId })
  expect(last('password-reset')).toMatchObject({ ...from203, userId })
  expect(last('link-refused')).toMatchObject({ ...from203, userId, method: 'identity.v1.Users/ResetPassword' })
  await users.requestPasswordReset({ email: 'nobody@example.com' }, from(home))
  expect(last('reset-requested')).toMatchObject({ address: first!.address })
  await users.requestEmailConfirmation({ email: 'nobody@example.com' }, from(home))
  expect(last('confirmation-requested')).toMatchObject({ ...from203, address: first!.address })

  const again = await session('ada@example.com', `new ${PASSWORD}`)
  const change = { currentPassword: `new ${PASSWORD}`, newPassword: PASSWORD }
  await again.changePassword(change.currentPassword, change.newPassword)
  await sessions.endOtherSessions({}, await again.call())
  for (let times = 0; times < 6; times++) {
    await outcomeOf(users.requestEmailChange({ email: `ada-${times}@example.com` }, await again.call()))
  }
  expect(last('mails-refused')).toMatchObject({ userId, reason: 'too-many-requests' })
  await users.confirmEmailChange(
    { token: await letter(userId, 'EmailChangeRequested'), password: PASSWORD },
    from(home),
  )
  await users.undoEmailChange({ token: await letter(userId, 'EmailChanged') }, from(home))
  expect(last('address-change-undone')).toMatchObject({ ...from203, userId })
})

test('when there are codes, keys and operators, then what is done and what is refused is recorded', async () => {
  const operatorId = await identity.confirmed('operator@example.com', home)
  const staff = await session('operator@example.com')
  const { secret } = await twoFactor.begin({}, await staff.call())
  await outcomeOf(staff.confirm('guessed at'))
  expect(last('code-failed')).toMatchObject({ userId: operatorId, sessionId: staff.sessionId })
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  const { recoveryCodes } = await staff.confirm(code)
  secrets.push(secret, ...recoveryCodes)
  // Of a code that somebody saw, and that was used since: whoever tries it knows the password.
  await outcomeOf(identity.signIn('operator@example.com', { ...home, code }))
  expect(last('sign-in-failed')).toMatchObject({ userId: operatorId, failed: 'code', reason: 'code-used' })
  await outcomeOf(staff.prove({ password: PASSWORD, code }))
  expect(last('proof-failed')).toMatchObject({ userId: operatorId, reason: 'code-used' })
  await outcomeOf(identity.signIn('operator@example.com', home))
  await outcomeOf(identity.signIn('operator@example.com', { ...home, code: 'guessed at' }))
  expect(last('sign-in-code-needed')).toMatchObject({ userId: operatorId, reason: 'code-needed' })
  expect(last('sign-in-failed')).toMatchObject({ userId: operatorId, failed: 'code' })

  const badId = await identity.confirmed('bad@example.com', home)
  const bad = await session('bad@example.com')
  const act = { user: { userId: badId }, reason: 'guessed at' }
  await outcomeOf(operators.disableUser(act, await bad.call()))
  expect(last('operator-act-refused')).toMatchObject({ userId: badId, reason: 'operators-only' })
  await operators.disableUser(act, await staff.call())
  const method = 'identity.v1.Operators/DisableUser'
  expect(last('operator-act')).toMatchObject({ userId: operatorId, about: badId, method })
  await twoFactor.undo({ token: await letter(operatorId, 'TwoFactorTurnedOn') }, from(home))
  expect(last('two-factor-undone')).toMatchObject({ userId: operatorId, network: '203.0.113.0/24' })

  const makerId = await identity.confirmed('maker@example.com', home)
  const maker = await session('maker@example.com')
  const companyId = newId()
  const membershipId = newId()
  const access = { companyRole: 'COMPANY_ROLE_DEVELOPER' } as const
  company.standing = async () => ({
    company: { state: 'STATE_ACTIVE', requireTwoFactor: false, ownerId: idBytes(newId()) },
    member: { access, membershipId },
  })
  const { key, apiKey } = await apiKeys.createKey({ companyId, name: 'Deploy' }, await maker.call())
  secrets.push(key)
  await apiKeys.revokeKey({ companyId, keyId: apiKey!.keyId }, await maker.call())
  const gateway = { ...servicePassport('gateway'), client: client(home) }
  for (const [asked, failed] of [
    [key, 'revoked'],
    [key.replace(/.$/, ''), 'malformed'],
  ]) {
    await outcomeOf(apiKeys.resolveKey({ key: asked }, gateway))
    expect(last('key-refused')).toMatchObject({ failed, network: '203.0.113.0/24' })
  }
  expect(events().find(({ failed }) => failed === 'revoked')).toMatchObject({ keyId: apiKey!.keyId })
  await users.deleteMe({}, await maker.call())
  expect(last('user-deleted')).toMatchObject({ userId: makerId })

  const forger = openChannel({
    address: `127.0.0.1:${identity.service.port}`,
    to: 'identity',
    signer: testKeys.signer('stranger'),
  })
  atEnd(forger.close)
  await outcomeOf(forger.client(Sessions).resolve({ token: 'x' }, servicePassport('stranger')))
  expect(last('passport-refused')).toMatchObject({ method: 'identity.v1.Sessions/Resolve' })
})

test('when all of this has happened, then every event of this service was among it, and nothing personal is in the log', () => {
  const declared = Object.entries(securityEvents).filter(
    ([, row]) => 'methods' in row && row.methods.some((one) => one === '*' || one.startsWith('identity.')),
  )
  const recorded = new Set(events().map(({ type }) => type))
  expect(declared.map(([type]) => type).filter((type) => !recorded.has(type))).toEqual([])
  const written = text()
  for (const secret of secrets) expect(written).not.toContain(secret)
})
