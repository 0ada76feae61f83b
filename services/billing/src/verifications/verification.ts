import { createHash } from 'node:crypto'
import { DomainError } from '@holdfast/errors'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { BookFinding } from '../book/verification.ts'

/** What a verification names: what `verifyBook` does, and what it compares the book with. */
export type VerificationFinding =
  | BookFinding
  | {
      about: 'entry' | 'files' | 'number'
      subject: string
      finding: 'nothing-was-issued' | 'differs-when-recomputed' | 'missing' | 'not-of-the-series'
    }
  | {
      /** The subject is our id of a payment, or the provider's where there is no other. */
      about: 'payment'
      subject: string
      finding: 'unknown-here' | 'missing-at-provider' | 'state-differs' | 'amount-differs' | 'returned-differs'
    }

/** What a provider has of a payment, and what the book has: the first thing in which they differ. */
export function compareWithProvider(
  kept: { amount: bigint; currency: string; state: { status: string }; returned: bigint },
  there: { amount: bigint; currency: string; isSucceeded: boolean; returned: bigint } | undefined,
): 'missing-at-provider' | 'state-differs' | 'amount-differs' | 'returned-differs' | undefined {
  const isSucceeded = kept.state.status === 'succeeded'
  if (!there) return isSucceeded ? 'missing-at-provider' : undefined
  if (there.isSucceeded !== isSucceeded) return 'state-differs'
  if (there.amount !== kept.amount || there.currency !== kept.currency) return 'amount-differs'
  // A bank may take more than is left of a payment: the book has no more than was paid.
  const isAll = there.returned >= kept.amount
  return (isAll ? kept.amount : there.returned) === kept.returned ? undefined : 'returned-differs'
}

const count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
/** How many there are, and what they add up to: two sets that have both in common are the same. */
const Tally = Type.Object({ count, sum: Type.String({ pattern: '^\\d{1,30}$' }) })
export type Tally = Static<typeof Tally>

const Progress = Type.Object(
  {
    /** Documents that are younger are not compared with the ledger: their ids are not below this one. */
    cut: Type.String({ minLength: 36, maxLength: 36 }),
    documents: Tally,
    entries: Tally,
    /** The last company, or the place in the ledger, or at last the numbers. */
    at: Type.Union([
      Type.Object({ companyId: Type.String({ maxLength: 36 }) }, { additionalProperties: false }),
      Type.Object({ shard: count, seq: count }, { additionalProperties: false }),
      Type.Object({ numbers: Type.Literal(true) }, { additionalProperties: false }),
      Type.Object(
        {
          /** What the provider has is looked for here, or the other way round. */
          provider: Type.Union([Type.Literal('theirs'), Type.Literal('ours')]),
          after: Type.String({ maxLength: 255 }),
          /** Milliseconds since 1970: the end of the span. */
          until: count,
        },
        { additionalProperties: false },
      ),
    ]),
  },
  { additionalProperties: false },
)
/** How far a verification has come. Whoever asks for the next part carries it. */
export type VerificationProgress = Static<typeof Progress>

export const emptyTally: Tally = { count: 0, sum: '0' }

/** One more, by what says who it is. */
export function tallied({ count, sum }: Tally, identity: string): Tally {
  const digest = createHash('sha256').update(identity).digest()
  return { count: count + 1, sum: `${BigInt(sum) + digest.readBigUInt64BE(0)}` }
}

export function cursorOf(progress: VerificationProgress): string {
  return Buffer.from(JSON.stringify(progress)).toString('base64url')
}

/** Throws `bad-cursor`. */
export function progressFrom(cursor: string): VerificationProgress {
  try {
    return Value.Parse(Progress, JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new DomainError('bad-cursor')
  }
}
