import { calls } from '@holdfast/driver/contract'

type Declared<Call> = Call extends { problems: infer Problems } ? keyof Problems : never
type OfEveryCall = 'bad-token' | 'bad-request' | 'unavailable' | 'not-found'
/** A code of the contract. */
export type RefusalCode = Declared<(typeof calls)[keyof typeof calls]> | OfEveryCall

const statuses = new Map<string, number>([
  ['bad-token', 401],
  ['bad-request', 400],
  ['unavailable', 503],
  ...Object.values(calls).flatMap((call) => ('problems' in call ? Object.entries(call.problems) : [])),
])

/** Codes of what may succeed later. */
const TRANSIENT: ReadonlySet<RefusalCode> = new Set(['unavailable', 'not-enough-space'])

/** A call is refused, for a reason that the contract names. */
export class DriverRefusal extends Error {
  readonly code: RefusalCode
  /** With `stale-generation`: the one that is known. */
  readonly generation: string | undefined

  constructor(code: RefusalCode, detail?: string, { generation }: { generation?: string } = {}) {
    super(detail ?? code)
    this.code = code
    this.generation = generation
  }

  get status(): number {
    return statuses.get(this.code)!
  }

  get isPermanent(): boolean {
    return !TRANSIENT.has(this.code)
  }
}

export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')
}
