import { setTimeout as sleep } from 'node:timers/promises'
import { idBytes, isId } from '@holdfast/contracts'
import type { Log } from '@holdfast/runtime'
import { createDecide, type Decide, type Standing } from '../decide.ts'
import type { Fresh } from '../grants/check.ts'
import type { Freshness, Remote } from './company-access.ts'
import type { CompanyFacts } from './company-facts.ts'
import type { OwnerAnswer, OwnerQuestion, Verdict } from './question.ts'
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
  askAll(questions: OwnerQuestion[]): Promise<OwnerAnswer[]>
  /**
   * What the user is in the company, nothing for somebody without a role there. By a fence always: it sees all that was
   * committed before the call, also what is not in force yet.
   */
  fencedStanding(userId: string, companyId: string): Promise<Standing | undefined | 'unknown'>
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
  /** Of the ledger that tells which company a site belongs to; left out where it is not followed. */
  sites?: Freshness
  log: Log
  decide?: Decide
}): OwnerChecks {
  const { ledger, facts, sites, log, decide = createDecide() } = options
  const { memory } = ledger
  const fresh = (shard: number, now: number) => memory.isFresh(shard, now)
  // A fence of this ledger says nothing of the sites'.
  const sitesFresh: Fresh = (shard) => sites?.isFresh(shard, sites.now()) ?? false
  const leased = createVerdict({ facts, fresh, sitesFresh, clock: () => memory.now(), decide })
  const fenced = createVerdict({ facts, fresh: () => true, sitesFresh, clock: () => 0, decide })

  return {
    askAll,
    async ask(question) {
      const [verdict] = await askAll([question]).catch(nothing)
      return (verdict as Verdict | undefined) ?? 'unknown'
    },
    async fencedStanding(user, company) {
      if (!isId(user) || !isId(company)) return undefined
      const [userId, companyId] = [idBytes(user), idBytes(company)]
      const [found] = (await decided(() => [fenced.standing(userId, companyId)]).catch(() => undefined)) ?? []
      return found === 'not-found' ? undefined : (found ?? 'unknown')
    },
  }

  async function askAll(questions: OwnerQuestion[]): Promise<OwnerAnswer[]> {
    const answers = questions.map(leased.answer)
    const open = [...answers.keys()].filter((i) => answers[i] === 'unknown')
    if (open.length === 0) return answers
    const looking = decided(() => open.map((i) => fenced.answer(questions[i]!)))
    // What is decided does not go to another process with the rest.
    const isNothingKnown = open.length === questions.length
    const found = await (isNothingKnown ? looking : Promise.race([looking.catch(() => undefined), sleep(REST_MS)]))
    for (const [n, i] of open.entries()) answers[i] = found?.[n] ?? 'unknown'
    return answers
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

  function nothing(err: unknown): OwnerAnswer[] {
    log.debug({ err }, 'checks cannot be decided')
    return []
  }
}
