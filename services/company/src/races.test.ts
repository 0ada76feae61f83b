import { DomainError } from '@holdfast/errors'
import { outcomeOf, userPassport, waitFor } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { ClientSession } from 'mongoose'
import { createSiteGuards } from './sites/site-guard-store.ts'
import {
  type CompanyService,
  companyService,
  onSites,
  type Person,
  roles,
  siteRoles,
} from './testing/company-service.ts'

let service: CompanyService
let second: Awaited<ReturnType<CompanyService['another']>>
beforeAll(async () => {
  service = await companyService()
  second = await service.another()
})

const ROUNDS = 6

/** Runs the rounds of a race at the same time, each in a company of its own. */
const inRounds = (race: (round: number) => Promise<void>) =>
  Promise.all(Array.from({ length: ROUNDS }, (_, n) => race(n)))

/** The owner's id, if the owner is one member and an administrator; otherwise a text that no id equals. */
async function soleOwner(companyId: string): Promise<string> {
  const company = await service.connection.collection('companies').findOne({ _id: companyId as never })
  const rows = await service.connection
    .collection('memberships')
    .find({ companyId, userId: company!.ownerId })
    .toArray()
  const roles = rows.map(({ access }) => access.companyRole)
  return roles.length === 1 && roles[0] === 'administrator' ? company!.ownerId : `owner with roles [${roles}]`
}

async function crew() {
  const { companyId, owner } = await service.company()
  const join = () => service.join(companyId, owner, 'administrator')
  const [heir, other] = [await join(), await join()]
  return { companyId, owner, heir, other }
}

const transfer = (companyId: string, by: Person, to: Person, from: { companies: typeof service.companies } = service) =>
  outcomeOf(from.companies.transferOwnership({ companyId, userId: to.userId }, by.call()))
const remove = (companyId: string, by: Person, whom: Person) =>
  outcomeOf(second.members.removeMember({ companyId, userId: whom.userId }, by.call()))

