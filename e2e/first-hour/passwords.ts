import assert from 'node:assert/strict'
import { newAddress } from '../support/person.ts'
import type { Hour } from './hour.ts'

export async function passwords(hour: Hour): Promise<void> {
  const { step, check, signe, mailbox } = hour
  const unknown = newAddress('unknown')
  const signedOut = hour.person('signed-out', { fullName: 'Nobody' })
  const confirm = '/v1/password-resets/confirm'
  const newPassword = 'sjutton lugna hägrar i gryningen'
  const link = '/reset-password'

  await step('a known and an unknown address get the same answer: 202', async () => {
    await signedOut.expect(202, 'POST', '/v1/password-resets', { email: unknown })
    await signedOut.expect(202, 'POST', '/v1/password-resets', { email: signe.email })
  })
  const first = await step('Signe gets a link, in Swedish', async () => {
    const mail = await mailbox.wait(signe.email, { link })
    assert.equal(mail.subject, 'Välj ett nytt lösenord')
    return mailbox.token(signe.email, { link })
  })
  const token = await step('… asks again; only the last link is good: 422 invalid-token', async () => {
    await signedOut.expect(202, 'POST', '/v1/password-resets', { email: signe.email })
    const second = await mailbox.token(signe.email, { link, nth: 2 })
    await signedOut.refused(422, 'invalid-token', 'POST', confirm, { token: first, password: newPassword })
    return second
  })
  await check('a weak password is refused and does not use up the link: 422 weak-password', () =>
    signedOut.refused(422, 'weak-password', 'POST', confirm, { token, password: 'qwertyuiop12' }),
  )
  await step(
    'a good password is set: 204; the link works once: 422 invalid-token; every session has ended',
    async () => {
      await signedOut.expect(204, 'POST', confirm, { token, password: newPassword })
      await signedOut.refused(422, 'invalid-token', 'POST', confirm, { token, password: newPassword })
      await signe.refused(401, 'not-signed-in', 'GET', '/v1/me')
    },
  )
  await step('the former password is refused: 401 sign-in-failed; the new one works', async () => {
    const { email, password } = signe
    await signe.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', { email, password })
    signe.password = newPassword
    await signe.signIn()
    await mailbox.wait(signe.email, { subject: /^Ditt lösenord har ändrats$/ })
  })
  await check('nothing was sent to the unknown address', async () => {
    assert.deepEqual(await mailbox.to(unknown), [])
  })
}
