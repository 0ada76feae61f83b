import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startGuarded } from '@holdfast/embedded/guarded-process'
import { readCheckLog } from '../faults/check-log.ts'
import { listenForReplicas } from '../faults/control.ts'
import { openJudge, type Subject } from '../faults/history-checker.ts'
import type { Load } from '../support/constant-load.ts'
import { until } from '../support/until.ts'
import type { Installed } from './chart.ts'
import type { Cluster } from './cluster/cluster.ts'
import { apply } from './stores.ts'

/** The checks of one time, from memory and by asking company. */
export interface Checks {
  made: number
  /** From memory, and by asking company. */
  unknown: { memory: number; asked: number }
  stale: number
  /** A line for each of the first stale ones of the run. */
  lines: string[]
}

export interface Checker {
  /** What was checked since the last call. */
  next(): Promise<Checks>
  stop(): Promise<void>
}

/**
 * Starts the process that `e2e:faults` checks with: like a service, it copies the facts of company and of sites, and asks all the time
 * about those whose roles the load changes. What it answered is compared with when each change was sent and answered.
 */
export async function startChecker(options: {
  cluster: Cluster
  chart: Installed
  load: Load
  folder: string
}): Promise<Checker> {
  const { cluster, chart, load, folder } = options
  const { inside } = cluster
  assert(inside, 'nothing of this computer is inside a cluster that was given')
  await apply(cluster, chart.namespace, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'checker' },
    spec: {
      podSelector: {
        matchExpressions: [{ key: 'app.kubernetes.io/component', operator: 'In', values: ['company', 'site'] }],
      },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ ipBlock: { cidr: inside.from } }], ports: [{ port: 50_051, protocol: 'TCP' }] }],
    },
  })
  const NAME = 'checker'
  const questions = load.members.map((userId, subject) => ({
    subject,
    permission: 'invoices.see' as const,
    userId,
    companyId: load.companyId,
  }))
  const subjects: Subject[] = load.members.map((_, id) => ({
    id,
    topic: 'company',
    name: `member ${id}`,
    initial: false,
    changes: [],
  }))
  let made = 0
  const control = await listenForReplicas({
    path: join(folder, 'control.sock'),
    onConnected: (name) => control.send(name, { ask: questions }),
    onPulse(pulse) {
      made = pulse.checks
    },
  })
  let turn = 0
  load.onChange((change) => {
    const { changes } = subjects[change.member]!
    if (change.kind === 'sent') {
      const { allowed, at } = change
      changes.push({ what: 'a role', allowed, sentAt: at, answeredAt: Number.POSITIVE_INFINITY })
      return
    }
    // One without an answer is over when the next one is answered.
    for (const effect of changes) effect.answeredAt = Math.min(effect.answeredAt, change.at)
    control.send(NAME, { look: [change.member], remotely: turn++ % 2 === 0 })
  })
  const file = join(folder, 'checks')
  const [command, ...args] = inside.command([
    process.execPath,
    join(import.meta.dirname, '../faults/replica-process.ts'),
  ])
  const started = await startGuarded(command!, args, join(folder, 'checker.log'), {
    ...process.env,
    ...(await chart.asOwners()),
    NAME,
    CONTROL: control.path,
    CHECKS: file,
    LOCAL_PER_SECOND: '1000',
    REMOTE_PER_SECOND: '10',
    LOG_PRETTY: '0',
  })
  await until('checks', () => made > 0, { seconds: 60 })
  let told = totals()

  return {
    async next() {
      // Until what was checked is written.
      await sleep(1_000)
      const now = totals()
      const since = {
        made: now.made - told.made,
        unknown: {
          memory: now.unknown.memory - told.unknown.memory,
          asked: now.unknown.asked - told.unknown.asked,
        },
        stale: now.stale - told.stale,
        lines: now.lines.slice(told.lines.length),
      }
      told = now
      return since
    },
    async stop() {
      await started.stop()
      await control.stop()
    },
  }

  function totals(): Checks {
    const judge = openJudge(subjects)
    const source = judge.source(NAME)
    readCheckLog(file, source.take)
    const { checks, sources, stale, staleLines: lines } = judge.verdict()
    const unknown = { memory: checks.memory.company.unknown, asked: checks.remote.company.unknown }
    return { made: sources[0]!.checks, unknown, stale, lines }
  }
}
