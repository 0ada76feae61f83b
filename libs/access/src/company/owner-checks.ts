import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '@holdfast/runtime'
import { createDecide, type Decide } from '../decide.ts'
import type { Freshness, Membership, Remote } from './company-access.ts'
import type { CompanyFacts } from './company-facts.ts'
import type { Question, Verdict } from './question.ts'
import { createVerdict } from './verdict.ts'

/** What is needed of the owner's ledger. */
export interface OwnerLedger {
  /** When the process's copy of its own facts may be believed as it stands. */
  memory: Freshness
  /** Heads of all shards, read after the call. Those who call while one is under way share the next. */
  fence(): Promise<Heads>
  /** The process's copy of its own facts. */
  own: { reaches(target: Heads, ms: number): Promise<boolean> }
}

interface Heads {
  epoch: string
  heads: number[]
}

export interface OwnerChecks extends Remote {
  /** Answers for all of them; no answer is older than the call. Rejects when another process may know. */
  askAll(questions: Question[]): Promise<Verdict[]>
  /** What the user is in the company, nothing for somebody without a role there; not older than the call. */
  standing(userId: Uint8Array, companyId: Uint8Array): Promise<Membership | undefined | 'unknown'>
}

/** With the fence's help, the caller's 250 ms are kept. */
const PATIENCE_MS = 200
/** What is decided waits no longer for the rest of its message. */
const REST_MS = 100

/**
 * Checks decided in a process of the owner, for those whose own copy cannot say. Under a lease the copy here may be
 * believed as it stands, as anywhere. Else the heads are read, fenced, after the question came; once the copy has reached
 * them, it knows all that was in force when the question was asked.
 * @param options.facts those that `ledger.own` keeps up to date
 */
export function createOwnerChecks(options: {
  ledger: OwnerLedger
  facts: CompanyFacts
  log: Log
  decide?: Decide
}): OwnerChecks {
  const { ledger, facts, log, decide = createDecide() } = options
  const { memory } = ledger
  const fresh = (shard: number, now: number) => memory.isFresh(shard, now)
  const leased = createVerdict({ facts, fresh, clock: () => memory.now(), decide })
  const fenced = createVerdict({ facts, fresh: () => true, clock: () => 0, decide })

  return {
    askAll,
    async ask(question) {
      const [verdict] = await askAll([question]).catch(nothing)
      return verdict ?? 'unknown'
    },
    async standing(userId, companyId) {
      const isReadable = () => facts.isReadable(facts.shardOf(companyId))
      const found = await decided(() => ({
        isReadable: isReadable(),
        membership: facts.grants.membership(userId, companyId),
      })).catch(() => undefined)
      return found?.isReadable ? found.membership : 'unknown'
    },
  }

  async function askAll(questions: Question[]): Promise<Verdict[]> {
    const verdicts = questions.map(leased.verdict)
    const open = [...verdicts.keys()].filter((i) => verdicts[i] === 'unknown')
    if (open.length === 0) return verdicts
    const looking = decided(() => open.map((i) => fenced.verdict(questions[i]!)))
    // What is decided does not go to another process with the rest.
    const isNothingKnown = open.length === questions.length
    const found = await (isNothingKnown ? looking : Promise.race([looking.catch(() => undefined), sleep(REST_MS)]))
    for (const [n, i] of open.entries()) verdicts[i] = found?.[n] ?? 'unknown'
    return verdicts
  }

  /** What `look` finds in the rows once they are far enough; undefined when they do not get there. */
  async function decided<Found extends object>(look: () => Found): Promise<Found | undefined> {
    const heads = await ledger.fence()
    const until = performance.now() + PATIENCE_MS
    for (let left = PATIENCE_MS; left > 0; left = until - performance.now()) {
      const clears = facts.clears()
      if (!(await ledger.own.reaches(heads, left))) break
      // The rows may have been cleared between the moment they were far enough and this one.
      if (facts.clears() === clears) return look()
    }
  }

  function nothing(err: unknown): Verdict[] {
    log.debug({ err }, 'checks cannot be decided')
    return []
  }
}