describe('when in two processes at the same moment', () => {
  test('ownership is given to two people, then one of them has it', async () => {
    await inRounds(async () => {
      const { companyId, owner, heir, other } = await crew()
      const outcomes = await Promise.all([transfer(companyId, owner, heir), transfer(companyId, owner, other, second)])
      expect(outcomes.sort()).toEqual(['done', 'not-allowed'])
      expect([heir.userId, other.userId]).toContain(await soleOwner(companyId))
    })
  })

  test('ownership is given to somebody who is being removed or demoted, then one of the two happens', async () => {
    await inRounds(async (round) => {
      const { companyId, owner, heir, other } = await crew()
      const demotion = { companyId, userId: heir.userId, access: { companyRole: roles.developer } }
      const against =
        round % 2 === 0
          ? remove(companyId, other, heir)
          : outcomeOf(second.members.changeMember(demotion, other.call()))
      const outcomes = await Promise.all([transfer(companyId, owner, heir), against])
      const isMoved = outcomes[0] === 'done'
      expect(outcomes).toEqual(isMoved ? ['done', 'owner-cannot-be-removed'] : ['not-an-administrator', 'done'])
      expect(await soleOwner(companyId)).toBe(isMoved ? heir.userId : owner.userId)
    })
  })

  test('the owner hands over and leaves, and the new one leaves, then somebody stays owner', async () => {
    await inRounds(async () => {
      const { companyId, owner, heir } = await crew()
      await Promise.all([
        transfer(companyId, owner, heir),
        outcomeOf(second.members.leaveCompany({ companyId }, owner.call())),
        outcomeOf(service.members.leaveCompany({ companyId }, heir.call())),
      ])
      expect([owner.userId, heir.userId]).toContain(await soleOwner(companyId))
    })
  })

  test('somebody accepts while the inviter is removed, then they are a member only if they accepted first', async () => {
    await inRounds(async () => {
      const { companyId, owner, heir: inviter } = await crew()
      const guest = service.person()
      const { token } = await service.invite(companyId, inviter, guest.email)
      const [accepted] = await Promise.all([
        outcomeOf(service.invitations.acceptInvitation({ token }, guest.call())),
        remove(companyId, owner, inviter),
      ])
      const types = (await service.events(companyId)).map(({ type }) => type).slice(-3)
      if (accepted === 'done') expect(types.at(-1)).toBe('AccessChanged')
      else expect(accepted).toBe('invitation-void')
    })
  })

  test('somebody invites while being removed, then the invitation cannot be accepted', async () => {
    await inRounds(async () => {
      const { companyId, owner, heir: inviter } = await crew()
      const guest = service.person()
      const request = { companyId, emails: [guest.email], access: { companyRole: roles.administrator } }
      await Promise.all([
        outcomeOf(service.invitations.invite(request, inviter.call())),
        remove(companyId, owner, inviter),
      ])
      const { invitations } = await service.invitations.listInvitations({ companyId }, owner.call())
      expect(invitations.filter(({ state }) => state === 'INVITATION_STATE_PENDING')).toEqual([])
    })
  })

  test('two administrators remove each other, then one is left', async () => {
    await inRounds(async () => {
      const { companyId, owner, heir, other } = await crew()
      const outcomes = await Promise.all([remove(companyId, heir, other), remove(companyId, other, heir)])
      expect(outcomes.sort()).toEqual(['done', 'not-found'])
      const { members } = await service.members.listMembers({ companyId }, owner.call())
      expect(members).toHaveLength(2)
    })
  })

  test('a company is closed while it changes hands, then whoever owns it can still delete themself', async () => {
    await inRounds(async () => {
      const { companyId, owner, heir } = await crew()
      await Promise.all([
        transfer(companyId, owner, heir),
        outcomeOf(second.companies.closeCompany({ companyId }, owner.call())),
        outcomeOf(second.companies.closeCompany({ companyId }, heir.call())),
      ])
      const { state, ownerId } = await service.companies.getCompany({ companyId }, owner.call())
      const people = await service.connection
        .collection('people')
        .find({ owns: { $gt: 0 } })
        .toArray()
      const counted = people.filter(({ _id }) => [owner.userId, heir.userId].includes(String(_id)))
      const owners = counted.map(({ _id }) => String(_id))
      expect(owners).toEqual(state === 'COMPANY_STATE_CLOSED' ? [] : [ownerId])
    })
  })

  test('the same call is repeated, then it happens once', async () => {
    const { companyId, owner, other } = await crew()
    const call = () => owner.call({ repeat })
    const repeat = { key: crypto.randomUUID(), body: 'a' }
    const request = { companyId, userId: other.userId }
    const processes = [service, second, service, second]
    const outcomes = await Promise.all(processes.map(({ members }) => outcomeOf(members.removeMember(request, call()))))
    expect(new Set(outcomes)).toEqual(new Set(['done']))
    const removals = (await service.events(companyId)).filter(({ type }) => type === 'AccessChanged')
    expect(removals).toHaveLength(3)
  })

  test('a role is given while its site is deleted, then no role outlives the site', async () => {
    const given: string[] = []
    await inRounds(async () => {
      const { companyId, owner } = await service.company()
      const [gone, other] = [await service.sites.putSite(companyId), await service.sites.putSite(companyId)]
      const member = await service.joinSites(companyId, owner, { [other]: 'developer' })
      const request = { siteId: gone, userId: member.userId, role: siteRoles.developer }
      const [outcome] = await Promise.all([
        outcomeOf(second.siteMembers.putSiteMember(request, owner.call())),
        service.sites.deleteSite(gone),
      ])
      expect(['done', 'not-found', 'access-unknown', 'already-done']).toContain(outcome)
      const { access } = await service.members.getMember({ companyId, userId: member.userId }, owner.call())
      expect(access?.siteRoles?.grants.map(({ siteId }) => siteId)).toEqual([other])
      given.push(gone)
    })
    const standing = { 'access.siteRoles.siteId': { $in: given } }
    const left = () => service.connection.collection('memberships').countDocuments(standing)
    await waitFor(async () => (await left()) === 0, { ms: 90_000 })
  })

  test('a grant and the news that the site is gone are written, then they conflict, and the later one sees the earlier', async () => {
    const guards = await createSiteGuards(service.connection)
    const site = { siteId: crypto.randomUUID(), tenure: 1 }
    const give = (session: ClientSession) => guards.grant([{ ...site, role: 'developer' }], session)
    const end = (session: ClientSession) => guards.markGone(site, 1, session)
    await service.connection.transaction(give)
    for (const [first, second] of [
      [give, end],
      [end, give],
    ] as const) {
      const open = await service.connection.startSession()
      open.startTransaction()
      await first(open)
      const other = await service.connection.startSession()
      other.startTransaction()
      await expect(second(other)).rejects.toMatchObject({ codeName: 'WriteConflict' })
      for (const session of [other, open]) {
        await session.abortTransaction()
        await session.endSession()
      }
    }
    await service.connection.transaction(end)
    expect(await outcomeOf(service.connection.transaction(give))).toBe('access-unknown')
    expect(await guards.untidied(1_000)).toContainEqual(site)
    await guards.tidied(site)
  })

  test('the last role is taken by two, then the membership ends once', async () => {
    await inRounds(async () => {
      const { companyId, owner } = await service.company()
      const siteId = await service.sites.putSite(companyId)
      const member = await service.joinSites(companyId, owner, { [siteId]: 'developer' })
      const outcomes = await Promise.all([
        outcomeOf(second.siteMembers.removeSiteMember({ siteId, userId: member.userId }, owner.call())),
        outcomeOf(service.siteMembers.leaveSite({ siteId }, member.call())),
      ])
      expect(outcomes.sort()).toEqual(['done', 'not-found'])
      const types = (await service.events(companyId)).map(({ type }) => type)
      expect(types.filter((type) => type === 'AccessChanged')).toHaveLength(2)
    })
  })

  test('somebody accepts while the site goes, then they reach nothing', async () => {
    await inRounds(async () => {
      const { companyId, owner } = await service.company()
      const siteId = await service.sites.putSite(companyId)
      const guest = service.person()
      const request = { companyId, emails: [guest.email], access: onSites({ [siteId]: 'developer' }) }
      const { results } = await service.invitations.invite(request, owner.call())
      const token = (await service.mailedToken(companyId, results[0]!.invitationId!))!
      const [outcome] = await Promise.all([
        outcomeOf(second.invitations.acceptInvitation({ token }, guest.call())),
        service.sites.deleteSite(siteId),
      ])
      expect(['done', 'invitation-empty', 'access-unknown', 'already-done', 'unavailable']).toContain(outcome)
      expect(await outcomeOf(service.companies.getCompany({ companyId }, guest.call()))).toBe('not-found')
    })
  })

  test('a company is closed in two processes while it gets its first site, then it is closed without one, or has one', async () => {
    const closed = new Set<string>()
    const sites = new Set<string>()
    service.sites.limits.close = ({ companyId }) => {
      if (sites.has(companyId)) throw new DomainError('company-has-sites')
      closed.add(companyId)
    }
    // Site decides in one transaction on the limit; here the test does.
    const create = async (companyId: string) => {
      await new Promise((resolve) => setImmediate(resolve))
      if (!closed.has(companyId)) sites.add(companyId)
    }
    await inRounds(async () => {
      const { companyId, owner } = await service.company()
      const outcomes = await Promise.all([
        outcomeOf(service.companies.closeCompany({ companyId }, owner.call())),
        outcomeOf(second.companies.closeCompany({ companyId }, owner.call())),
        create(companyId),
      ])
      const { state } = await service.companies.getCompany({ companyId }, owner.call())
      expect(state).toBe(sites.has(companyId) ? 'COMPANY_STATE_ACTIVE' : 'COMPANY_STATE_CLOSED')
      const closings = (await service.events(companyId))
        .map(({ type }) => type)
        .filter((type) => type === 'CompanyClosed')
      expect(closings).toHaveLength(sites.has(companyId) ? 0 : 1)
      if (sites.has(companyId)) expect(outcomes.slice(0, 2)).toEqual(Array(2).fill('company-has-sites'))
      else expect(outcomes.slice(0, 2)).toContain('done')
    })
    service.sites.limits.close = () => {}
  })
})

