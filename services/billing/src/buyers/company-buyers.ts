import { type Buyer, Buyers } from '@holdfast/contracts/company'
import { asService, type Channel, type Signer } from '@holdfast/runtime'
import { type DescribedBuyer, documentLocale } from './buyer.ts'
import type { DescribeBuyers } from './known-buyers.ts'

/** So many companies are described in one call at most. */
const MOST = 200

export function openCompanyBuyers(company: Channel, signer: Signer): DescribeBuyers {
  const buyers = company.client(Buyers)
  return async (companyIds) => {
    const described: DescribedBuyer[] = []
    for (let from = 0; from < companyIds.length; from += MOST) {
      const asked = { companyIds: companyIds.slice(from, from + MOST) }
      const reply = await buyers.describeForInvoices(asked, asService(signer, crypto.randomUUID()))
      described.push(...reply.buyers.map(buyerFromWire))
    }
    return described
  }
}

/** One company with those who deal with its bills; undefined where there is none. */
export function openBuyerMembers(company: Channel, signer: Signer) {
  const buyers = company.client(Buyers)
  return async (companyId: string, requestId: string): Promise<Buyer | undefined> =>
    (await buyers.describeForInvoices({ companyIds: [companyId] }, asService(signer, requestId))).buyers[0]
}

function buyerFromWire({ companyId, name, address, taxId, locale }: Buyer): DescribedBuyer {
  const { line1 = '', line2, postalCode = '', city = '', region, country = '' } = address ?? {}
  return {
    companyId,
    name,
    address: {
      ...{ line1, postalCode, city, country },
      ...(line2 !== undefined && { line2 }),
      ...(region !== undefined && { region }),
    },
    ...(taxId !== undefined && { taxId }),
    locale: documentLocale(locale),
  }
}
