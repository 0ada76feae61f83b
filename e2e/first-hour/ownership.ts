import assert from 'node:assert/strict'
import { UNUSED_ID } from '../support/unused-id.ts'
import { companyOf, type Hour } from './hour.ts'

export async function ownership(hour: Hour): Promise<void> {
  const { step, check, ada, gaston, signe, mallory, mailbox } = hour
  const { path, name } = companyOf(hour)
  const transfers = `${path}/ownership-transfers`

  await check('transfer to a billing member, an outsider, an unknown user: 422 not-an-administrator', async () => {
    for (const userId of [signe.userId, mallory.userId, UNUSED_ID]) {
      await ada.refused(422, 'not-an-administrator', 'POST', transfers, { userId })
    }
  })
  await check('transfer to oneself: 409 already-owner', () =>
    ada.refused(409, 'already-owner', 'POST', transfers, { userId: ada.userId }),
  )
  await check('transfer by an administrator or a billing member: 403 not-allowed; by an outsider: 404', async () => {
    await gaston.refused(403, 'not-allowed', 'POST', transfers, { userId: gaston.userId })
    await signe.refused(403, 'not-allowed', 'POST', transfers, { userId: signe.userId })
    await mallory.refused(404, 'not-found', 'POST', transfers, { userId: mallory.userId })
  })

  const key = { 'idempotency-key': crypto.randomUUID() }
  await step('Ada, whose proof is fresh, gives the company to Gaston: 200, in force at once', async () => {
    const company = await ada.expect(200, 'POST', transfers, { userId: gaston.userId }, key)
    assert.equal(company.ownerId, gaston.userId)
    const { items } = await gaston.expect(200, 'GET', `${path}/members`)
    const owners = items.filter(({ isOwner }: { isOwner: boolean }) => isOwner)
    assert.deepEqual(
      owners.map(({ userId }: { userId: string }) => userId),
      [gaston.userId],
    )
  })
  await check('… the same call repeated gets the same answer, although she is no longer the owner', async () => {
    const company = await ada.expect(200, 'POST', transfers, { userId: gaston.userId }, key)
    assert.equal(company.ownerId, gaston.userId)
    await ada.refused(409, 'idempotency-key-reused', 'POST', transfers, { userId: signe.userId }, key)
  })
  await check('… both are told, each in their language', async () => {
    const received = await mailbox.wait(gaston.email, { subject: /^Vous êtes maintenant propriétaire de / })
    assert.ok(received.subject.includes(name) && received.text.includes(ada.fullName))
    const given = await mailbox.wait(ada.email, { subject: / has a new owner$/ })
    assert.ok(given.subject.includes(name) && given.text.includes(gaston.fullName))
  })
  await check('Ada is an administrator now, without the owner’s rights: 403 not-allowed', async () => {
    const { companies } = await ada.expect(200, 'GET', '/v1/me/access')
    assert.deepEqual([companies[0].isOwner, companies[0].companyRole], [false, 'administrator'])
    await ada.refused(403, 'not-allowed', 'DELETE', path)
    await ada.refused(403, 'not-allowed', 'POST', transfers, { userId: ada.userId })
    await ada.refused(422, 'owner-cannot-be-removed', 'DELETE', `${path}/members/${gaston.userId}`)
  })
  await check('Gaston cannot leave now: 422 owner-cannot-leave, nor be deleted: 422 owns-company', async () => {
    await gaston.refused(422, 'owner-cannot-leave', 'DELETE', `${path}/members/me`)
    await gaston.refused(422, 'owns-company', 'DELETE', '/v1/me')
  })
  await step('Gaston gives it back', async () => {
    const company = await gaston.expect(200, 'POST', transfers, { userId: ada.userId })
    assert.equal(company.ownerId, ada.userId)
    await gaston.refused(403, 'not-allowed', 'POST', transfers, { userId: gaston.userId })
  })
}
