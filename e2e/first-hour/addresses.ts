import assert from 'node:assert/strict'
import { newAddress } from '../support/person.ts'
import { companyOf, type Hour } from './hour.ts'

export async function addresses(hour: Hour): Promise<void> {
  const { step, check, ada, signe, mailbox } = hour
  const { path } = companyOf(hour)
  const signedOut = hour.person('signed-out', { fullName: 'Nobody' })
  const former = signe.email
  const present = newAddress('signe.new')
  const { password } = signe

  await check('one’s own address: 422 same-address', () =>
    signe.refused(422, 'same-address', 'POST', '/v1/me/email-changes', { email: former.toUpperCase() }),
  )
  await check(
    'an address of another user: 202 as for a free one; its holder is told, and nothing changes',
    async () => {
      await signe.expect(202, 'POST', '/v1/me/email-changes', { email: ada.email })
      await mailbox.wait(ada.email, {
        where: (mail) => mail.text.includes('wanted to use this address') || /har redan ett konto/.test(mail.subject),
      })
      assert.equal((await signe.expect(200, 'GET', '/v1/me')).email, former)
    },
  )
  const token = await step('Signe asks for another address: a link goes there', async () => {
    await signe.expect(202, 'POST', '/v1/me/email-changes', { email: present })
    const me = await signe.expect(200, 'GET', '/v1/me')
    assert.deepEqual([me.email, me.pendingEmail], [former, present])
    return mailbox.token(present, { link: '/confirm-email-change' })
  })
  await step('the link confirms the address, signed out: 204, again: 422 invalid-token', async () => {
    await signedOut.expect(204, 'POST', '/v1/me/email-changes/confirm', { token, password })
    await signedOut.refused(422, 'invalid-token', 'POST', '/v1/me/email-changes/confirm', { token, password })
  })
  await check('the new address signs in now; with the former one: 401 sign-in-failed', async () => {
    await signedOut.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', { email: former, password })
    await signedOut.expect(200, 'POST', '/v1/sessions', { email: present, password, as: 'token' })
    const member = await ada.expect(200, 'GET', `${path}/members/${signe.userId}`)
    assert.equal(member.email, present)
  })
  const undo = await step('the former address is told, and can take it back', async () => {
    const mail = await mailbox.wait(former, { link: '/undo-email-change' })
    assert.ok(!mail.text.includes(present), 'the new address is masked')
    assert.ok(mail.text.includes(former), 'the former address is named')
    return mailbox.token(former, { link: '/undo-email-change' })
  })
  await check(
    'a sign-up with the former address: 202; it is reserved, and its mailbox learns why, in Swedish',
    async () => {
      await hour.person('late', { fullName: 'Somebody Late', email: former }).signUp()
      await mailbox.wait(former, { subject: /^Adressen är reserverad$/ })
    },
  )
  await step('it takes it back: 204, again: 422 invalid-token; every session ends', async () => {
    await signedOut.expect(204, 'POST', '/v1/me/email-changes/undo', { token: undo })
    await signedOut.refused(422, 'invalid-token', 'POST', '/v1/me/email-changes/undo', { token: undo })
    await signe.refused(401, 'not-signed-in', 'GET', '/v1/me')
  })
  await step('the password is void, because a thief may know it; the mail has a link to set a new one', async () => {
    await signedOut.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', { email: former, password })
    const mail = await mailbox.wait(former, { where: ({ subject }) => subject === 'Din adress är tillbaka' })
    const reset = await mailbox.token(former, { link: '/reset-password', where: ({ id }) => id === mail.id })
    signe.password = 'arton lugna hägrar i skymningen'
    await signedOut.expect(204, 'POST', '/v1/password-resets/confirm', { token: reset, password: signe.password })
    await signe.signIn()
    assert.equal((await signe.expect(200, 'GET', '/v1/me')).email, former)
  })
}
