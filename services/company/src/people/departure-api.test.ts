import { PlanWithdrawn } from '@holdfast/contracts/billing'
import { outcomeOf } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type CompanyService, companyService, type Person, roles } from '../testing/company-service.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService()
})

const depart = (person: Person) =>
  outcomeOf(service.departures.depart({ userId: person.userId }, service.identityCall()))

describe('when a user deletes themself', () => {
  test('then not while they own a company that is open', async () => {
    const { companyId, owner } = await service.company()
    expect(await depart(owner)).toBe('owns-company')
    const heir = await service.join(companyId, owner, 'administrator')
    await service.companies.transferOwnership({ companyId, userId: heir.userId }, owner.call())
    expect(await depart(heir)).toBe('owns-company')
    expect(await depart(owner)).toBe('done')
    await service.companies.closeCompany({ companyId }, heir.call())
    expect(await depart(heir)).toBe('done')
    // The closed company's record still says who owned it, by an id that no longer leads to a name.
    const rows = await service.connection.collection('memberships').find({ companyId }).toArray()
    expect(rows.map(({ userId }) => userId)).toEqual([heir.userId])
  })

  test('then every membership ends, and a second call finds nothing to do', async () => {
    const leaver = service.person()
    const companies = await Promise.all([service.company(), service.company(), service.company()])
    for (const { companyId, owner } of companies) await service.join(companyId, owner, 'developer', leaver)
    expect(await depart(leaver)).toBe('done')
    for (const { companyId, owner } of companies) {
      const { members } = await service.members.listMembers({ companyId }, owner.call())
      expect(members.map(({ userId }) => userId)).toEqual([owner.userId])
      const entries = await service.events(companyId)
      expect(entries.at(-1)).toMatchObject({ type: 'AccessChanged', actor: { kind: 'KIND_USER', id: leaver.userId } })
      expect(await depart(leaver)).toBe('done')
      expect(await service.events(companyId)).toHaveLength(entries.length)
    }
  })

  test('then other owners forget from where and with what their requests came', async () => {
    const leaver = service.person()
    const client = { ip: '192.0.2.7', userAgent: 'a browser' }
    const call = { ...leaver.call(), client }
    const known = () => Promise.all(service.otherLedgers.map(({ contexts }) => contexts.find(call.requestId)))
    for (const ledger of service.otherLedgers)
      await ledger.transact({ stream: 'plan/studio', call }, async (tx) => {
        tx.append(PlanWithdrawn, { planId: 'studio', version: 1 }, [])
      })
    expect(await known()).toEqual([expect.objectContaining(client), expect.objectContaining(client)])
    expect(await depart(leaver)).toBe('done')
    const at = expect.any(Number)
    expect(await known()).toEqual([{ at }, { at }])
  })

  test('then no access and no company can be given to them any more', async () => {
    const { companyId, owner } = await service.company()
    const leaver = service.person()
    const { token } = await service.invite(companyId, owner, leaver.email)
    const waiting = service.person({ email: 'new@example.com' })
    const late = await service.invite(companyId, owner, waiting.email)
    expect(await depart(leaver)).toBe('done')
    expect(await outcomeOf(service.invitations.acceptInvitation({ token }, leaver.call()))).toBe('invitation-revoked')
    await service.connection
      .collection<{ _id: string }>('people')
      .insertOne({ _id: waiting.userId, state: 'departed', owns: 0 } as never)
    const accept = service.invitations.acceptInvitation({ token: late.token }, waiting.call())
    expect(await outcomeOf(accept)).toBe('user-leaving')
    const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
    const create = service.companies.createCompany({ name: 'Quay', address }, leaver.call())
    expect(await outcomeOf(create)).toBe('user-leaving')
  })

  test('then their address is erased from every invitation, and where their requests came from', async () => {
    const { companyId, owner } = await service.company()
    const client = { ip: '192.0.2.7', userAgent: 'Browser' }
    const leaver = service.person({ email: 'Leaver@example.com' })
    const first = await service.invite(companyId, owner, leaver.email)
    await service.invitations.acceptInvitation({ token: first.token }, leaver.call({ client }))
    const elsewhere = await service.company()
    await service.invite(elsewhere.companyId, elsewhere.owner, leaver.email.toLowerCase(), 'billing')
    expect(await depart(leaver)).toBe('done')
    for (const collection of await service.connection.db!.collections()) {
      const text = JSON.stringify(await collection.find().toArray()).toLowerCase()
      expect([collection.collectionName, text.includes('leaver@'), text.includes('192.0.2.7')]).toEqual([
        collection.collectionName,
        false,
        false,
      ])
    }
    const { invitations } = await service.invitations.listInvitations({ companyId }, owner.call())
    expect(invitations).toMatchObject([{ email: '', state: 'INVITATION_STATE_ACCEPTED' }])
  })

  test('then a departure and a grant at the same moment leave no member behind', async () => {
    for (let round = 0; round < 10; round++) {
      const { companyId, owner } = await service.company()
      const leaver = service.person()
      const { token } = await service.invite(companyId, owner, leaver.email)
      const [departed] = await Promise.all([
        depart(leaver),
        outcomeOf(service.invitations.acceptInvitation({ token }, leaver.call())),
      ])
      expect(departed).toBe('done')
      const { members } = await service.members.listMembers({ companyId }, owner.call())
      expect(members.map(({ userId }) => userId)).toEqual([owner.userId])
    }
  })

  test('then only identity can call it', async () => {
    const person = service.person()
    const asThemself = service.departuresAsPerson.depart({ userId: person.userId }, person.call())
    expect(await outcomeOf(asThemself)).toBe('not-allowed')
  })
})

test('when a transfer and the departure of the new owner happen at once, then exactly one of them succeeds', async () => {
  for (let round = 0; round < 10; round++) {
    const { companyId, owner } = await service.company()
    const heir = await service.join(companyId, owner, 'administrator')
    const [moved, gone] = await Promise.all([
      outcomeOf(service.companies.transferOwnership({ companyId, userId: heir.userId }, owner.call())),
      depart(heir),
    ])
    const { ownerId } = await service.companies.getCompany({ companyId }, owner.call())
    expect([ownerId, gone]).toEqual(moved === 'done' ? [heir.userId, 'owns-company'] : [owner.userId, 'done'])
    const { access } = await service.members.getMember({ companyId, userId: ownerId }, owner.call())
    expect(access?.companyRole).toBe(roles.administrator)
  }
})
