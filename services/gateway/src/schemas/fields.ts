import { textLengths } from '@holdfast/contracts'
import { type TSchema, Type } from 'typebox'

/** An object with exactly these fields. */
export function Exactly<const Properties extends Record<string, TSchema>>(
  properties: Properties,
  options: { description?: string; minProperties?: number } = {},
) {
  return Type.Object(properties, { additionalProperties: false, ...options })
}

export function OneOf<const Values extends readonly string[]>(values: Values, description?: string) {
  return Type.Unsafe<Values[number]>({ type: 'string', enum: [...values], ...(description && { description }) })
}

// Lower case and hyphens only, as in our own answers: an id has one spelling.
const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
const AN_ID = '0199a7c4-5d1e-7c3a-9f10-2b6d84e07a15'

export const Id = Type.String({ format: 'uuid', pattern: UUID, examples: [AN_ID] })
export const Time = Type.String({ format: 'date-time', examples: ['2027-03-01T09:30:00.000Z'] })
/** An id in an answer, where it need not be checked. */
export const IdOut = Type.String({ format: 'uuid', examples: [AN_ID] })

/** A line of text for people to read. Its service holds it to the same rule, and to the same length. */
export function TextLine(text: keyof typeof textLengths, options: { examples?: string[]; description?: string } = {}) {
  return Type.String({ minLength: 1, maxLength: textLengths[text], format: 'visible-text', ...options })
}

export const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: '^[^\\s@]+@[^\\s@]+$',
  examples: ['ada@example.com'],
})
/** An address that somebody wants to use from now on. Every spelling of it is taken, and becomes the same one. */
export const NewEmail = Type.String({
  minLength: 3,
  maxLength: 254,
  format: 'idn-email',
  description: 'Kept in its one form: the domain as UTS 46 has it, the rest in lower case',
  examples: ['ada@example.com'],
})
export const NewPassword = Type.String({
  minLength: 12,
  maxLength: 128,
  description: 'Hard to guess, and not the address; there are no rules about kinds of characters',
  examples: ['seven quiet herons at dusk'],
})
/** A present password. It is compared alone, so that no rule about new ones applies. */
export const Password = Type.String({ minLength: 1, maxLength: 1024, examples: ['seven quiet herons at dusk'] })
export const TwoFactorCode = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'Of the authenticator app, or a recovery code',
  examples: ['492039'],
})
export const Token = Type.String({ minLength: 1, maxLength: 512, description: 'From the fragment of a mailed link' })
export const Locale = OneOf(['en', 'fr', 'sv'], 'Language of mails')
export const Reason = Type.String({ maxLength: textLengths.reason, examples: ['Asked for by the customer in writing'] })

export const CompanyParams = Exactly({ companyId: Id })

export function time(ms: number): string {
  return new Date(ms).toISOString()
}
