import { outcomeOf, servicePassport, testSecrets, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import { from, identityService } from '../testing/identity-service.ts'

const EMAIL = 'ada@example.com'
const codeAt = (secret: string, at: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

test('when the secrets are replaced, then links and two-factor go on, and links end with the old secret', async () => {
  const old = await identityService({ secrets: testSecrets('old', 'new') })
  const { database, db } = old
  const sealed = async () => (await db.collection('users').findOne({ addresses: EMAIL }))?.twoFactor.secret as string
  const userId = await old.confirmed(EMAIL)
  const session = await old.signIn(EMAIL)
  const { secret } = await old.twoFactor.begin({}, await session.call())
  const began = Date.now()
  await session.confirm(codeAt(secret, began))
  expect(await sealed()).toMatch(/^old\./)
  await old.users.requestPasswordReset({ email: EMAIL }, from())
  const [mail] = await old.lettersAbout(userId, 'PasswordResetRequested')
  const token = mail!.token

  // A process that still writes with the old secret changes the user all the time: neither change may undo the other.
  const call = await session.call()
  let recoveryCodes: string[] = []
  const starting = identityService({ database, secrets: testSecrets('new', 'old') })
  await waitFor(async () => {
    recoveryCodes = (await old.twoFactor.renewRecoveryCodes({}, call)).recoveryCodes
    return (await sealed()).startsWith('new.')
  })
  const both = await starting
  // A code that was used is of the past for each of them: the text was replaced, and nothing else.
  expect(await outcomeOf(both.signIn(EMAIL, { code: codeAt(secret, began) }))).toBe('code-used')
  expect(await outcomeOf(both.signIn(EMAIL, { code: recoveryCodes[0] }))).toBe('done')
  // The CSRF token is the session's, and of no secret.
  expect((await both.sessions.resolve({ token: session.token }, servicePassport('gateway'))).csrfToken).toBe(
    session.csrfToken,
  )

  const young = await identityService({ database, secrets: testSecrets('new') })
  expect(await outcomeOf(young.signIn(EMAIL, { code: recoveryCodes[1] }))).toBe('done')
  expect(await outcomeOf(young.signIn(EMAIL, { code: codeAt(secret, Date.now() + 30_000) }))).toBe('done')
  const reset = { token, password: 'another horse staple 42' }
  expect(await outcomeOf(young.users.resetPassword(reset, from()))).toBe('invalid-token')
  expect(await outcomeOf(both.users.resetPassword(reset, from()))).toBe('done')
  expect(session.csrfToken).toHaveLength(43)
})
