import { openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { now } from '../support/clock.ts'
import type { Answer } from '../support/person.ts'
import { callAs, isNoAnswer } from './changes.ts'
import { openCheckLog } from './check-log.ts'
import type { Decision } from './history-checker.ts'
import type { Question } from './load.ts'

/** How many checks may wait for one gateway: a stopped gateway answers none of them. */
const AT_ONCE = 12
const AGAIN_MS = [50, 400]
/** How often each gateway is asked about any subject. */
const ALWAYS_EVERY_MS = 1_000

/**
 * Asks about subjects by HTTP, as clients do, through each gateway.
 * @param options.anything a question to ask when no change gives a reason for another one
 */
export function openHttpChecks(options: { urls: string[]; directory: string; anything: () => Question | undefined }) {
  const gateways = options.urls.map((url, i) => {
    const name = `gateway ${i + 1}`
    const checksFile = join(options.directory, `gateway-${i + 1}.checks`)
    return { url, name, checksFile, log: openCheckLog(openSync(checksFile, 'a')), underWay: 0 }
  })
  const wrong: string[] = []
  const pending = new Set<Promise<void>>()
  let passedOver = 0
  let isOver = false
  const asking = setInterval(() => {
    for (const gateway of gateways) {
      const question = options.anything()
      if (question) track(ask(gateway, question))
    }
  }, ALWAYS_EVERY_MS)

  return {
    /** The files with the checks of each gateway. */
    logs: gateways.map(({ name, checksFile }) => ({ name, checksFile })),
    wrong,
    /** How many checks were left out because too many were open. */
    passedOver: () => passedOver,
    /** Asks every gateway now; about sessions and keys, which the replicas do not ask about, also a bit later. */
    look(question: Question) {
      for (const gateway of gateways) track(ask(gateway, question))
      if (!('person' in question)) track(again(question))
    },
    async stop() {
      isOver = true
      clearInterval(asking)
      await Promise.all(pending)
      for (const { log } of gateways) log.flush()
    },
  }

  function track(asking: Promise<void>) {
    const tracked = asking
      .catch((error) => void wrong.push(`a check through a gateway: ${(error as Error).message}`))
      .finally(() => pending.delete(tracked))
    pending.add(tracked)
  }

  async function again(question: Question) {
    for (const ms of AGAIN_MS) {
      await sleep(ms)
      if (isOver) return
      await Promise.all(gateways.map((gateway) => ask(gateway, question)))
    }
  }

  async function ask(gateway: (typeof gateways)[number], question: Question) {
    if (gateway.underWay >= AT_ONCE) {
      passedOver++
      return
    }
    gateway.underWay++
    const startedAt = now()
    try {
      const decision = decided(question, await call(gateway.url, question))
      gateway.log.add(question.subject, 'http', decision, startedAt, now())
    } catch (error) {
      if (!isNoAnswer(error)) throw error
    } finally {
      gateway.underWay--
    }
  }
}

function call(url: string, question: Question): Promise<Answer> {
  if ('session' in question) return callAs(question.session, url, { method: 'GET', path: '/v1/sessions/current' })
  if ('key' in question)
    return callAs(question.key, url, { method: 'GET', path: `/v1/companies/${question.companyId}` })
  const { permission, companyId, person } = question
  const path = `/v1/companies/${companyId}/access-checks`
  return callAs(person, url, { method: 'POST', path, body: { permission } })
}

function decided(question: Question, { status, body }: Answer): Decision {
  if (status === 503) return 'unknown'
  if ('person' in question) {
    if (status === 200) return body.decision
    // A user without a role in the company gets 404.
    if (status === 404) return 'denied'
  } else {
    if (status === 200) return 'allowed'
    if (status === 401) return 'denied'
  }
  throw new Error(`an unexpected answer: ${status} ${body?.code}`)
}
