import { openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { now } from '../support/clock.ts'
import { isNoAnswer } from '../support/insist.ts'
import type { Answer, Body } from '../support/person.ts'
import { type Call, callAs } from './changes.ts'
import { openCheckLog } from './check-log.ts'
import type { Decision } from './history-checker.ts'
import type { Question } from './lane.ts'

/** How many checks may wait for one gateway: a stopped gateway answers none of them. */
const AT_ONCE = 16
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
      if (question) askAll(gateway, question)
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
      for (const gateway of gateways) askAll(gateway, question)
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

  /** Whoever answers it: company what somebody may do, site what it lets them read. */
  function askAll(gateway: (typeof gateways)[number], question: Question) {
    for (const call of callsOf(question)) track(ask(gateway, question, call))
  }

  async function again(question: Question) {
    for (const ms of AGAIN_MS) {
      await sleep(ms)
      if (isOver) return
      await Promise.all(gateways.flatMap((gateway) => callsOf(question).map((call) => ask(gateway, question, call))))
    }
  }

  async function ask(gateway: (typeof gateways)[number], question: Question, call: HttpCheck) {
    if (gateway.underWay >= AT_ONCE) {
      passedOver++
      return
    }
    gateway.underWay++
    const startedAt = now()
    try {
      const decision = call.decided(await callAs(call.by, gateway.url, call))
      gateway.log.add(question.subject, 'http', decision, startedAt, now())
    } catch (error) {
      if (!isNoAnswer(error)) throw error
    } finally {
      gateway.underWay--
    }
  }
}

interface HttpCheck {
  by: Call['by']
  method: string
  path: string
  body?: unknown
  decided(answer: Answer): Decision
}

function callsOf(question: Question): HttpCheck[] {
  if ('session' in question) return [reading(question.session, '/v1/sessions/current', 401)]
  if ('key' in question) return [reading(question.key, `/v1/companies/${question.companyId}`, 401)]
  const { permission, companyId, person, place } = question
  const { siteId, environment, read } = place ?? {}
  const body = { permission, siteId, environmentId: environment?.environmentId }
  const path = `/v1/companies/${companyId}/access-checks`
  // A user without a role in the company gets 404.
  const check = { by: person, method: 'POST', path, body, decided: decidedBy([404], (told) => told.decision) }
  // Whoever may see a site and not use it gets 403.
  return read ? [check, reading(person, read, 404, 403)] : [check]
}

function reading(by: HttpCheck['by'], path: string, ...denials: number[]): HttpCheck {
  return { by, method: 'GET', path, decided: decidedBy(denials, () => 'allowed') }
}

function decidedBy(denials: number[], success: (body: Body) => Decision): HttpCheck['decided'] {
  return ({ status, body }) => {
    if (status === 503) return 'unknown'
    if (status === 200) return success(body)
    if (denials.includes(status)) return 'denied'
    throw new Error(`an unexpected answer: ${status} ${body?.code}`)
  }
}
