import type { Words } from '../words/words.tsx'

type FaultKind = keyof Words['shell']['faults']

/** What people type, by the name that the API has for it. */
const kinds: Record<string, FaultKind> = {
  email: 'email',
  emails: 'email',
  invoiceEmail: 'email',
  name: 'name',
  fullName: 'name',
  password: 'password',
  currentPassword: 'password',
  newPassword: 'password',
  closedByPassword: 'password',
  code: 'code',
  address: 'address',
  line1: 'address',
  line2: 'address',
  postalCode: 'address',
  city: 'address',
  region: 'address',
  country: 'country',
  taxId: 'taxId',
  purchaseOrder: 'text',
  electronicAddress: 'text',
  scheme: 'text',
  id: 'text',
  note: 'text',
  reason: 'text',
  labels: 'text',
  search: 'text',
  label: 'text',
  cap: 'amount',
  amount: 'amount',
  expiresAt: 'day',
  from: 'day',
  to: 'day',
  year: 'day',
}

/** What is wrong in the body of a call, each once: one knows the field by its kind, and not by a pointer of the API. */
export function faultKinds(errors: readonly { pointer: string }[]): FaultKind[] {
  return [...new Set(errors.map(({ pointer }) => kindOf(pointer)))]
}

/** The last name of a pointer that is no index of a list: `/emails/3` is about an address. */
function kindOf(pointer: string): FaultKind {
  const name = pointer.split('/').findLast((part) => !/^\d*$/.test(part)) ?? ''
  return Object.hasOwn(kinds, name) ? (kinds[name] ?? 'page') : 'page'
}
