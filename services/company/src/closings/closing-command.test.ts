import { CompanyKept } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { outcomeOf, silentLog, testKeys, userPassport, waitFor } from '@holdfast/testing'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type CompanyService, companyService, roles } from '../testing/company-service.ts'
import { createUnfinishedClosings } from './unfinished-closings.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService()
})
afterEach(() => {
  Object.assign(service.sites.limits, { close() {}, reopen() {} })
  Object.assign(service.accounts, {
    close() {},
    withdraw() {
      throw new DomainError('closing-withdrawn')
    },
  })
})

const refuse = (code: 'unavailable') => () => {
  throw new DomainError(code)
}
const typesOf = async (companyId: string) => (await service.events(companyId)).map(({ type }) => type)

describe('when a company is closed', () => {
  test('and it has sites, then it stays open; the next wish has a higher version', async () => {
    const { companyId, owner } = await service.company()
    const versions: number[] = []
    service.sites.limits.close = ({ version }) => {
      versions.push(version)
      throw new DomainError('company-has-sites')
    }
    const close = () => outcomeOf(service.companies.closeCompany({ companyId }, owner.call()))
    expect([await close(), await close(), versions]).toEqual(['company-has-sites', 'company-has-sites', [2, 4]])
    expect((await service.companies.getCompany({ companyId }, owner.call())).state).toBe('COMPANY_STATE_ACTIVE')
    expect((await typesOf(companyId)).slice(-2)).toEqual(['CompanyClosing', 'CompanyKept'])
    await service.invite(companyId, owner, 'a@example.com')
  })

  test('and it owes something, then its limit is opened again before it stays open', async () => {
    const { companyId, owner } = await service.company()
    const asked: string[] = []
    service.sites.limits.close = () => void asked.push('site closes')
    service.accounts.close = () => {
      asked.push('billing')
      throw new DomainError('company-owes')
    }
    service.sites.limits.reopen = () => {
      asked.push('site reopens')
      if (asked.length === 3) throw new DomainError('unavailable')
    }
    const close = () => outcomeOf(service.companies.closeCompany({ companyId }, owner.call()))
    // While it is not known whether the limit is open again, the wish stands.
    expect(await close()).toBe('unavailable')
    expect((await typesOf(companyId)).at(-1)).toBe('CompanyClosing')
    expect(await close()).toBe('company-owes')
    expect((await typesOf(companyId)).at(-1)).toBe('CompanyKept')
    expect(asked).toEqual([
      ...['site closes', 'billing', 'site reopens'],
      ...['site closes', 'billing', 'site reopens'],
    ])
    await service.invite(companyId, owner, 'a@example.com')
  })

  test('and billing does not say, then the wish stands until it does', async () => {
    const { companyId, owner } = await service.company()
    service.accounts.close = refuse('unavailable')
    service.sites.limits.reopen = () => {
      throw new Error('nobody has refused')
    }
    const close = () => outcomeOf(service.companies.closeCompany({ companyId }, owner.call()))
    expect(await close()).toBe('unavailable')
    service.accounts.close = () => {}
    expect(await close()).toBe('done')
  })

  test('and site does not say, then nothing new begins; a repeat of the call finds what came of it', async () => {
    const { companyId, owner } = await service.company()
    const { token } = await service.invite(companyId, owner, 'guest@example.com')
    const guest = service.person({ email: 'guest@example.com' })
    const call = () => owner.call({ repeat })
    const repeat = { key: crypto.randomUUID(), body: 'a' }
    service.sites.limits.close = refuse('unavailable')
    expect(await outcomeOf(service.companies.closeCompany({ companyId }, call()))).toBe('unavailable')
    const invited = { companyId, emails: ['b@example.com'], access: { companyRole: roles.developer } }
    const others = [
      service.invitations.invite(invited, owner.call()),
      service.invitations.acceptInvitation({ token }, guest.call()),
    ]
    expect(await Promise.all(others.map(outcomeOf))).toEqual(Array(2).fill('company-closing'))
    service.sites.limits.close = () => {}
    expect(await outcomeOf(service.companies.closeCompany({ companyId }, call()))).toBe('done')
    expect(await outcomeOf(service.companies.closeCompany({ companyId }, call()))).toBe('done')
    expect((await typesOf(companyId)).filter((type) => type.startsWith('CompanyClos'))).toEqual([
      'CompanyClosing',
      'CompanyClosed',
    ])
  })

  test('and nobody asks again, then the sweep carries it on, in the name of who wished it; a repeat finds it', async () => {
    const { companyId, owner } = await service.company()
    const repeat = { key: crypto.randomUUID(), body: 'a' }
    service.sites.limits.close = refuse('unavailable')
    expect(await outcomeOf(service.companies.closeCompany({ companyId }, owner.call({ repeat })))).toBe('unavailable')
    service.sites.limits.close = () => {}
    const closed = () => typesOf(companyId).then((types) => types.at(-1) === 'CompanyClosed')
    await waitFor(closed)
    expect((await service.events(companyId)).at(-1)?.actor).toEqual({ kind: 'KIND_USER', id: owner.userId })
    expect(await outcomeOf(service.companies.closeCompany({ companyId }, owner.call({ repeat })))).toBe('done')
    expect(await outcomeOf(service.companies.closeCompany({ companyId }, owner.call()))).toBe('company-closed')
  })
})

