import { countryCodes } from '@holdfast/contracts'
import type { Company, CompanyState, SuspensionReason } from '@holdfast/contracts/company'
import { type Static, Type } from 'typebox'
import type { PermissionShown } from '../../routes/permission.ts'
import { Exactly, IdOut, OneOf, TextLine, Time, time } from '../../schemas/fields.ts'

export const StateSchema = OneOf(['active', 'suspended', 'closed'])

export const SuspendedBecauseSchema = Type.Array(OneOf(['operator', 'unpaid']), {
  description:
    'Why the company is suspended: by an operator, or because it has not paid. It is while one reason stands',
})

export const AddressSchema = Exactly({
  line1: TextLine('addressLine', { examples: ['12 Rue du Quai'] }),
  line2: Type.Optional(TextLine('addressLine')),
  postalCode: TextLine('postalCode', { examples: ['69002'] }),
  city: TextLine('city', { examples: ['Lyon'] }),
  region: Type.Optional(TextLine('region')),
  country: OneOf(countryCodes, 'ISO 3166-1 alpha-2, in capitals'),
})

export const CompanySchema = Type.Object({
  companyId: IdOut,
  name: Type.String({ examples: ['Northwind Studio'] }),
  address: Type.Optional(
    Type.Object(
      {
        line1: Type.String(),
        line2: Type.Optional(Type.String()),
        postalCode: Type.String(),
        city: Type.String(),
        region: Type.Optional(Type.String()),
        country: Type.String(),
      },
      { description: 'Absent for those who may not see the settings' },
    ),
  ),
  taxId: Type.Optional(Type.String()),
  ownerId: IdOut,
  state: StateSchema,
  suspendedBecause: Type.Optional(SuspendedBecauseSchema),
  requireTwoFactor: Type.Boolean(),
  createdAt: Time,
  closingSince: Type.Optional(
    Type.String({
      format: 'date-time',
      description: 'Since when the company is being closed: nothing new begins in it, until it is closed or stays open',
    }),
  ),
  ownerRecovery: Type.Optional(
    Type.Object(
      { newOwnerId: IdOut, effectiveAt: Time },
      { description: 'An operator is about to give the company another owner; administrators can object' },
    ),
  ),
})

/** What {@link CompanySchema} leaves out for those who may not see it. */
export const shownOfCompany: PermissionShown[] = [
  { permission: 'company.settings.see', what: 'address, tax id, why it is suspended, and that it is being closed' },
]

export function companyView(company: Company): Static<typeof CompanySchema> {
  const { companyId, name, address, taxId, ownerId, state, requireTwoFactor, ownerRecovery } = company
  return {
    companyId,
    name,
    address: address ?? undefined,
    taxId,
    ownerId,
    state: stateView(state),
    suspendedBecause: company.suspendedBecause.length > 0 ? becauseView(company.suspendedBecause) : undefined,
    requireTwoFactor,
    createdAt: time(company.createdAt),
    closingSince: company.closingSince === undefined ? undefined : time(company.closingSince),
    ownerRecovery: ownerRecovery
      ? { newOwnerId: ownerRecovery.newOwnerId, effectiveAt: time(ownerRecovery.effectiveAt) }
      : undefined,
  }
}

export function becauseView(because: readonly SuspensionReason[]): Static<typeof SuspendedBecauseSchema> {
  return because.map((each) => (each === 'SUSPENSION_REASON_UNPAID' ? 'unpaid' : 'operator'))
}

export function stateView(state: CompanyState): Static<typeof StateSchema> {
  if (state === 'COMPANY_STATE_SUSPENDED') return 'suspended'
  return state === 'COMPANY_STATE_CLOSED' ? 'closed' : 'active'
}