describe('when billing says whether a company pays', () => {
  const staff = () => userPassport({ operator: true, twoFactor: true })
  const put = (
    companyId: string,
    unpaid: boolean,
    version: number,
    at: Pick<CompanyService, 'suspensions'> = service,
  ) => at.suspensions.putUnpaid({ companyId, unpaid, version }, service.billingCall())
  const typesOf = async (companyId: string) =>
    (await service.events(companyId)).map(({ type }) => type).filter((type) => /Suspen|Restored/.test(type))
  const seen = async (companyId: string, by: Person) => {
    const { state, suspendedBecause } = await service.companies.getCompany({ companyId }, by.call())
    return [state, suspendedBecause]
  }

  test('then it is in force when the word is answered, and said to those who may see the settings', async () => {
    const { companyId, owner } = await service.company()
    const developer = await service.join(companyId, owner, 'developer')
    expect(await put(companyId, true, 1)).toEqual({ because: ['SUSPENSION_REASON_UNPAID'], version: 1 })
    expect(await seen(companyId, owner)).toEqual(['COMPANY_STATE_SUSPENDED', ['SUSPENSION_REASON_UNPAID']])
    expect(await seen(companyId, developer)).toEqual(['COMPANY_STATE_SUSPENDED', []])
    expect(await put(companyId, true, 1, second)).toEqual({ because: ['SUSPENSION_REASON_UNPAID'], version: 1 })
    expect(await put(companyId, false, 2)).toEqual({ because: [], version: 2 })
    expect(await put(companyId, true, 1, second)).toEqual({ because: [], version: 2 })
    expect(await typesOf(companyId)).toEqual(['CompanySuspended', 'CompanyRestored'])
    const others = service.suspensionsAsPerson.putUnpaid({ companyId, unpaid: true, version: 9 }, owner.call())
    expect(await outcomeOf(others)).toBe('not-allowed')
  })

  test('and its words come in any order in two processes, then the newest one holds', async () => {
    await inRounds(async (round) => {
      const { companyId, owner } = await service.company()
      const words = [1, 2, 3, 4, 5, 6].map((version) => ({ version, unpaid: (version + round) % 2 === 0 }))
      const shuffled = words.toSorted((a, b) => ((a.version * 7 + round * 3) % 5) - ((b.version * 7 + round * 3) % 5))
      await Promise.all(
        shuffled.map(({ version, unpaid }, index) => put(companyId, unpaid, version, index % 2 ? second : service)),
      )
      const expected = words.at(-1)!.unpaid ? ['SUSPENSION_REASON_UNPAID'] : []
      expect((await seen(companyId, owner))[1]).toEqual(expected)
    })
  })

  test('and an operator suspends while a payment lifts, then the operator’s suspension stands', async () => {
    await inRounds(async () => {
      const { companyId, owner } = await service.company()
      await put(companyId, true, 1)
      const [outcome] = await Promise.all([
        outcomeOf(service.operators.suspendCompany({ companyId, reason: 'spam' }, staff())),
        put(companyId, false, 2, second),
      ])
      expect(outcome).toBe('done')
      expect(await seen(companyId, owner)).toEqual(['COMPANY_STATE_SUSPENDED', ['SUSPENSION_REASON_OPERATOR']])
      const { because } = await service.operators.restoreCompany({ companyId, reason: 'cleaned' }, staff())
      expect(because).toEqual([])
    })
  })

  test('and an operator restores it meanwhile, then it stays suspended, and the answer says so', async () => {
    const { companyId, owner } = await service.company()
    await service.operators.suspendCompany({ companyId, reason: 'spam' }, staff())
    await put(companyId, true, 1)
    const { because } = await service.operators.restoreCompany({ companyId, reason: 'cleaned' }, staff())
    expect(because).toEqual(['SUSPENSION_REASON_UNPAID'])
    expect((await seen(companyId, owner))[0]).toBe('COMPANY_STATE_SUSPENDED')
    const again = service.operators.restoreCompany({ companyId, reason: 'cleaned' }, staff())
    expect(await outcomeOf(again)).toBe('suspended-as-unpaid')
  })

  test('while the owner closes it, then it is closed, and billing learns that there is nothing to say', async () => {
    await inRounds(async () => {
      const { companyId, owner } = await service.company()
      const [closed, told] = await Promise.all([
        outcomeOf(service.companies.closeCompany({ companyId }, owner.call())),
        outcomeOf(put(companyId, true, 1, second)),
      ])
      expect(closed).toBe('done')
      expect(['done', 'company-closed']).toContain(told)
      expect((await service.companies.getCompany({ companyId }, owner.call())).state).toBe('COMPANY_STATE_CLOSED')
      expect(await outcomeOf(put(companyId, false, 2))).toBe('company-closed')
    })
  })

  test('of a company that an earlier release suspended, then an operator’s reason stands', async () => {
    const { companyId, owner } = await service.company()
    await service.operators.suspendCompany({ companyId, reason: 'spam' }, staff())
    await service.connection
      .collection('companies')
      .updateOne({ _id: companyId as never }, { $unset: { suspendedBecause: 1 } })
    expect((await put(companyId, true, 1)).because).toEqual(['SUSPENSION_REASON_OPERATOR', 'SUSPENSION_REASON_UNPAID'])
    expect((await put(companyId, false, 2)).because).toEqual(['SUSPENSION_REASON_OPERATOR'])
    expect((await seen(companyId, owner))[0]).toBe('COMPANY_STATE_SUSPENDED')
  })
})