describe('when a wish to close stands that billing does not decide about', () => {
  const standing = async () => {
    const { companyId, owner } = await service.company()
    const repeat = { key: crypto.randomUUID(), body: 'a' }
    service.accounts.close = refuse('unavailable')
    const close = () => outcomeOf(service.companies.closeCompany({ companyId }, owner.call({ repeat })))
    const withdraw = () => outcomeOf(service.companies.withdrawClosing({ companyId }, owner.call()))
    expect(await close()).toBe('unavailable')
    return { companyId, owner, close, withdraw }
  }
  const closingSince = async ({ companyId, owner }: Awaited<ReturnType<typeof standing>>) =>
    (await service.companies.getCompany({ companyId }, owner.call())).closingSince

  test('then its owner sees it and takes it back: billing refuses it, the limit is opened, and a repeat wishes nothing anew', async () => {
    const asked: string[] = []
    service.sites.limits.reopen = () => void asked.push('site reopens')
    const wish = await standing()
    const { companyId, owner } = wish
    expect(await closingSince(wish)).toBeGreaterThan(Date.now() - 60_000)
    const administrator = await service.person()
    expect(await outcomeOf(service.companies.withdrawClosing({ companyId }, administrator.call()))).toBe('not-found')
    expect([await wish.withdraw(), await wish.withdraw()]).toEqual(['done', 'done'])
    expect(asked).toEqual(['site reopens'])
    const last = (await service.events(companyId)).at(-1)
    expect([last?.type, last?.actor]).toEqual(['CompanyKept', { kind: 'KIND_USER', id: owner.userId }])
    expect(await closingSince(wish)).toBeUndefined()
    service.accounts.close = () => {}
    expect(await wish.close()).toBe('closing-withdrawn')
    await service.invite(companyId, owner, 'a@example.com')
  })

  test('and site or billing does not answer, then it stands on, and the sweep ends it as billing has decided', async () => {
    const { companyId, withdraw } = await standing()
    service.accounts.withdraw = refuse('unavailable')
    expect(await withdraw()).toBe('unavailable')
    expect((await typesOf(companyId)).at(-1)).toBe('CompanyClosing')
    // Its answer was lost.
    service.accounts.close = () => {
      throw new DomainError('closing-withdrawn')
    }
    await waitFor(async () => (await typesOf(companyId)).at(-1) === 'CompanyKept')
  })

  test('and the process ends after site has opened the limit, then the sweep still ends it as withdrawn', async () => {
    const { companyId, close, withdraw } = await standing()
    service.sites.limits.reopen = () => {
      // It is open, and from now on site says for this wish what it knows.
      service.sites.limits.close = () => {
        throw new DomainError('company-owes')
      }
      service.accounts.close = () => {
        throw new DomainError('closing-withdrawn')
      }
      service.sites.limits.reopen = () => {}
      throw new DomainError('unavailable')
    }
    expect(await withdraw()).toBe('unavailable')
    await waitFor(async () => (await typesOf(companyId)).at(-1) === 'CompanyKept')
    const [last] = (await service.events(companyId, 'CompanyKept')).slice(-1)
    expect(CompanyKept.decode(last!.event.data)).toMatchObject({ code: 'closing-withdrawn' })
    Object.assign(service.sites.limits, { close() {} })
    Object.assign(service.accounts, { close() {} })
    expect(await close()).toBe('closing-withdrawn')
  })

  test('and it decided meanwhile, then it is too late to take it back', async () => {
    const { companyId, withdraw } = await standing()
    service.accounts.withdraw = () => {}
    expect(await withdraw()).toBe('company-closed')
    expect((await typesOf(companyId)).at(-1)).toBe('CompanyClosed')
    const kept = await standing()
    service.accounts.withdraw = () => {
      throw new DomainError('company-owes')
    }
    expect(await kept.withdraw()).toBe('done')
    const [last] = (await service.events(kept.companyId, 'CompanyKept')).slice(-1)
    expect(CompanyKept.decode(last!.event.data)).toMatchObject({ code: 'company-owes', reason: '' })
  })

  test('then an operator finds it and takes it back, with a reason', async () => {
    const { companyId, owner } = await standing()
    const operator = userPassport({ operator: true, twoFactor: true })
    await service.connection
      .db!.collection('companies')
      .updateOne({ _id: companyId as never }, { $set: { 'closing.begunAt': 5 } })
    const { closings } = await service.operators.listClosings({ limit: 200 }, operator)
    expect(closings).toContainEqual({ companyId, begunAt: 5 })
    const withdraw = (reason: string) => outcomeOf(service.operators.withdrawClosing({ companyId, reason }, operator))
    const asOwner = service.operators.withdrawClosing({ companyId, reason: 'x' }, owner.call())
    expect(await outcomeOf(asOwner)).toBe('operators-only')
    expect([await withdraw(''), await withdraw('A charge in dollars')]).toEqual(['reason-needed', 'done'])
    const last = (await service.events(companyId)).at(-1)
    expect(last?.actor).toEqual({ kind: 'KIND_OPERATOR', id: operator.principal.userId })
    expect(CompanyKept.decode(last!.event.data)).toMatchObject({
      code: 'closing-withdrawn',
      reason: 'A charge in dollars',
    })
  })
})

test('when closings that cannot be decided fill a batch, then those behind them are carried on all the same', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const asked: string[] = []
  const sweep = createUnfinishedClosings({
    companies: {
      closing: async (_before, after, limit) =>
        ids
          .filter((id) => id > after)
          .map((id) => ({ id, closing: {} }) as never)
          .slice(0, limit),
    },
    closings: {
      async carryOn(_call, companyId) {
        asked.push(companyId)
        throw new DomainError('unavailable')
      },
    },
    signer: testKeys.signer('company'),
    log: silentLog,
    batch: 2,
  })
  while (await sweep());
  expect(asked).toEqual(ids)
  await sweep()
  expect(asked.at(-2)).toBe('a')
})
