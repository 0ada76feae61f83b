import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { PartyAddress } from '../invoices/invoice.ts'

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const rates = Type.Array(
  Type.Object(
    { from: day, rate: Type.String({ pattern: '^\\d{1,2}(\\.\\d{1,2})?$', description: 'Percent' }) },
    { additionalProperties: false },
  ),
  { minItems: 1 },
)
const country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1' })
const anyArea = { name: Type.String(), country, postalCodes: Type.Array(Type.String({ pattern: '^\\d{2,5}$' })) }

const VatTable = Type.Object(
  {
    asOf: day,
    sources: Type.Array(Type.String(), { minItems: 1 }),
    members: Type.Record(
      country,
      Type.Object(
        {
          vatIdPrefix: Type.Optional(Type.String({ description: 'Where it is not the country: EL for Greece' })),
          standard: rates,
        },
        { additionalProperties: false },
      ),
    ),
    belongsTo: Type.Record(country, country, { description: 'Countries that are a part of a member for VAT' }),
    areas: Type.Array(
      Type.Union([
        Type.Object({ ...anyArea, isOutside: Type.Literal(true) }, { additionalProperties: false }),
        Type.Object({ ...anyArea, standard: rates }, { additionalProperties: false }),
      ]),
      {
        description:
          'Areas of members by postal codes: outside the territory of VAT, or with a standard rate of their own',
      },
    ),
  },
  { additionalProperties: false },
)
export type VatTable = Static<typeof VatTable>
type DatedRates = Static<typeof rates>

/** Where a party is for VAT: in a member state, or nowhere in the territory of the EU's VAT. */
export type VatPlace = { country: string; standard: DatedRates } | 'outside'

/** Throws when it is no such table, or when rates do not follow one another. */
export function parseVatTable(value: unknown): VatTable {
  const table = Value.Parse(VatTable, value)
  const lists = [...Object.values(table.members), ...table.areas].flatMap((one) =>
    'standard' in one ? [one.standard] : [],
  )
  for (const list of lists) {
    if (list.some(({ from }, index) => index > 0 && from <= list[index - 1]!.from)) {
      throw new RangeError('rates follow one another')
    }
  }
  return table
}

/**
 * The place of an address. Great Britain is outside, and so is Northern Ireland, which is inside for goods only. Countries
 * that have a code of their own, as Åland (AX) or Réunion (RE), are outside because they are no members.
 */
export function vatPlaceOf(table: VatTable, { country: code, postalCode }: PartyAddress): VatPlace {
  const country = own(table.belongsTo, code) ?? code
  const member = own(table.members, country)
  if (!member) return 'outside'
  // `D-78266`, `FI-22 100`: people write the country in front, and spaces.
  const digits = postalCode.slice(0, 20).replaceAll(/\D/g, '')
  const area = table.areas.find(
    (one) => one.country === code && one.postalCodes.some((start) => digits.startsWith(start)),
  )
  if (area && 'isOutside' in area) return 'outside'
  return { country, standard: (area ?? member).standard }
}

/** The standard rate that holds on a day. */
export function rateOn(standard: DatedRates, day: string): string {
  const found = standard.findLast(({ from }) => from <= day)
  if (!found) throw new RangeError('a day before all rates that are known')
  return found.rate
}

/** Of what a table names itself: `__proto__` is no country. */
function own<V>(record: Record<string, V>, key: string): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
