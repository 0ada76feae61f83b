import assert from 'node:assert/strict'
import { address } from '../support/address.ts'
import { monthly } from '../support/plans.ts'
import { companyOf, type Hour } from './hour.ts'

export async function leaving(hour: Hour): Promise<void> {
  const { step, check, ada, gaston, signe, mallory, mailbox, paul, mia } = hour
  const { path, companyId, name } = companyOf(hour)
  if (!paul || !mia) throw new Error('Paul and Mia did not join')

  await step('Mia is invited back, as developer', async () => {
    await ada.expect(200, 'POST', `${path}/invitations`, { emails: [mia.email], access: { companyRole: 'developer' } })
    const token = await mailbox.token(mia.email, { link: '/accept', nth: 2 })
    await mia.expect(200, 'POST', '/v1/invitations/accept', { token })
  })
  await check('Gaston leaves, and loses access at once', async () => {
    await gaston.expect(204, 'DELETE', `${path}/members/me`)
    await gaston.refused(404, 'not-found', 'GET', path)
  })
  await check('the owner of a company cannot be deleted: 422 owns-company', () =>
    ada.refused(422, 'owns-company', 'DELETE', '/v1/me'),
  )
  const open = await step('Paul is invited, and waits', async () => {
    await ada.expect(200, 'POST', `${path}/invitations`, { emails: [paul.email], access: { companyRole: 'billing' } })
    return mailbox.token(paul.email, { link: '/accept', nth: 2 })
  })
  await check('a company with an open invoice is not closed: 409 company-owes; nothing else has changed', async () => {
    await ada.refused(409, 'company-owes', 'DELETE', path)
    assert.equal((await ada.expect(200, 'GET', path)).state, 'active')
  })
  await step('Ada gives the plan back within its refund days, and owes nothing', () =>
    ada.expect(200, 'POST', `${path}/subscription/cancel`, { siteIds: [] }),
  )
  await step('Ada closes the company: 204', () => ada.expect(204, 'DELETE', path))
  await check('… owner and billing members still see it; every other call: 409 company-closed', async () => {
    for (const person of [ada, signe]) {
      assert.equal((await person.expect(200, 'GET', path)).state, 'closed')
      await person.refused(409, 'company-closed', 'PATCH', path, { name: 'Again' })
      await person.refused(409, 'company-closed', 'GET', `${path}/members`)
      await person.refused(409, 'company-closed', 'DELETE', `${path}/members/me`)
    }
    await ada.refused(409, 'company-closed', 'DELETE', path)
    await ada.refused(409, 'company-closed', 'POST', `${path}/invitations`, {
      emails: [gaston.email],
      access: { companyRole: 'billing' },
    })
    await ada.refused(409, 'company-closed', 'POST', `${path}/ownership-transfers`, { userId: signe.userId })
    await mia.refused(409, 'company-closed', 'GET', path)
    await paul.refused(409, 'company-closed', 'POST', '/v1/invitations/accept', { token: open })
    await mallory.refused(404, 'not-found', 'GET', path)
  })
  await check('… and the members are told by mail', async () => {
    const mail = await mailbox.wait(signe.email, {
      where: ({ subject }) => subject.includes(name) && /har stängts$/.test(subject),
    })
    assert.match(mail.text, new RegExp(ada.fullName))
  })

  await step('Paul, a member of a company of Gaston’s, deletes his account: 204', async () => {
    const { companyId: gastons } = await gaston.expect(201, 'POST', '/v1/companies', {
      name: 'Mercier et fils',
      address,
      plan: monthly('starter'),
    })
    const theirs = `/v1/companies/${gastons}`
    const access = { companyRole: 'administrator' }
    await gaston.expect(200, 'POST', `${theirs}/invitations`, { emails: [paul.email], access })
    const token = await mailbox.token(paul.email, { link: '/accept', nth: 3 })
    await paul.expect(200, 'POST', '/v1/invitations/accept', { token })
    const { token: session } = paul
    await paul.expect(204, 'DELETE', '/v1/me')
    paul.token = session
    await paul.refused(401, 'not-signed-in', 'GET', '/v1/me')
    const list = JSON.stringify(await gaston.expect(200, 'GET', `${theirs}/members`))
    const offered = JSON.stringify(await gaston.expect(200, 'GET', `${theirs}/invitations`))
    for (const trace of [paul.email, paul.fullName, paul.userId])
      assert.ok(!list.includes(trace), 'is a member no more')
    for (const trace of [paul.email, paul.fullName]) assert.ok(!offered.includes(trace), 'the address is erased')
    await gaston.closeCompany(theirs)
  })
  await step('Ada, who owns no open company any more, deletes her account: 204', async () => {
    const { token, email, password } = ada
    await ada.expect(204, 'DELETE', '/v1/me')
    ada.token = token
    await ada.refused(401, 'not-signed-in', 'GET', '/v1/me')
    await ada.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', { email, password, code: await ada.code() })
    const company = await signe.expect(200, 'GET', path)
    assert.deepEqual([company.companyId, company.state], [companyId, 'closed'])
  })
  await check('her address is free again: a sign-up with it makes a new user', async () => {
    const formerId = ada.userId
    ada.forgetSecret()
    ada.token = undefined
    await ada.signUp()
    await ada.confirm(await mailbox.token(ada.email, { link: '/confirm-email', nth: 2 }))
    await ada.signIn()
    assert.notEqual(ada.userId, formerId)
    assert.deepEqual(await ada.expect(200, 'GET', '/v1/me/access'), { companies: [] })
  })
}
