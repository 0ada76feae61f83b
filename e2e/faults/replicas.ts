import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type GuardedProcess, startGuarded } from '@holdfast/embedded/guarded-process'
import type { TcpProxy } from '@holdfast/testing/tcp-proxy'
import { now } from '../support/clock.ts'
import type { TestSystem } from '../support/start-system.ts'
import { until } from '../support/until.ts'
import { type AccessQuestion, type ControlServer, listenForReplicas, type Pulse } from './control.ts'
import type { Span } from './history-checker.ts'

/** One process from its start to its end, and the file of its checks. */
export interface Life {
  name: string
  checksFile: string
  pauses: Span[]
}

export interface ReplicaProcess {
  name: string
  /** The proxies between it and the processes of both owners. */
  links: TcpProxy[]
  /** Its last report, and when it came; undefined until it has started. */
  heard: { pulse: Pulse; at: number } | undefined
  kill(): Promise<void>
  /** Stops the process for so many milliseconds. */
  pause(ms: number): Promise<void>
  moveWallClock(ms: number): void
}

export interface Replicas {
  all: ReplicaProcess[]
  lives: readonly Life[]
  ask(question: AccessQuestion): void
  /** Asks about these subjects no more. */
  drop(subjects: number[]): void
  look(subjects: number[]): void
  /** Ends all replicas, after they have sent their last reports. */
  stop(): Promise<void>
}

/** Starts replica processes, and starts a process again if it ends by itself. */
export async function startReplicas(options: {
  test: TestSystem
  /** The proxies of each replica to all processes of both owners. */
  links: Record<'company' | 'site', TcpProxy[]>[]
  localPerSecond: number
  remotePerSecond: number
  ablation: string | undefined
}): Promise<Replicas> {
  const { test, links } = options
  const lives: Life[] = []
  let questions: AccessQuestion[] = []
  let isStopping = false
  let turn = 0
  const control: ControlServer = await listenForReplicas({
    path: join(test.directory, 'control.sock'),
    onConnected: (name) => control.send(name, { ask: questions }),
    onPulse(pulse) {
      const replica = all.find(({ name }) => pulse.name === name)
      if (replica) replica.heard = { pulse, at: now() }
    },
  })
  const all = links.map((proxies, i) => supervise(`replica ${i + 1}`, proxies))
  await Promise.all(all.map((replica) => replica.start()))

  return {
    all,
    lives,
    ask(question) {
      questions.push(question)
      for (const { name } of all) control.send(name, { ask: [question] })
    },
    drop(subjects) {
      questions = questions.filter(({ subject }) => !subjects.includes(subject))
      for (const { name } of all) control.send(name, { drop: subjects })
    },
    look(subjects) {
      turn++
      for (const [i, { name }] of all.entries()) {
        control.send(name, { look: subjects, remotely: turn % all.length === i })
      }
    },
    async stop() {
      isStopping = true
      await Promise.all(all.map((replica) => replica.stop()))
      await control.stop()
    },
  }

  function supervise(name: string, proxies: (typeof links)[number]) {
    let current: GuardedProcess | undefined
    let life: Life | undefined
    const replica: ReplicaProcess & { start(): Promise<void>; stop(): Promise<void> } = {
      name,
      links: [...proxies.company, ...proxies.site],
      heard: undefined,
      start,
      async stop() {
        await current?.stop()
      },
      async kill() {
        const killed = current
        replica.heard = undefined
        killed?.kill('SIGKILL')
        await killed?.ended
        await until(`${name} again`, () => (current !== killed && replica.heard ? true : undefined), { seconds: 60 })
      },
      async pause(ms) {
        const pause: Span = { from: now(), to: Number.POSITIVE_INFINITY }
        life!.pauses.push(pause)
        current?.kill('SIGSTOP')
        await sleep(ms)
        current?.kill('SIGCONT')
        pause.to = now()
      },
      moveWallClock(ms) {
        control.send(name, { wall: ms })
      },
    }
    return replica

    async function start() {
      const file = name.replace(' ', '-')
      life = {
        name: `${name}.${lives.filter((earlier) => earlier.name.startsWith(`${name}.`)).length + 1}`,
        checksFile: join(test.directory, `${file}-${lives.length + 1}.checks`),
        pauses: [],
      }
      lives.push(life)
      const started = await startGuarded(
        process.execPath,
        [join(import.meta.dirname, 'replica-process.ts')],
        join(test.directory, 'logs', `${file}.log`),
        {
          ...process.env,
          NAME: name,
          CONTROL: control.path,
          CHECKS: life.checksFile,
          COMPANY_ADDRESS: addressOf(proxies.company),
          SITE_ADDRESS: addressOf(proxies.site),
          KAFKA_BROKERS: test.infrastructure.kafkaBrokers,
          TRUSTED_KEYS: test.system.trustedKeys,
          COMPANY_KEY: test.secrets.own.company.SIGNING_KEY!,
          SITE_KEY: test.secrets.own.site.SIGNING_KEY!,
          LOCAL_PER_SECOND: String(options.localPerSecond),
          REMOTE_PER_SECOND: String(options.remotePerSecond),
          ABLATION: options.ablation ?? '',
          LOG_PRETTY: '0',
        },
      )
      current = started
      void started.ended.then(async () => {
        replica.heard = undefined
        await sleep(200)
        if (!isStopping) await start()
      })
    }
  }
}

function addressOf(proxies: TcpProxy[]): string {
  return `ipv4:${proxies.map(({ address }) => address).join()}`
}
