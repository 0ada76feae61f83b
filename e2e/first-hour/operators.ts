import assert from 'node:assert/strict'
import { until } from '../support/until.ts'
import { companyOf, type Hour } from './hour.ts'

/** The platform's staff, who sign in like other users. Runs only if the system has an operator's address. */
export async function operators(hour: Hour, email: string): Promise<void> {
  const { step, check, ada, gaston, signe, mailbox } = hour
  const { path, companyId, name } = companyOf(hour)
  const operator = hour.person('operator', { fullName: 'Olga Operator', email })
  const onCompany = (act: string) => `/v1/operator/companies/${companyId}/${act}`
  const onUser = (act: string) => `/v1/operator/users/${act}`
  const reason = 'Asked for in writing'

  await step('an operator without two-factor is refused: 403 operators-only', async () => {
    await operator.join()
    await operator.refused(403, 'operators-only', 'POST', onCompany('suspend'), { reason })
    await operator.turnOnTwoFactor()
    hour.operator = operator
  })
  await check('an owner with two-factor is no operator and is refused too', () =>
    ada.refused(403, 'operators-only', 'POST', onCompany('suspend'), { reason }),
  )
  await check('an operator’s call without a reason: 422 reason-needed', () =>
    operator.refused(422, 'reason-needed', 'POST', onCompany('suspend'), { reason: '  ' }),
  )
  await check('an operator has no role in any company: 404', () => operator.refused(404, 'not-found', 'GET', path))

  const wanda = hour.person('wanda', { fullName: 'Wanda' })
  const open = await step('Wanda is invited, and waits', async () => {
    await wanda.join()
    await ada.expect(200, 'POST', `${path}/invitations`, {
      emails: [wanda.email],
      access: { companyRole: 'developer' },
    })
    return mailbox.token(wanda.email, { link: '/accept' })
  })
  await step('the company is suspended: 204, again: 409 company-suspended; its members are told', async () => {
    await operator.expect(204, 'POST', onCompany('suspend'), { reason })
    await operator.refused(409, 'company-suspended', 'POST', onCompany('suspend'), { reason })
    const mail = await mailbox.wait(ada.email, { subject: / is suspended$/ })
    assert.ok(mail.subject.includes(name) && mail.text.includes(reason))
  })
  await check('… inviting and joining: 409 company-suspended; reading and removing work', async () => {
    const emails = ['somebody@example.com']
    await ada.refused(409, 'company-suspended', 'POST', `${path}/invitations`, {
      emails,
      access: { companyRole: 'billing' },
    })
    await wanda.refused(409, 'company-suspended', 'POST', '/v1/invitations/accept', { token: open })
    assert.equal((await ada.expect(200, 'GET', path)).state, 'suspended')
    await ada.expect(200, 'GET', `${path}/members`)
    const { items } = await ada.expect(200, 'GET', `${path}/invitations`)
    const pending = items.find(({ email: to }: { email: string }) => to === wanda.email)
    await ada.expect(204, 'DELETE', `${path}/invitations/${pending.invitationId}`)
  })
  await step('… and restored: 200, again: 409 company-not-suspended', async () => {
    await operator.expect(200, 'POST', onCompany('restore'), { reason })
    await operator.refused(409, 'company-not-suspended', 'POST', onCompany('restore'), { reason })
    await mailbox.wait(ada.email, { subject: / is active again$/ })
    assert.equal((await ada.expect(200, 'GET', path)).state, 'active')
  })

  const recovery = { newOwnerId: gaston.userId, reason }
  await check('only an administrator can become the owner by a recovery: 422 not-an-administrator', () =>
    operator.refused(422, 'not-an-administrator', 'POST', onCompany('recover-owner'), {
      ...recovery,
      newOwnerId: signe.userId,
    }),
  )
  await step('owner and administrators are told of a recovery, and one of them objects', async () => {
    await operator.expect(200, 'POST', onCompany('recover-owner'), recovery)
    const objections = `${path}/owner-recovery/objections`
    await signe.refused(403, 'not-allowed', 'POST', objections)
    await ada.expect(204, 'POST', objections)
    await ada.refused(409, 'no-recovery', 'POST', objections)
    assert.equal((await ada.expect(200, 'GET', path)).ownerId, ada.userId)
    await mailbox.wait(ada.email, { subject: /^The owner of .* stays$/ })
  })
  await step('… without an objection it takes effect after the notice', async () => {
    await operator.expect(200, 'POST', onCompany('recover-owner'), recovery)
    await operator.refused(409, 'recovery-under-way', 'POST', onCompany('recover-owner'), recovery)
    await until(
      'the new owner',
      async () => (await ada.expect(200, 'GET', path)).ownerId === gaston.userId || undefined,
      { seconds: 60, everyMs: 250 },
    )
    await gaston.expect(200, 'POST', `${path}/ownership-transfers`, { userId: ada.userId })
  })

  await step('a user is disabled: their session ends at once, and they cannot sign in', async () => {
    const otto = await hour.person('otto', { fullName: 'Otto' }).join()
    await operator.refused(404, 'not-found', 'POST', onUser('disable'), { user: 'nobody@example.com', reason })
    await operator.expect(200, 'POST', onUser('disable'), { user: otto.email, reason })
    await otto.refused(401, 'not-signed-in', 'GET', '/v1/me')
    const { email: address, password } = otto
    await otto.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', { email: address, password })
    await operator.expect(200, 'POST', onUser('enable'), { user: otto.userId, reason })
    await otto.signIn()
    await otto.turnOnTwoFactor()
    await operator.expect(200, 'POST', onUser('reset-two-factor'), { user: otto.userId, reason })
    await operator.refused(409, 'two-factor-is-off', 'POST', onUser('reset-two-factor'), { user: otto.userId, reason })
    otto.forgetSecret()
    await otto.signIn()
    await mailbox.wait(otto.email, { subject: /^Two-factor authentication is off$/ })
  })
}
