import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type ServiceName, serviceNames } from '@holdfast/contracts'

/** No request may take more processor time in one turn of an event loop. */
export const LONGEST_TURN_MS = 100
/** How often a suspect is sent again, and how often it must then take too long. Once may be garbage collection. */
const AGAIN = { times: 3, guilty: 2 }
const MOST_SUSPECTS = 15

/** One long turn of a process's event loop; `from` and `to` are milliseconds since 1970. */
export interface Turn {
  service: ServiceName
  from: number
  to: number
  /** Processor time of the thread. */
  ms: number
}

/** A request that was sent, and when. */
export interface Sent<Request> {
  request: Request
  from: number
  to: number
}

export type Turns = Awaited<ReturnType<typeof watchTurns>>

/** Lets processes write down their long turns (see turn-recorder.ts), and reads them. */
export async function watchTurns() {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-turns-'))
  const recorder = pathToFileURL(join(import.meta.dirname, 'turn-recorder.ts'))
  const fileOf = (service: ServiceName) => join(folder, service)
  const read = new Map<ServiceName, number>()
  const longest = new Map<ServiceName, number>()

  return {
    environmentOf: (service: ServiceName) => ({ NODE_OPTIONS: `--import=${recorder}`, TURNS_FILE: fileOf(service) }),
    /** The turns that were written since the last call. */
    fresh(): Turn[] {
      return serviceNames.flatMap((service) => {
        const text = existsSync(fileOf(service)) ? readFileSync(fileOf(service), 'utf8') : ''
        const whole = text.lastIndexOf('\n') + 1
        const lines = text
          .slice(read.get(service) ?? 0, whole)
          .split('\n')
          .filter(Boolean)
        read.set(service, whole)
        const turns = lines.map((line): Turn => ({ service, ...JSON.parse(line) }))
        for (const { ms } of turns) longest.set(service, Math.max(ms, longest.get(service) ?? 0))
        return turns
      })
    },
    /** Forgets what processes did before requests of strangers came. */
    forget() {
      this.fresh()
      longest.clear()
    },
    longest: () => [...longest].map(([service, ms]) => `${service} ${Math.round(ms)} ms`).join(', '),
    stop: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Those requests that may have caused one of the turns: they were under way, or were the last before it. */
export function suspectsOf<Request>(sent: Sent<Request>[], turns: Turn[]): Sent<Request>[] {
  const suspects = new Set<Sent<Request>>()
  for (const { from, to } of turns.filter(({ ms }) => ms > LONGEST_TURN_MS)) {
    for (const one of sent) if (one.from <= to && from <= one.to) suspects.add(one)
    const last = sent.filter((one) => one.to < from).at(-1)
    if (last) suspects.add(last)
  }
  return [...suspects].slice(0, MOST_SUSPECTS)
}

/**
 * Sends suspects again, alone and several times, and returns those that take too long again.
 * @param settled resolves when every process has had a turn after what came before
 */
export async function guiltyAmong<Request>(
  suspects: Sent<Request>[],
  turns: Pick<Turns, 'fresh'>,
  { send, settled }: { send(request: Request): Promise<unknown>; settled(): Promise<unknown> },
): Promise<{ request: Request; service: ServiceName; ms: number }[]> {
  const guilty: { request: Request; service: ServiceName; ms: number }[] = []
  for (const { request } of suspects) {
    const seen: Turn[] = []
    for (let time = 0; time < AGAIN.times; time++) {
      await settled()
      turns.fresh()
      await send(request)
      await settled()
      const longest = turns.fresh().toSorted((a, b) => b.ms - a.ms)[0]
      if (longest && longest.ms > LONGEST_TURN_MS) seen.push(longest)
    }
    // The least of those that counted, so that what is told is not the exception.
    if (seen.length >= AGAIN.guilty) guilty.push({ request, ...seen.toSorted((a, b) => a.ms - b.ms)[0]! })
  }
  return guilty
}
