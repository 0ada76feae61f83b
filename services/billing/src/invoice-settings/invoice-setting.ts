import type { PeppolAddress } from './peppol.ts'

/** What a company wants on its invoices, and where it wants them beside its people. */
export interface InvoiceSettings {
  companyId: string
  /** Stands on every invoice. */
  purchaseOrder?: string
  /** Gets every invoice and credit note, and nothing else. In its canonical form. */
  invoiceEmail?: string
  electronicAddress?: PeppolAddress
  /** Counts the changes, for If-Match. */
  version: number
}

export type WantedSettings = Omit<InvoiceSettings, 'companyId' | 'version'>

const fields = ['purchaseOrder', 'invoiceEmail', 'electronicAddress'] as const

export function noSettings(companyId: string): InvoiceSettings {
  return { companyId, version: 1 }
}

/** These settings in the place of the present ones. The event names the fields that differ; without it, nothing has changed. */
export function putSettings(
  { companyId, version, ...present }: InvoiceSettings,
  wanted: WantedSettings,
): { settings: InvoiceSettings; event?: { fields: string[] } } {
  const differ = fields.filter((field) => JSON.stringify(present[field]) !== JSON.stringify(wanted[field]))
  if (differ.length === 0) return { settings: { companyId, version, ...present } }
  return { settings: { companyId, version: version + 1, ...wanted }, event: { fields: differ } }
}
