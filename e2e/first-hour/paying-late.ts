import assert from 'node:assert/strict'
import { address } from '../support/address.ts'
import { zipOf } from '../support/archives.ts'
import { visit } from '../support/hosted.ts'
import type { PassingDays } from '../support/passing-days.ts'
import { monthly } from '../support/plans.ts'
import { until } from '../support/until.ts'
import type { Hour } from './hour.ts'

/**
 * A company that does not pay, is suspended, pays, and is back. Runs only if weeks can be made to pass: in the database of
 * the system's billing.
 */
export async function payingLate(hour: Hour, days: PassingDays): Promise<void> {
  const { step, check, mailbox, operator } = hour
  if (!operator) throw new Error('there is no operator')
  const lena = hour.person('lena', { fullName: 'Lena Kowalska' })
  await lena.join()
  const plan = monthly('starter')
  const { companyId } = await lena.expect(201, 'POST', '/v1/companies', { name: 'Kowalska Foto', address, plan })
  const path = `/v1/companies/${companyId}`
  const live = await step('Lena has a plan, an invoice and a site that visitors see', async () => {
    const site = await lena.expect(201, 'POST', `${path}/sites`, { name: 'Portraits' })
    await lena.ended(site)
    const [environment] = site.environments
    const uploaded = await lena.upload(environment.environmentId, zipOf({ 'index.html': 'Portraits by Lena' }))
    assert.equal((await lena.ended(uploaded.body)).state, 'done')
    assert.equal((await visit(environment.url)).status, 200)
    assert.equal(await days.owed(companyId), '4200')
    return environment as { environmentId: string; url: string }
  })
  await step('she does not pay, for weeks and in spite of reminders: she is told, and suspended', async () => {
    await days.letDaysPass(companyId)
    const { state } = await lena.expect(200, 'GET', path)
    assert.equal(state, 'suspended')
    const mail = await mailbox.wait(lena.email, { subject: /^Kowalska Foto is suspended$/ })
    assert.match(mail.text, /invoices are not paid/)
  })
  await check('… nothing can be changed: 409 company-suspended; visitors get a notice with 503', async () => {
    await lena.refused(409, 'company-suspended', 'POST', `${path}/sites`, { name: 'Weddings' })
    assert.equal((await lena.upload(live.environmentId, zipOf({ 'index.html': 'x' }))).status, 409)
    await until('the notice', async () => ((await visit(live.url)).status === 503 ? true : undefined))
  })
  await check('… no larger plan is sold to her, and an operator cannot restore her: a payment does', async () => {
    await lena.refused(409, 'company-suspended', 'PUT', `${path}/subscription`, monthly('studio'))
    const restore = `/v1/operator/companies/${companyId}/restore`
    await operator.refused(409, 'suspended-as-unpaid', 'POST', restore, { reason: 'She has asked for it' })
  })
  await step('the operator finds her transfer: 200, and at that moment she is back', async () => {
    const receivedOn = new Date().toISOString().slice(0, 10)
    const transfer = { amount: '4200', currency: 'EUR', reference: crypto.randomUUID(), receivedOn }
    const paid = await operator.expect(200, 'POST', '/v1/operator/billing/payments', { payer: companyId, ...transfer })
    assert.equal(paid.outstanding.amount, '0')
    assert.equal((await lena.expect(200, 'GET', path)).state, 'active')
    const uploaded = await lena.upload(live.environmentId, zipOf({ 'index.html': 'Portraits and weddings' }))
    assert.equal((await lena.ended(uploaded.body)).state, 'done')
    await until('the site', async () => ((await visit(live.url)).text === 'Portraits and weddings' ? true : undefined))
    await mailbox.wait(lena.email, { subject: /^Kowalska Foto is not suspended for unpaid invoices any more$/ })
  })
}
