import { outcomeOf } from '@holdfast/testing'
import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type CompanyService, companyService, type Person, type Role, roles } from './testing/company-service.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService({
    RESEND_AFTER_MS: 0,
    INVITATIONS_PER_ADDRESS: 1_000,
    INVITATIONS_PER_RECIPIENT: 1_000,
  })
})

type Act = 'invite' | 'resend' | 'accept' | 'change' | 'remove' | 'leave' | 'transfer'
interface Step {
  act: Act
  by: number
  to: number
  role: Role
}

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom<Act>(
    'invite',
    'invite',
    'resend',
    'accept',
    'accept',
    'change',
    'change',
    'remove',
    'leave',
    'transfer',
  ),
  by: fc.nat(3),
  to: fc.nat(3),
  role: fc.constantFrom<Role>('administrator', 'administrator', 'developer', 'billing'),
})

// In this sequence each act succeeds, so that the test below sees each act succeed at least once.
const everything: Step[] = [
  { act: 'invite', by: 0, to: 1, role: 'administrator' },
  { act: 'accept', by: 1, to: 0, role: 'billing' },
  { act: 'invite', by: 1, to: 2, role: 'developer' },
  { act: 'resend', by: 0, to: 2, role: 'billing' },
  { act: 'remove', by: 0, to: 1, role: 'billing' },
  { act: 'accept', by: 2, to: 0, role: 'billing' },
  { act: 'change', by: 0, to: 2, role: 'administrator' },
  { act: 'transfer', by: 0, to: 2, role: 'billing' },
  { act: 'leave', by: 0, to: 2, role: 'billing' },
]

/** The owner and the members, read from the database directly. */
async function truth(companyId: string) {
  const { connection } = service
  const company = await connection.collection('companies').findOne({ _id: companyId as never })
  const rows = await connection.collection('memberships').find({ companyId }).toArray()
  const members = new Map(
    rows.map((row) => [row.userId as string, { id: String(row._id), role: row.access.companyRole as Role }]),
  )
  return { ownerId: company!.ownerId as string, members }
}

test('whatever people try, in whatever order, the rules hold after every step', async () => {
  const happened = new Map<Act, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
      const { companyId, owner } = await service.company()
      const people = [owner, service.person(), service.person(), service.person()]
      /** The latest invitation of each person: its mailed link, and as which member it was sent. */
      const offers = new Map<Person, { invitationId: string; token: string; inviter: string; membershipId: string }>()

      for (const { act, by, to, role } of steps) {
        const [actor, target] = [people[by]!, people[to]!]
        const before = await truth(companyId)
        const mine = before.members.get(actor.userId)
        const outcome = await attempt(act, actor, target, role)
        const after = await truth(companyId)

        expect(after.members.get(after.ownerId)?.role).toBe('administrator')
        if (outcome !== 'done') {
          expect(after).toEqual(before)
          continue
        }
        happened.set(act, (happened.get(act) ?? 0) + 1)
        if (['invite', 'resend', 'change', 'remove'].includes(act)) expect(mine?.role).toBe('administrator')
        if (act === 'transfer') expect(before.ownerId).toBe(actor.userId)
        if (act === 'leave' || act === 'remove')
          expect(before.ownerId).not.toBe((act === 'leave' ? actor : target).userId)
        if (act === 'accept') {
          const offer = offers.get(actor)!
          expect(before.members.get(offer.inviter)).toEqual({ id: offer.membershipId, role: 'administrator' })
        }

        if (act === 'invite' || act === 'resend') {
          const invitationId = act === 'resend' ? offers.get(target)!.invitationId : await latest(companyId)
          const token = await service.mailedToken(companyId, invitationId)
          offers.set(target, { invitationId, token: token!, inviter: actor.userId, membershipId: mine!.id })
        }
      }

      function attempt(act: Act, actor: Person, target: Person, role: Role) {
        const access = { companyRole: roles[role] }
        const of = { companyId, userId: target.userId }
        switch (act) {
          case 'invite':
            return invite(actor, target, role)
          case 'resend': {
            const invitationId = offers.get(target)?.invitationId
            return outcomeOf(service.invitations.resendInvitation({ companyId, invitationId }, actor.call()))
          }
          case 'accept':
            return outcomeOf(service.invitations.acceptInvitation({ token: offers.get(actor)?.token }, actor.call()))
          case 'change':
            return outcomeOf(service.members.changeMember({ ...of, access }, actor.call()))
          case 'remove':
            return outcomeOf(service.members.removeMember(of, actor.call()))
          case 'leave':
            return outcomeOf(service.members.leaveCompany({ companyId }, actor.call()))
          case 'transfer':
            return outcomeOf(service.companies.transferOwnership(of, actor.call()))
        }
      }

      async function invite(actor: Person, target: Person, role: Role) {
        const request = { companyId, emails: [target.email], access: { companyRole: roles[role] } }
        let sent = 'nothing'
        const outcome = await outcomeOf(
          service.invitations.invite(request, actor.call()).then(({ results }) => {
            sent = results[0]!.result
          }),
        )
        const isSent = sent === 'invited' || sent === 'replaced'
        return outcome === 'done' && !isSent ? sent : outcome
      }
    }),
    { numRuns: 12, interruptAfterTimeLimit: 40_000, examples: [[everything]] },
  )
  for (const act of ['invite', 'resend', 'accept', 'change', 'remove', 'leave', 'transfer'] as const) {
    expect([act, (happened.get(act) ?? 0) > 0]).toEqual([act, true])
  }
})

async function latest(companyId: string): Promise<string> {
  const newest = service.connection.collection('invitations').find({ companyId }).sort({ createdAt: -1, _id: -1 })
  return String((await newest.limit(1).toArray())[0]!._id)
}
