import { newId } from '@holdfast/contracts'
import { outcomeOf, servicePassport, userPassport } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type CompanyService, companyService } from '../testing/company-service.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService()
})

const asked = async (companyIds: string[]) =>
  (await service.buyers.describeForInvoices({ companyIds }, servicePassport('billing'))).buyers
const access = (role: string) => expect.objectContaining({ companyRole: `COMPANY_ROLE_${role}` })

describe('when billing asks whom invoices are written to', () => {
  test('then it hears name, address, tax id and language, and who deals with invoices, in the order asked', async () => {
    const first = await service.company(undefined, { taxId: 'FR40303265045' })
    const second = await service.company()
    const { companyId, owner } = first
    const people = [
      await service.join(companyId, owner, 'billing'),
      await service.join(companyId, owner, 'administrator'),
    ] as const
    await service.join(companyId, owner, 'developer')
    const siteId = await service.sites.putSite(companyId)
    await service.joinSites(companyId, owner, { [siteId]: 'administrator' })
    const buyers = await asked([second.companyId, newId(), 'rubbish', companyId, companyId])
    expect(buyers.map((buyer) => buyer.companyId)).toEqual([second.companyId, companyId])
    expect(buyers[0]!.taxId ?? null).toBe(null)
    expect(buyers[1]).toMatchObject({
      name: 'Quay',
      address: { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' },
      taxId: 'FR40303265045',
      state: 'COMPANY_STATE_ACTIVE',
      ownerId: owner.userId,
      locale: 'en',
      members: [
        { userId: owner.userId, access: access('ADMINISTRATOR') },
        { userId: people[0].userId, access: access('BILLING') },
        { userId: people[1].userId, access: access('ADMINISTRATOR') },
      ],
    })
  })

  test('then of a company that was suspended or closed, too', async () => {
    const [suspended, closed] = [await service.company(), await service.company()]
    const staff = userPassport({ operator: true, twoFactor: true })
    await service.operators.suspendCompany({ companyId: suspended.companyId, reason: 'fraud' }, staff)
    await service.companies.closeCompany({ companyId: closed.companyId }, closed.owner.call())
    const buyers = await asked([suspended.companyId, closed.companyId])
    expect(buyers.map(({ state, name }) => [state, name])).toEqual([
      ['COMPANY_STATE_SUSPENDED', 'Quay'],
      ['COMPANY_STATE_CLOSED', 'Quay'],
    ])
  })

  test('then of 200 companies at once at most; and nobody else hears anything', async () => {
    const { companyId, owner } = await service.company()
    expect(await outcomeOf(asked(Array.from({ length: 201 }, newId)))).toBe('bad-request')
    expect(await asked(Array.from({ length: 200 }, newId))).toEqual([])
    const asPerson = service.buyersAsPerson.describeForInvoices({ companyIds: [companyId] }, owner.call())
    expect(await outcomeOf(asPerson)).toBe('not-allowed')
  })
})
