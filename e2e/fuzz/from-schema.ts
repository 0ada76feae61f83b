import { textFault } from '@holdfast/contracts'
import fc from 'fast-check'
import type { Schema } from '../support/documented-routes.ts'

/** Valid values by the name of a field. Each `«…»` is replaced when the request is sent. */
const known: Record<string, fc.Arbitrary<unknown>> = {
  email: fc.oneof(
    fc.constantFrom('«new.email»', '«actor.email»', '«actor.email»', '«foreign.email»', 'X+y@Example.COM'),
    fc.emailAddress({ size: 'small' }),
  ),
  emails: fc.array(
    fc.oneof(
      fc.constantFrom('«new.email»', '«attacker.email»', '«friend.email»', '«guest.email»', 'not an address', 'a@b'),
      fc.emailAddress({ size: 'small' }),
    ),
    { minLength: 1, maxLength: 10 },
  ),
  password: fc.constantFrom(
    '«actor.password»',
    '«actor.password»',
    '«new.password»',
    'wrong password',
    'password1234',
    'é'.repeat(130),
  ),
  currentPassword: fc.constantFrom('«actor.password»', 'wrong password'),
  newPassword: fc.constantFrom('«new.password»', 'password1234', 'short'),
  code: fc.constantFrom('000000', '123456', 'abcd-efgh', '12 34 56'),
  token: fc.constantFrom('«token»', '«token»', 'A'.repeat(70), 'x', '«new.uuid»'),
  invitationToken: fc.constantFrom('«own.invitationToken»', 'A'.repeat(70)),
  fullName: fc.constantFrom('Eve Black', 'Ünï Çødé', '名前', '=1+1', '<b>Eve</b>', '«new.uuid»'),
  name: fc.constantFrom('Black & Co', 'Ünï Çødé', '名前', '<b>Eve</b>', '«new.uuid»'),
  locale: fc.constantFrom('en', 'fr', 'sv'),
  country: fc.constantFrom('FR', 'SE', 'ZZ'),
  planId: fc.constantFrom('starter', 'studio', 'agency', 'no-such-plan', 'constructor', '__proto__'),
  userId: fc.constantFrom('«own.memberId»', '«own.heirId»', '«attacker.userId»', '«foreign.userId»', '«new.uuid»'),
  newOwnerId: fc.constantFrom('«own.heirId»', '«attacker.userId»', '«foreign.userId»', '«new.uuid»'),
  siteId: fc.constantFrom('«own.siteId»', '«own.siteId»', '«foreign.siteId»', '«new.uuid»'),
  siteIds: fc.array(fc.constantFrom('«own.siteId»', '«foreign.siteId»'), { minLength: 1 }),
  environmentId: fc.constantFrom('«own.liveId»', '«own.stagingId»', '«foreign.liveId»', '«new.uuid»'),
  to: fc.constantFrom('«own.liveId»', '«own.stagingId»', '«foreign.liveId»', '«new.uuid»'),
  copyOf: fc.constantFrom('«own.liveId»', '«own.stagingId»', '«foreign.liveId»', '«new.uuid»'),
  electronicAddress: fc.constantFrom(
    { scheme: '0088', id: '7300010000001' },
    { scheme: '0088', id: '7300010000002' },
    { scheme: '9999', id: '__proto__' },
  ),
  label: fc.constantFrom('client', 'Ünï Çødé', '<b>Eve</b>'),
  hostId: fc.constantFrom('files-1', '../x', '__proto__'),
  userIds: fc.array(fc.constantFrom('«own.memberId»', '«foreign.userId»', '«attacker.userId»'), { minLength: 1 }),
  permission: fc.constantFrom(
    'members.manage',
    'company.see',
    'site.create',
    'live.use',
    'no.such',
    '__proto__',
    'constructor',
  ),
  permissions: fc.array(
    fc.constantFrom('members.see', 'members.manage', 'sites.see', 'company.close', 'api-keys.manage', '__proto__'),
    { minLength: 1, maxLength: 3 },
  ),
  expiresAt: fc.oneof(
    fc.integer({ min: 1, max: 1_000 }).map((days) => new Date(Date.now() + days * 86_400_000).toISOString()),
    fc.constantFrom('2020-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2030-02-30T00:00:00Z', 'tomorrow'),
  ),
  reason: fc.constantFrom('Asked for in writing', '', ' ', 'ü'.repeat(400)),
  user: fc.constantFrom('«disposable.email»', '«disposable.userId»', '«new.uuid»', 'nobody@example.com'),
  as: fc.constantFrom('token', 'cookie'),
}

/** What is kept and shown again, also by answers to other requests: nothing that belongs to the foreign company. */
const kept: Record<string, fc.Arbitrary<unknown>> = {
  contacts: fc.array(
    fc.record({
      email: fc.oneof(
        fc.constantFrom('«new.email»', '«attacker.email»', '«friend.email»', 'X+y@Example.COM', 'not an address'),
        fc.emailAddress({ size: 'small' }),
      ),
      name: fc.constantFrom('Black & Co', 'Ünï Çødé', '名前', '<b>Eve</b>', '«new.uuid»'),
      language: fc.constantFrom('en', 'fr', 'sv'),
    }),
    { maxLength: 10 },
  ),
}

/** Values that fit the schema, most of which the handler accepts too. */
export function fromSchema(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  if (kept[name]) return kept[name]
  const hint = known[name]
  const fitting = bySchema(schema, name)
  return hint ? fc.oneof({ weight: 6, arbitrary: hint }, { weight: 1, arbitrary: fitting }) : fitting
}

function bySchema(schema: Schema, name: string): fc.Arbitrary<unknown> {
  const { enum: values, const: value, anyOf, oneOf, type, items, properties } = schema
  if (values) return fc.constantFrom(...values)
  if (value !== undefined) return fc.constant(value)
  const either = anyOf ?? oneOf
  if (either) return fc.oneof(...either.map((one) => fromSchema(one, name)))
  switch (type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000 })
    case 'number':
      return fc.double({ min: schema.minimum, max: schema.maximum, noNaN: true })
    case 'array':
      return fc.array(fromSchema(items ?? {}, name), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 5, Math.max(schema.minItems ?? 0, 5)),
      })
    case 'object': {
      const fields = Object.entries(properties ?? {}).map(([key, field]) => [key, fromSchema(field, key)] as const)
      return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [], noNullPrototype: true })
    }
    case 'string':
      return text(schema)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function text({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.constantFrom('«new.uuid»', '«own.memberId»', '«foreign.userId»', '«own.companyId»')
  if (format === 'idn-email') return fc.emailAddress({ size: 'small' })
  if (format === 'date') return fc.integer({ min: 0, max: 800 }).map(dayOf)
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  if (pattern?.startsWith('^') && pattern.endsWith('$')) return fc.stringMatching(new RegExp(pattern))
  const some = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, Math.max(minLength, 60)) })
  return format === 'visible-text' ? some.map((line) => (textFault(line, maxLength) ? `x${line.length}` : line)) : some
}

/** A day about now: far ones are refused for being far, and nothing else is tried with them. */
function dayOf(number: number): string {
  return new Date(Date.now() + (number - 400) * 86_400_000).toISOString().slice(0, 10)
}
