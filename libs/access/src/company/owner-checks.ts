import { setTimeout as sleep } from 'node:timers/promises'
import { idBytes, isId } from '@holdfast/contracts'
import type { Log } from '@holdfast/runtime'
import { createDecide, type Decide, type Standing } from '../decide.ts'
import type { PermissionId } from '../permissions.ts'
import type { Freshness, Remote } from './company-access.ts'
import type { CompanyFacts } from './company-facts.ts'
import { type About, type OwnerAnswer, type OwnerQuestion, questionOf, type Verdict } from './question.ts'
import type { SiteFacts } from './site-facts.ts'
import { createVerdict, type Explained, notFound } from './verdict.ts'

/** What is needed of the owner's ledger. */
export interface OwnerLedger {
  /** Says when the process's replica of its own facts may decide without a fence. */
  memory: Freshness
  /** Reads the heads of all shards after the call. Calls made while a read is under way share the next read. */
  fence(): Promise<Heads>
  /** The process's replica of its own facts. */
  own: { reaches(target: Heads, ms: number): Promise<boolean> }
}

interface Heads {
  epoch: string
  heads: number[]
}

export interface OwnerChecks extends Remote {
  /**
   * Answers every question from a state that is at least as new as the call. It may reject if this process can answer
   * none of them; then another process may be able to.
   */
  askAll(questions: OwnerQuestion[]): Promise<OwnerAnswer[]>
  /**
   * The standing of the user in the company; undefined for a user without a role there. It always uses a fence, so it
   * sees all that was committed before the call, even what is not in force yet.
   */
  fencedStanding(userId: string, companyId: string): Promise<Standing | undefined | 'unknown'>
  /** The decision with its reasons, from a state that is at least as new as the call. */
  explain(permission: PermissionId, userId: string, companyId: string, about?: About): Promise<Explained | 'unknown'>
}

/** How long to wait until the rows have reached the heads. The caller waits for 500 ms in all. */
const PATIENCE_MS = 200
/** How long answers that are ready wait for the other answers of their message. */
const REST_MS = 100

/**
 * Decides checks in a process of company, for processes whose own replica cannot say. While the replica of this process
 * has a lease, it decides at once, as in any other process. Otherwise a fence is used: the heads of the ledger are read
 * after the question has come, and the rows are read once the replica has reached these heads. So the answer sees all
 * that was in force when the question was asked. A fence of this ledger says nothing about the ledger of sites: without a
 * lease of that ledger, nothing is known about a site.
 * @param options.facts the facts that `ledger.own` keeps up to date
 */
export function createOwnerChecks(options: {
  ledger: OwnerLedger
  facts: CompanyFacts
  /** Left out in a service that does not follow the ledger of sites. */
  sites?: SiteFacts
  log: Log
  decide?: Decide
}): OwnerChecks {
  const { ledger, facts, sites, log, decide = createDecide() } = options
  const { memory } = ledger
  const fresh = (shard: number, now: number) => memory.isFresh(shard, now)
  const leased = createVerdict({ facts, fresh, sites, clock: () => memory.now(), decide })
  const fenced = createVerdict({ facts, fresh: () => true, sites, clock: () => 0, decide })

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
    async explain(permission, userId, companyId, about = {}) {
      const question = questionOf(permission, userId, companyId, about)
      if (!question) return notFound
      const own = leased.explain(question)
      if (own !== 'unknown') return own
      const [found] = (await decided(() => [fenced.explain(question)]).catch(() => undefined)) ?? []
      return found ?? 'unknown'
    },
  }

  async function askAll(questions: OwnerQuestion[]): Promise<OwnerAnswer[]> {
    const answers = questions.map(leased.answer)
    const open = [...answers.keys()].filter((i) => answers[i] === 'unknown')
    if (open.length === 0) return answers
    const looking = decided(() => open.map((i) => fenced.answer(questions[i]!)))
    // Answers that are ready are returned soon, so that the caller asks another process only for the others.
    const isNothingKnown = open.length === questions.length
    const found = await (isNothingKnown ? looking : Promise.race([looking.catch(() => undefined), sleep(REST_MS)]))
    for (const [n, i] of open.entries()) answers[i] = found?.[n] ?? 'unknown'
    return answers
  }

  /** What `look` finds in the rows once they have reached the heads; undefined if they do not reach them in time. */
  async function decided<Found extends object>(look: () => Found): Promise<Found | undefined> {
    const heads = await ledger.fence()
    const until = performance.now() + PATIENCE_MS
    for (let left = PATIENCE_MS; left > 0; left = until - performance.now()) {
      const clears = facts.clears()
      if (!(await ledger.own.reaches(heads, left))) break
      // The rows may have been cleared since they reached the heads. Then they are waited for again.
      if (facts.clears() === clears) return look()
    }
  }

  function nothing(err: unknown): OwnerAnswer[] {
    log.debug({ err }, 'checks cannot be decided')
    return []
  }
}
