import { DomainError } from '@holdfast/errors'

/** A card or a bank account that a provider keeps. */
export interface PaymentMethod {
  /** The provider's name for it. */
  providerId: string
  kind: 'card' | 'bank-debit'
  /** What its owner knows it by: the last digits. */
  label: string
}

/** How a company pays by itself: the first one is charged, the second is the spare. */
export interface PaymentMethods {
  companyId: string
  /** The provider's name for the company, once it has been there. */
  customer?: string
  methods: readonly PaymentMethod[]
  /** The provider's names for the last ones that were removed. It has one name for each time that one is added. */
  removed?: readonly string[]
}

/** One that is charged, and a spare. */
const MOST = 2
/** A provider says again for days what it was not answered for: nobody removes so many in that time. */
const MOST_REMOVED = 100

export function noMethods(companyId: string): PaymentMethods {
  return { companyId, methods: [] }
}

/** Throws `too-many-payment-methods` before a payer is sent to a provider for one that could not be kept. */
export function checkRoom({ methods }: PaymentMethods): void {
  if (methods.length >= MOST) throw new DomainError('too-many-payment-methods')
}

/**
 * Told again, or when there is no room any more, nothing changes; nor where it was removed meanwhile, which a provider need not
 * have done.
 */
export function addMethod(present: PaymentMethods, method: PaymentMethod): PaymentMethods {
  const isKnown = present.methods.some(({ providerId }) => providerId === method.providerId)
  const isRemoved = present.removed?.includes(method.providerId)
  if (isKnown || isRemoved || present.methods.length >= MOST) return present
  return { ...present, methods: [...present.methods, method] }
}

/** The spare takes the place of the one that is charged. Throws `not-found`. */
export function removeMethod(present: PaymentMethods, providerId: string): PaymentMethods {
  const methods = present.methods.filter((method) => method.providerId !== providerId)
  if (methods.length === present.methods.length) throw new DomainError('not-found')
  return { ...present, methods, removed: [...(present.removed ?? []), providerId].slice(-MOST_REMOVED) }
}

/** This one is charged from now on, and the other is the spare. Throws `not-found`. */
export function preferMethod(present: PaymentMethods, providerId: string): PaymentMethods {
  const preferred = present.methods.find((method) => method.providerId === providerId)
  if (!preferred) throw new DomainError('not-found')
  if (present.methods[0] === preferred) return present
  return { ...present, methods: [preferred, ...present.methods.filter((method) => method !== preferred)] }
}

/**
 * The one to charge for an invoice: each in turn.
 * @param tried the methods of the tries that came to nothing, by the provider's names
 */
export function methodToCharge({ methods }: PaymentMethods, tried: readonly string[]): PaymentMethod | undefined {
  const triesOf = (method: PaymentMethod) => tried.filter((providerId) => providerId === method.providerId).length
  return methods.toSorted((a, b) => triesOf(a) - triesOf(b))[0]
}
