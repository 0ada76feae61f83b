import assert from 'node:assert/strict'
import { address } from '../support/address.ts'
import { newAddress, strongPassword } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import type { Hour } from './hour.ts'

/** Somebody who knows a password does what they can; the links in the mails to the owner of the account undo it. */
export async function thief(hour: Hour): Promise<void> {
  const { step, check, mailbox } = hour
  const tess = hour.person('tess', { fullName: 'Tess Ekwall' })
  const signedOut = hour.person('signed-out', { fullName: 'Nobody' })
  const [former, taken] = [tess.email, newAddress('tess.taken')]
  const { email, password } = tess

  const companyId = await step('Tess has a company', async () => {
    await tess.join()
    const wanted = { name: 'Ekwall Boats', address, plan: monthly('starter') }
    return (await tess.expect(201, 'POST', '/v1/companies', wanted)).companyId as string
  })
  const path = `/v1/companies/${companyId}`
  const stranger = hour.person('stranger', { fullName: 'Tess Ekwall', email, password })
  const program = hour.person('program', { fullName: 'A program' })
  await step('a thief signs in with her password: two-factor on, an API key, another address', async () => {
    await stranger.signIn()
    await stranger.turnOnTwoFactor()
    program.token = (await stranger.expect(201, 'POST', `${path}/api-keys`, { name: 'Backdoor' })).key
    await program.expect(200, 'GET', path)
    await stranger.expect(202, 'POST', '/v1/me/email-changes', { email: taken })
    const token = await mailbox.token(taken, { link: '/confirm-email-change' })
    await signedOut.expect(204, 'POST', '/v1/me/email-changes/confirm', { token, password })
  })
  const accomplice = hour.person('accomplice', { fullName: 'Ace' })
  const invited = await step('… and invites an accomplice as administrator', async () => {
    await accomplice.join()
    const body = { emails: [accomplice.email], access: { companyRole: 'administrator' } }
    await stranger.expect(200, 'POST', `${path}/invitations`, body)
    return mailbox.token(accomplice.email, { link: '/accept' })
  })
  await check('the link that undoes two-factor is void since the address changed: 422 invalid-token', async () => {
    const token = await mailbox.token(former, { link: '/undo-two-factor' })
    await signedOut.refused(422, 'invalid-token', 'POST', '/v1/me/two-factor/undo', { token })
  })
  await step('Tess takes her address back: 204', async () => {
    const token = await mailbox.token(former, { link: '/undo-email-change' })
    await signedOut.expect(204, 'POST', '/v1/me/email-changes/undo', { token })
  })
  await check('… the thief’s session and key are refused: 401; the accomplice’s invitation: 409', async () => {
    await stranger.refused(401, 'not-signed-in', 'GET', '/v1/me')
    await program.refused(401, 'not-signed-in', 'GET', path)
    await accomplice.refused(409, 'invitation-revoked', 'POST', '/v1/invitations/accept', { token: invited })
  })
  const reset = await step('… the mail lists what was done since, and has a link to a new password', async () => {
    const mail = await mailbox.wait(former, { subject: /^Your address is back$/ })
    assert.match(mail.text, /was invited to “Ekwall Boats”/)
    return mailbox.token(former, { link: '/reset-password', where: ({ id }) => id === mail.id })
  })
  await step('Tess sets a new password and signs in without a code', async () => {
    tess.password = strongPassword()
    await signedOut.expect(204, 'POST', '/v1/password-resets/confirm', { token: reset, password: tess.password })
    await tess.signIn()
    assert.equal((await tess.expect(200, 'GET', '/v1/me')).twoFactor, false)
    const { items } = await tess.expect(200, 'GET', `${path}/api-keys`)
    assert.deepEqual(
      items.map(({ name, state }: { name: string; state: string }) => [name, state]),
      [['Backdoor', 'revoked']],
    )
  })
  await step('a thief who knows that password, too, turns two-factor on again; the mail’s link undoes it', async () => {
    const again = hour.person('again', { fullName: 'Tess Ekwall', email, password: tess.password })
    await again.signIn()
    await again.turnOnTwoFactor()
    const token = await mailbox.token(former, { link: '/undo-two-factor', nth: 2 })
    await signedOut.expect(204, 'POST', '/v1/me/two-factor/undo', { token })
    await signedOut.refused(422, 'invalid-token', 'POST', '/v1/me/two-factor/undo', { token })
    await again.refused(401, 'not-signed-in', 'GET', '/v1/me')
  })
  await step('… and the next mail leads Tess back in', async () => {
    const mail = await mailbox.wait(former, { subject: /^Two-factor authentication was undone$/ })
    const token = await mailbox.token(former, { link: '/reset-password', where: ({ id }) => id === mail.id })
    tess.password = strongPassword()
    await signedOut.expect(204, 'POST', '/v1/password-resets/confirm', { token, password: tess.password })
    await tess.signIn()
    await tess.closeCompany(path)
  })
}
