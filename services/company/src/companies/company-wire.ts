import { countryCodes, textFault, textLengths, tidyText } from '@holdfast/contracts'
import type { CompanyInput, PostalAddress as WireAddress } from '@holdfast/contracts/company'
import { DomainError, type Fault } from '@holdfast/errors'
import type { MemberActor } from '../access/call-authorization.ts'
import { reasonsToWire } from '../suspensions/suspension.ts'
import type { Company, PostalAddress } from './company.ts'

export const stateToWire = {
  active: 'COMPANY_STATE_ACTIVE',
  suspended: 'COMPANY_STATE_SUSPENDED',
  closed: 'COMPANY_STATE_CLOSED',
} as const

/** The fields of a company that the viewer may see. */
export function companyToWire(company: Company, viewer: Pick<MemberActor, 'may'>): CompanyInput {
  const { id, name, address, taxId, ownerId, state, requireTwoFactor, createdAt, version } = company
  return {
    companyId: id,
    name,
    ownerId,
    state: stateToWire[state],
    requireTwoFactor,
    createdAt,
    version,
    ...(viewer.may('company.settings.see') && {
      address,
      taxId,
      suspendedBecause: reasonsToWire(company),
      ...('closing' in company && company.closing && { closingSince: company.closing.begunAt }),
    }),
    ...(viewer.may('members.manage') && 'ownerRecovery' in company && { ownerRecovery: company.ownerRecovery }),
  }
}

/** Reads the fields of a form and collects the faults, so that one refusal lists all of them. */
export function createReader() {
  const errors: Fault[] = []
  const text = (pointer: string, value: string, most: number): string => {
    const detail = textFault(value, most)
    if (!detail) return tidyText(value)
    errors.push({ pointer, detail })
    return ''
  }
  return {
    name: (value: string) => text('/name', value, textLengths.companyName),
    taxId: (value: string) => text('/taxId', value, textLengths.taxId),
    address(value: WireAddress | null | undefined): PostalAddress {
      const { line1 = '', line2, postalCode = '', city = '', region, country = '' } = value ?? {}
      if (!countryCodes.includes(country))
        errors.push({ pointer: '/address/country', detail: 'must be a code of ISO 3166-1 alpha-2, in capitals' })
      return {
        line1: text('/address/line1', line1, textLengths.addressLine),
        ...(line2 !== undefined && { line2: text('/address/line2', line2, textLengths.addressLine) }),
        postalCode: text('/address/postalCode', postalCode, textLengths.postalCode),
        city: text('/address/city', city, textLengths.city),
        ...(region !== undefined && { region: text('/address/region', region, textLengths.region) }),
        country,
      }
    },
    /** Throws `bad-request` with all faults, if there are any. */
    done() {
      if (errors.length > 0) throw new DomainError('bad-request', { errors })
    },
  }
}
