import { isValidBIC, isValidIBAN } from 'ibantools'
import { Temporal } from 'temporal-polyfill'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { InvoiceSeller } from '../invoices/invoice.ts'
import { faultOf } from '../invoices/series.ts'
import { type VatTable, vatPlaceOf } from '../taxes/table.ts'
import { parseVatId, vatIdAt } from '../vat-ids/vat-id.ts'

const text = (description?: string) => Type.String({ minLength: 1, maxLength: 200, description })
const days = (description: string) => Type.Integer({ minimum: 0, maximum: 365, description })
const closed = { additionalProperties: false }

const series = Type.Object(
  {
    pattern: text('`HF-{year}-{number:6}`'),
    restarts: Type.Union([Type.Literal('yearly'), Type.Literal('never')]),
  },
  closed,
)

const Seller = Type.Object(
  {
    sellerId: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    legalName: text(),
    address: Type.Object(
      {
        line1: text(),
        line2: Type.Optional(text()),
        postalCode: text(),
        city: text(),
        region: Type.Optional(text()),
        country: Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1' }),
      },
      closed,
    ),
    registrationId: text('The number in the companies register, which stands where no VAT id may'),
    registrationScheme: Type.Optional(text('Of ISO 6523: 0007 for Sweden')),
    vatId: text(),
    taxRegistrationId: Type.Optional(text('In Sweden: the approval for F-tax')),
    email: Type.String({ pattern: '^[^@\\s]{1,64}@[^@\\s]{1,190}$' }),
    electronicAddress: Type.Optional(Type.Object({ scheme: text('Of the EAS list'), id: text() }, closed)),
    bank: Type.Object(
      {
        iban: text('Without spaces'),
        bic: Type.Optional(text()),
        accountName: text(),
      },
      closed,
    ),
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    timeZone: text('Of the IANA list: its dates stand on invoices, and periods begin at its midnight'),
    series: Type.Object({ invoice: series, 'credit-note': series }, closed),
    ossFrom: Type.Optional(
      Type.String({
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        description: 'From when consumers elsewhere in the EU pay their own VAT: the threshold of 10,000 EUR is passed',
      }),
    ),
    paymentDays: days('From issue to the day on which an invoice is due'),
    lateUsageDays: days('From the end of a period to its invoice of usage, which comes late'),
  },
  closed,
)
export type Seller = Static<typeof Seller>

/** Throws and says what is wrong with it: a wrong seller would stand on every invoice. */
export function parseSeller(value: unknown, table: VatTable): Seller {
  const seller = Value.Parse(Seller, value)
  const faults = [
    ...Object.values(seller.series).map(faultOf),
    seller.series.invoice.pattern === seller.series['credit-note'].pattern
      ? 'both series give the same numbers'
      : undefined,
    faultOfVatId(seller, table),
    seller.bank.bic === undefined || isValidBIC(seller.bank.bic) ? undefined : 'the BIC is none',
    isValidIBAN(seller.bank.iban) ? undefined : 'the check digits of the IBAN are wrong',
    Intl.supportedValuesOf('currency').includes(seller.currency) ? undefined : 'there is no such currency',
    faultOfZone(seller.timeZone),
  ].filter((fault) => fault !== undefined)
  if (faults.length > 0) throw new RangeError(`the seller ${seller.sellerId}: ${faults.join('; ')}`)
  return seller
}

/** What documents say of the seller. */
export function shownOn({ vatId, ...seller }: Seller): InvoiceSeller {
  const { legalName, address, registrationId, registrationScheme, taxRegistrationId, email, electronicAddress, bank } =
    seller
  return {
    ...{ legalName, address, registrationId, vatId, email, bank },
    ...(registrationScheme !== undefined && { registrationScheme }),
    ...(taxRegistrationId !== undefined && { taxRegistrationId }),
    ...(electronicAddress && { electronicAddress }),
  }
}

/** The date in the seller's zone. */
export function dateAt({ timeZone }: Pick<Seller, 'timeZone'>, now: Temporal.Instant): string {
  return now.toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** The day on which an invoice is due. */
export function dueOn({ paymentDays }: Pick<Seller, 'paymentDays'>, issuedOn: string): string {
  return Temporal.PlainDate.from(issuedOn).add({ days: paymentDays }).toString()
}

function faultOfVatId({ vatId, address }: Seller, table: VatTable): string | undefined {
  try {
    const id = vatIdAt(parseVatId(vatId, table), vatPlaceOf(table, address))
    return id.text === vatId ? undefined : `the VAT id is written ${id.text}`
  } catch {
    return 'the VAT id is not one of the country of the address'
  }
}

function faultOfZone(timeZone: string): string | undefined {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone)
    return undefined
  } catch {
    return 'there is no such time zone'
  }
}
