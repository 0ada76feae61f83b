import assert from 'node:assert/strict'
import type { Hour } from './hour.ts'

export async function twoFactor(hour: Hour): Promise<void> {
  const { step, check, ada, mailbox } = hour
  const credentials = () => ({ email: ada.email, password: ada.password, as: 'token' })

  await check('a first code before there is a secret: 409 two-factor-is-off', () =>
    ada.refused(409, 'two-factor-is-off', 'POST', '/v1/me/two-factor/confirm', { code: '000000' }),
  )
  await check('turning two-factor off while it is off: 409 two-factor-is-off', () =>
    ada.refused(409, 'two-factor-is-off', 'DELETE', '/v1/me/two-factor'),
  )
  await step('Ada asks for a secret', async () => {
    const { secret, otpauthUri } = await ada.expect(200, 'POST', '/v1/me/two-factor')
    assert.ok(otpauthUri.startsWith('otpauth://totp/') && otpauthUri.includes(secret))
    ada.keepSecret(otpauthUri)
  })
  await check('a wrong first code: 422 wrong-code', () =>
    ada.refused(422, 'wrong-code', 'POST', '/v1/me/two-factor/confirm', { code: 'abcdef' }),
  )
  const recoveryCodes = await step('her app’s code turns it on; the recovery codes are shown once', async () => {
    const { recoveryCodes: codes } = await ada.expect(200, 'POST', '/v1/me/two-factor/confirm', {
      code: await ada.code(),
    })
    assert.ok(new Set(codes).size >= 8)
    await mailbox.wait(ada.email, { subject: /^Two-factor authentication is on$/ })
    return codes as string[]
  })
  await check('asking for another secret while it is on: 409 two-factor-is-on', async () => {
    await ada.refused(409, 'two-factor-is-on', 'POST', '/v1/me/two-factor')
    const me = await ada.expect(200, 'GET', '/v1/me')
    assert.deepEqual([me.twoFactor, me.recoveryCodesLeft], [true, recoveryCodes.length])
  })
  await check('signing in without a code: 401 code-needed; with a wrong one: 401 sign-in-failed', async () => {
    await ada.refused(401, 'code-needed', 'POST', '/v1/sessions', credentials())
    await ada.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', { ...credentials(), code: 'wrong-code' })
  })
  await step(
    'with a code of the app: 200; the same code again: 409 code-used, with a wrong password: 401',
    async () => {
      const code = await ada.code()
      const { token } = await ada.expect(200, 'POST', '/v1/sessions', { ...credentials(), code })
      ada.token = token
      await ada.refused(409, 'code-used', 'POST', '/v1/sessions', { ...credentials(), code })
      await ada.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', { ...credentials(), code, password: 'wrong' })
    },
  )
  await check('a recovery code works in place of a code, once; Ada is told by mail', async () => {
    const [code] = recoveryCodes
    await ada.expect(200, 'POST', '/v1/sessions', { ...credentials(), code })
    await ada.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', { ...credentials(), code })
    const me = await ada.expect(200, 'GET', '/v1/me')
    assert.equal(me.recoveryCodesLeft, recoveryCodes.length - 1)
    await mailbox.wait(ada.email, { subject: /^A recovery code was used$/ })
  })
  await check('with new recovery codes the former ones are void', async () => {
    const { recoveryCodes: renewed } = await ada.expect(200, 'POST', '/v1/me/two-factor/recovery-codes')
    const proof = { password: ada.password }
    await ada.refused(403, 'proof-failed', 'POST', '/v1/sessions/current/proof', { ...proof, code: recoveryCodes[1] })
    await ada.expect(200, 'POST', '/v1/sessions/current/proof', { ...proof, code: renewed[0] })
    await mailbox.wait(ada.email, { subject: /^New recovery codes$/ })
  })
  await check('repeating a call that showed a secret: 409 already-done', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() }
    await ada.expect(200, 'POST', '/v1/me/two-factor/recovery-codes', undefined, key)
    await ada.refused(409, 'already-done', 'POST', '/v1/me/two-factor/recovery-codes', undefined, key)
  })
}
