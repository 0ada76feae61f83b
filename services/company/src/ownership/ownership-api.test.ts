import { idText } from '@holdfast/contracts'
import { CompanyFact } from '@holdfast/contracts/company'
import { outcomeOf, userPassport, waitFor } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type CompanyService, companyService, type Person, type Role, roles } from '../testing/company-service.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService()
})

async function crew(of = service) {
  const { companyId, owner } = await of.company()
  const join = (role: Role) => of.join(companyId, owner, role)
  const [administrator, developer] = [await join('administrator'), await join('developer')]
  return { companyId, owner, administrator, developer }
}

const transfer = (companyId: string, by: Person, to: Person, provenAt = Date.now()) => {
  const call = by.call()
  const proven = { ...call, principal: { ...call.principal, provenAt } } as typeof call
  return service.companies.transferOwnership({ companyId, userId: to.userId }, proven)
}

describe('when ownership is transferred', () => {
  test('then the new owner has it in force, and the old one stays administrator', async () => {
    const { companyId, owner, administrator } = await crew()
    expect(await transfer(companyId, owner, administrator)).toMatchObject({ ownerId: administrator.userId, version: 2 })
    const former = await service.members.getMember({ companyId, userId: owner.userId }, owner.call())
    expect(former).toMatchObject({ isOwner: false, access: { companyRole: roles.administrator } })
    const fact = CompanyFact.decode((await service.fact('company', companyId))!)
    expect(idText(fact.ownerId)).toBe(administrator.userId)
    expect(await outcomeOf(transfer(companyId, owner, administrator))).toBe('not-allowed')
    expect(await outcomeOf(service.members.leaveCompany({ companyId }, owner.call()))).toBe('done')
    expect(await outcomeOf(service.members.leaveCompany({ companyId }, administrator.call()))).toBe(
      'owner-cannot-leave',
    )
  })

  test('then only by the owner, freshly proven, to another administrator', async () => {
    const { companyId, owner, administrator, developer } = await crew()
    expect(await outcomeOf(transfer(companyId, administrator, administrator))).toBe('not-allowed')
    expect(await outcomeOf(transfer(companyId, service.person(), administrator))).toBe('not-found')
    expect(await outcomeOf(transfer(companyId, owner, administrator, Date.now() - 601_000))).toBe('proof-needed')
    expect(await outcomeOf(transfer(companyId, owner, developer))).toBe('not-an-administrator')
    expect(await outcomeOf(transfer(companyId, owner, service.person()))).toBe('not-an-administrator')
    expect(await outcomeOf(transfer(companyId, owner, owner))).toBe('already-owner')
  })

  test('then a repeated call gets its first outcome, though the caller owns nothing any more', async () => {
    const { companyId, owner, administrator } = await crew()
    const repeat = { key: crypto.randomUUID(), body: 'a' }
    const call = () =>
      service.companies.transferOwnership({ companyId, userId: administrator.userId }, owner.call({ repeat }))
    expect(await call()).toEqual(await call())
    expect(await service.events(companyId, 'OwnershipTransferred')).toHaveLength(1)
  })
})

