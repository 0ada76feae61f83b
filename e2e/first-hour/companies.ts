import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { address } from '../support/address.ts'
import { UNUSED_ID } from '../support/unused-id.ts'
import { companyOf, type Hour } from './hour.ts'

export async function companies(hour: Hour): Promise<void> {
  const { step, check, ada, mallory } = hour
  const name = `Lindqvist & Daughters ${randomBytes(3).toString('hex')}`
  const plan = await step('everybody sees the plans, with a price for a month and for a year', async () => {
    const nobody = hour.person('nobody', { fullName: 'Nobody' })
    const { items } = await nobody.expect(200, 'GET', '/v1/plans')
    const [{ planId, version, prices }] = items
    const amounts = Object.fromEntries(
      prices.map((each: { interval: string; price: { amount: string } }) => [each.interval, Number(each.price.amount)]),
    )
    assert.ok(amounts.year > amounts.month && amounts.month > 0)
    return { planId, version, interval: 'month' }
  })
  const wanted = { name, address, taxId: 'FR32123456789', plan }

  await check('an unknown plan: 422 unknown-plan', () =>
    ada.refused(422, 'unknown-plan', 'POST', '/v1/companies', {
      ...wanted,
      plan: { ...plan, planId: 'free-for-ever' },
    }),
  )
  await check('a version of a plan that does not exist: 422 unknown-plan', () =>
    ada.refused(422, 'unknown-plan', 'POST', '/v1/companies', { ...wanted, plan: { ...plan, version: 99 } }),
  )
  await check('an unknown country: 400 with a pointer', async () => {
    const problem = await ada.refused(400, 'bad-request', 'POST', '/v1/companies', {
      ...wanted,
      address: { ...address, country: 'France' },
    })
    assert.equal(problem.errors?.[0]?.pointer, '/address/country')
  })

  await check('a name that shows nothing, or turns the text around: 400 with a pointer', async () => {
    for (const unseen of ['\u200f', '\u2800', 'Quay \u202eyauQ']) {
      const problem = await ada.refused(400, 'bad-request', 'POST', '/v1/companies', { ...wanted, name: unseen })
      assert.equal(problem.errors?.[0]?.pointer, '/name')
    }
  })
  await check('a body that is not in UTF-8: 415 unsupported-charset', () =>
    ada.refused(415, 'unsupported-charset', 'POST', '/v1/companies', wanted, {
      'content-type': 'application/json; charset=latin1',
    }),
  )

  const key = { 'idempotency-key': crypto.randomUUID() }
  await step('Ada creates a company: 201, she owns it', async () => {
    const answer = await ada.call('POST', '/v1/companies', wanted, key)
    assert.equal(answer.status, 201)
    const { companyId, ownerId, state, requireTwoFactor } = answer.body
    assert.deepEqual([ownerId, state, requireTwoFactor], [ada.userId, 'active', false])
    assert.equal(answer.headers.location, `/v1/companies/${companyId}`)
    assert.ok(answer.headers.etag)
    hour.company = { companyId, name }
  })
  const { path, companyId } = companyOf(hour)
  await step('she sees its plan at once', async () => {
    const { plan: has } = await ada.expect(200, 'GET', `${path}/subscription`)
    assert.deepEqual(has, plan)
  })
  await check('the same call again with its Idempotency-Key: the same company', async () => {
    const again = await ada.expect(201, 'POST', '/v1/companies', wanted, key)
    assert.equal(again.companyId, companyId)
    const { items } = await ada.expect(200, 'GET', '/v1/companies')
    assert.equal(items.length, 1)
  })
  await check('the key with another body: 409 idempotency-key-reused', () =>
    ada.refused(409, 'idempotency-key-reused', 'POST', '/v1/companies', { ...wanted, name: 'Another' }, key),
  )
  await check('the same Idempotency-Key of another user is a different key', async () => {
    const theirs = await mallory.expect(201, 'POST', '/v1/companies', { ...wanted, name: 'Quill & Sons' }, key)
    assert.notEqual(theirs.companyId, companyId)
    await mallory.closeCompany(`/v1/companies/${theirs.companyId}`)
  })
  await check('a malformed Idempotency-Key: 400', () =>
    ada.refused(400, 'bad-request', 'POST', '/v1/companies', wanted, { 'idempotency-key': 'é' }),
  )

  await check('her companies include it; she is its owner and an administrator', async () => {
    const { companies: reached } = await ada.expect(200, 'GET', '/v1/me/access')
    assert.deepEqual(reached, [
      { companyId, name, state: 'active', isOwner: true, companyRole: 'administrator', sites: [] },
    ])
  })
  await check('an outsider gets the same answer as for a company that does not exist: 404', async () => {
    const nothing = `/v1/companies/${UNUSED_ID}`
    for (const [method, suffix, body] of [
      ['GET', ''],
      ['PATCH', '', { name: 'Mine' }],
      ['DELETE', ''],
      ['GET', '/members'],
      ['GET', '/invitations'],
      ['POST', '/invitations', { emails: [mallory.email], access: { companyRole: 'administrator' } }],
      ['POST', '/ownership-transfers', { userId: mallory.userId }],
      ['GET', `/members/${ada.userId}`],
      ['PATCH', `/members/${ada.userId}`, { access: { companyRole: 'billing' } }],
      ['DELETE', `/members/${ada.userId}`],
      ['DELETE', '/members/me'],
    ] as const) {
      const there = await mallory.refused(404, 'not-found', method, path + suffix, body)
      const nowhere = await mallory.refused(404, 'not-found', method, nothing + suffix, body)
      const told = ({ title, detail, type }: typeof there) => ({ title, detail, type })
      assert.deepEqual(told(there), told(nowhere))
    }
    const { companies: reached } = await mallory.expect(200, 'GET', '/v1/me/access')
    assert.ok(!JSON.stringify(reached).includes(companyId))
  })

  await check('PATCH sets, keeps and clears fields; an outdated If-Match: 412 changed-meanwhile', async () => {
    const read = await ada.call('GET', path)
    const ifMatch = { 'if-match': read.headers.etag! }
    const changed = await ada.expect(200, 'PATCH', path, { taxId: null }, ifMatch)
    assert.deepEqual([changed.name, changed.taxId, changed.address], [name, undefined, address])
    await ada.refused(412, 'changed-meanwhile', 'PATCH', path, { taxId: 'SE556000000001' }, ifMatch)
    await ada.refused(412, 'changed-meanwhile', 'DELETE', path, undefined, ifMatch)
    const set = await ada.expect(200, 'PATCH', path, { taxId: 'SE556000000001' })
    assert.equal(set.taxId, 'SE556000000001')
  })
  await check('the table of permissions is served', async () => {
    const { permissions } = await ada.expect(200, 'GET', '/v1/permissions')
    const transfer = permissions.find(({ id }: { id: string }) => id === 'company.ownership.transfer')
    assert.deepEqual(transfer.roles, {
      owner: 'yes',
      administrator: 'no',
      developer: 'no',
      billing: 'no',
      siteAdministrator: 'no',
      siteDeveloper: 'no',
    })
  })
}
