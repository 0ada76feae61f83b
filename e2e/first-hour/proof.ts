import assert from 'node:assert/strict'
import { address } from '../support/address.ts'
import { newAddress } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import { until } from '../support/until.ts'
import { UNUSED_ID } from '../support/unused-id.ts'
import type { Hour } from './hour.ts'

/** Dangerous calls need a proof of the password within ten minutes. Mallory's is older, from the beginning. */
export async function proof(hour: Hour): Promise<void> {
  const { step, check, mallory } = hour
  const path = await step('Mallory creates a company, which needs no fresh proof', async () => {
    const wanted = { name: 'Quill & Sons', address, plan: monthly('starter') }
    const { companyId } = await mallory.expect(201, 'POST', '/v1/companies', wanted)
    return `/v1/companies/${companyId}`
  })
  await step('ten minutes pass since she signed in', async () => {
    const { provenAt } = await mallory.expect(200, 'GET', '/v1/sessions/current')
    const staleAt = Date.parse(provenAt) + 10 * 60_000 + 500
    console.log(`  …     until ${new Date(staleAt).toLocaleTimeString()} (\`-- --short\` leaves this out)`)
    await until('the proof is old', () => Date.now() > staleAt || undefined, { seconds: 660, everyMs: 250 })
  })
  const refused = async () => {
    await mallory.refused(403, 'proof-needed', 'DELETE', path)
    await mallory.refused(403, 'proof-needed', 'POST', `${path}/ownership-transfers`, { userId: UNUSED_ID })
    await mallory.refused(403, 'proof-needed', 'POST', '/v1/me/email-changes', { email: newAddress('mallory') })
    await mallory.refused(403, 'proof-needed', 'POST', '/v1/me/two-factor')
    await mallory.refused(403, 'proof-needed', 'POST', '/v1/me/two-factor/confirm', { code: '000000' })
    await mallory.refused(403, 'proof-needed', 'DELETE', '/v1/me/two-factor')
    await mallory.refused(403, 'proof-needed', 'DELETE', '/v1/me/sessions')
    await mallory.refused(403, 'proof-needed', 'PATCH', path, { requireTwoFactor: false })
    await mallory.refused(403, 'proof-needed', 'POST', '/v1/me/two-factor/recovery-codes')
    await mallory.refused(403, 'proof-needed', 'DELETE', '/v1/me')
  }
  await check('closing, ownership, two-factor, another address, ending sessions, deleting: 403 proof-needed', refused)
  await check('a wrong password proves nothing: 403 proof-failed', async () => {
    await mallory.refused(403, 'proof-failed', 'POST', '/v1/sessions/current/proof', { password: 'wrong' })
    await mallory.refused(403, 'proof-needed', 'DELETE', path)
  })
  await step('the right password does, for this session', async () => {
    const { provenAt } = await mallory.expect(200, 'POST', '/v1/sessions/current/proof', { password: mallory.password })
    assert.ok(Math.abs(Date.now() - Date.parse(provenAt)) < 60_000)
    await mallory.closeCompany(path)
    await mallory.expect(204, 'DELETE', '/v1/me')
  })
}