describe('when an operator acts', () => {
  const staffCall = (twoFactor = true) => userPassport({ operator: true, twoFactor })
  const reason = 'ticket 12'

  test('then they need two-factor and a reason, and the entry names an operator', async () => {
    const { companyId, owner } = await crew()
    const { operators } = service
    expect(await outcomeOf(operators.suspendCompany({ companyId, reason }, owner.call()))).toBe('operators-only')
    expect(await outcomeOf(operators.suspendCompany({ companyId, reason }, staffCall(false)))).toBe('operators-only')
    expect(await outcomeOf(operators.suspendCompany({ companyId, reason: ' ' }, staffCall()))).toBe('reason-needed')
    expect(await outcomeOf(operators.suspendCompany({ companyId: 'x', reason }, staffCall()))).toBe('not-found')
    const staff = staffCall()
    expect(await outcomeOf(operators.restoreCompany({ companyId, reason }, staff))).toBe('company-not-suspended')
    expect(await outcomeOf(operators.suspendCompany({ companyId, reason }, staff))).toBe('done')
    expect(await outcomeOf(operators.suspendCompany({ companyId, reason }, staffCall()))).toBe('company-suspended')
    const entry = (await service.events(companyId, 'CompanySuspended'))[0]!
    expect(entry.actor.kind).toBe('KIND_OPERATOR')
    expect(CompanyFact.decode((await service.fact('company', companyId))!).state).toBe('STATE_SUSPENDED')
    expect(await outcomeOf(operators.restoreCompany({ companyId, reason }, staffCall()))).toBe('done')
    expect(CompanyFact.decode((await service.fact('company', companyId))!).state).toBe('STATE_ACTIVE')
  })

  test('then identity is asked anew each time, and an act without its word is refused', async () => {
    const of = await companyService()
    const { companyId } = await of.company()
    const staff = staffCall()
    const { userId } = staff.principal as { userId: string }
    const suspend = () => outcomeOf(of.operators.suspendCompany({ companyId, reason }, staff))
    for (const code of ['operators-only', 'not-signed-in', 'operator-session-over', 'proof-needed'] as const) {
      of.refusedOperators.set(userId, code)
      expect(await suspend()).toBe(code)
    }
    of.refusedOperators.clear()
    expect(await suspend()).toBe('done')
    await of.identity.stop(0)
    expect(await outcomeOf(of.operators.restoreCompany({ companyId, reason }, staff))).toBe('unavailable')
    expect(await of.events(companyId, 'CompanyRestored')).toEqual([])
  })

  test('then a recovery is announced, administrators see it, and one of them can object', async () => {
    const { companyId, owner, administrator, developer } = await crew()
    const recover = (newOwnerId: string) =>
      service.operators.recoverOwner({ companyId, newOwnerId, reason }, staffCall())
    expect(await outcomeOf(recover(developer.userId))).toBe('not-an-administrator')
    expect(await outcomeOf(recover(owner.userId))).toBe('already-owner')
    const { effectiveAt } = await recover(administrator.userId)
    expect(Math.abs(effectiveAt - Date.now() - 72 * 3_600_000)).toBeLessThan(10_000)
    expect(await outcomeOf(recover(administrator.userId))).toBe('recovery-under-way')
    const ownerRecovery = { newOwnerId: administrator.userId, effectiveAt }
    expect(await service.companies.getCompany({ companyId }, owner.call())).toMatchObject({ ownerRecovery })
    expect((await service.companies.getCompany({ companyId }, developer.call())).ownerRecovery).toBeUndefined()
    const object = (person: Person) => outcomeOf(service.companies.objectToOwnerRecovery({ companyId }, person.call()))
    expect(await object(developer)).toBe('not-allowed')
    expect(await object(service.person())).toBe('not-found')
    expect(await object(owner)).toBe('done')
    expect(await object(administrator)).toBe('no-recovery')
  })

  test('then a recovery stops when the company is closed, with an entry of its own', async () => {
    const { companyId, owner, administrator } = await crew()
    const request = { companyId, newOwnerId: administrator.userId, reason }
    await service.operators.recoverOwner(request, staffCall())
    await service.companies.closeCompany({ companyId }, owner.call())
    expect((await service.events(companyId)).map(({ type }) => type).slice(-2)).toEqual([
      'CompanyClosed',
      'OwnerRecoveryStopped',
    ])
  })

  test('then ownership moves when the notice has passed, and only once when two processes run', async () => {
    const quick = await companyService({ OWNER_RECOVERY_NOTICE_MS: 200 })
    await quick.another()
    const { companyId, administrator, owner } = await crew(quick)
    await quick.operators.recoverOwner({ companyId, newOwnerId: administrator.userId, reason }, staffCall())
    const company = await waitFor(async () => {
      const found = await quick.companies.getCompany({ companyId }, owner.call())
      return found.ownerId === administrator.userId && found
    })
    expect(company.ownerRecovery).toBeUndefined()
    const entries = await quick.events(companyId, 'OwnershipTransferred')
    expect(entries.map(({ actor }) => actor.kind)).toEqual(['KIND_SYSTEM'])
    const departs = (person: Person) =>
      outcomeOf(quick.departures.depart({ userId: person.userId }, quick.identityCall()))
    expect(await departs(administrator)).toBe('owns-company')
    expect(await departs(owner)).toBe('done')
  })

  test('then a recovery that fails, because the chosen person is leaving, does not stop the others', async () => {
    const quick = await companyService({ OWNER_RECOVERY_NOTICE_MS: 700 })
    const [waiting, next] = [await crew(quick), await crew(quick)]
    for (const { companyId, administrator } of [waiting, next]) {
      await quick.operators.recoverOwner({ companyId, newOwnerId: administrator.userId, reason }, staffCall())
    }
    await quick.connection
      .collection<{ _id: string }>('people')
      .updateOne({ _id: waiting.administrator.userId }, { $set: { state: 'departed' } })
    await waitFor(async () => (await quick.events(next.companyId, 'OwnershipTransferred')).length === 1)
    expect(await quick.events(waiting.companyId, 'OwnershipTransferred')).toEqual([])
  })

  test('then it stops instead, if the chosen person is no administrator by then', async () => {
    const quick = await companyService({ OWNER_RECOVERY_NOTICE_MS: 1_500 })
    const { companyId, administrator, owner } = await crew(quick)
    await quick.operators.recoverOwner({ companyId, newOwnerId: administrator.userId, reason }, staffCall())
    await quick.members.removeMember({ companyId, userId: administrator.userId }, owner.call())
    await waitFor(async () => (await quick.events(companyId, 'OwnerRecoveryStopped')).length === 1)
    expect(await quick.companies.getCompany({ companyId }, owner.call())).toMatchObject({ ownerId: owner.userId })
  })
})
