import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { UsageReport } from '@holdfast/driver/contract'
import type { Log } from '@holdfast/runtime'
import { DriverRefusal } from '../driver/refusal.ts'
import { replaceFile } from '../storage/durable-files.ts'
import { createTurns } from '../storage/turns.ts'
import { dayOf, type UsageClass, type UsageCount } from './usage.ts'

/** A row, and the number of the change that it had last. */
interface CountedRow extends UsageCount {
  changed: number
}

interface Day {
  rows: Map<string, CountedRow>
  changed: Set<CountedRow>
  /** Of its file; absolute values are added to it, of which the last one counts. */
  lines: number
  lastChange: number
}

const PAGE = 5_000
/** A file with so many lines for each of its rows is written anew. */
const MOST_LINES_PER_ROW = 4
const FEW_LINES = 10_000
const DAY_MS = 86_400_000

export type UsageStore = Awaited<ReturnType<typeof openUsage>>

/**
 * Counts what visitors asked for, in memory, and writes it down every `flushMs`: so much of it is lost when the process
 * is killed. What was told in a report is on the disk.
 */
export async function openUsage(options: { folder: string; days: number; flushMs: number; log: Log }) {
  const { days: keptDays, flushMs, log } = options
  const folder = join(options.folder, 'usage')
  await mkdir(folder, { recursive: true })
  // A position in the changes of another folder says nothing in this one.
  const storeId = await readStoreId(join(folder, 'id'))
  const days = new Map<string, Day>()
  let change = 0
  for (const name of await readdir(folder)) {
    const [, day] = /^(\d{4}-\d\d-\d\d)\.jsonl$/.exec(name) ?? []
    if (day) days.set(day, await readDay(day))
  }
  const turns = createTurns()
  const timer = setInterval(() => void flush().catch((err) => log.error({ err }, 'usage cannot be written')), flushMs)
  timer.unref()

  return {
    count(of: { environmentId: string; tenure: number; class: UsageClass; bytes: number }, now = Date.now()): void {
      const day = dayOf(now)
      const rows = dayCalled(day)
      const name = nameOf(of)
      let row = rows.rows.get(name)
      if (!row) {
        const { environmentId, tenure } = of
        row = { environmentId, tenure, day, class: of.class, requests: 0, bytes: 0, changed: 0 }
        rows.rows.set(name, row)
      }
      row.requests++
      row.bytes += of.bytes
      rows.changed.add(row)
    },

    /** @param since `next` of the last report; all that is kept if there is none */
    async report(since: string | undefined): Promise<UsageReport> {
      const from = positionOf(since)
      await flush()
      const rows = [...days.values()]
        .filter(({ lastChange }) => lastChange > from)
        .flatMap(({ rows }) => [...rows.values()].filter(({ changed }) => changed > from))
        .sort((a, b) => a.changed - b.changed)
      const page = rows.slice(0, PAGE)
      const next = page.at(-1)?.changed ?? Math.max(from, change)
      return {
        rows: page.map(({ changed: _changed, ...row }) => row),
        next: `${storeId}.${next}`,
        more: rows.length > PAGE,
      }
    },

    async stop(): Promise<void> {
      clearInterval(timer)
      await flush()
    },
  }

  /** Each changed row gets a number of its own, so that a page can end anywhere. */
  function flush(): Promise<void> {
    return turns.take('flush', async () => {
      const oldest = dayOf(Date.now() - keptDays * DAY_MS)
      for (const [day, rows] of days) {
        if (day < oldest) {
          days.delete(day)
          await rm(fileOf(day), { force: true })
        } else if (rows.changed.size > 0) await writeDay(day, rows)
      }
    })
  }

  async function writeDay(day: string, rows: Day): Promise<void> {
    const changed = [...rows.changed]
    rows.changed.clear()
    // Values of now: what is counted while they are written is a change of its own.
    const written = changed.map((row, index): CountedRow => ({ ...row, changed: change + index + 1 }))
    try {
      if (rows.lines + written.length > FEW_LINES + MOST_LINES_PER_ROW * rows.rows.size) {
        const now = new Map(
          [...rows.rows.values()].filter(({ changed }) => changed > 0).map((row) => [nameOf(row), row]),
        )
        for (const row of written) now.set(nameOf(row), row)
        await replaceFile(fileOf(day), [...now.values()].map(lineOf).join(''))
        rows.lines = now.size
      } else {
        await append(fileOf(day), written.map(lineOf).join(''))
        rows.lines += written.length
      }
    } catch (error) {
      for (const row of changed) rows.changed.add(row)
      throw error
    }
    for (const [index, row] of changed.entries()) row.changed = written[index]!.changed
    change += written.length
    rows.lastChange = change
  }

  async function readDay(day: string): Promise<Day> {
    const rows: Day = { rows: new Map(), changed: new Set(), lines: 0, lastChange: 0 }
    const text = await readFile(fileOf(day), 'utf8')
    // A line that a killed process wrote in part has no end.
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    for (const line of whole.split('\n')) {
      if (line === '') continue
      const row = readLine(day, line)
      rows.rows.set(nameOf(row), row)
      rows.lines++
      rows.lastChange = Math.max(rows.lastChange, row.changed)
    }
    if (whole.length < text.length) await replaceFile(fileOf(day), whole)
    change = Math.max(change, rows.lastChange)
    return rows
  }

  function dayCalled(day: string): Day {
    let rows = days.get(day)
    if (!rows) {
      rows = { rows: new Map(), changed: new Set(), lines: 0, lastChange: 0 }
      days.set(day, rows)
    }
    return rows
  }

  function fileOf(day: string): string {
    return join(folder, `${day}.jsonl`)
  }

  function positionOf(since: string | undefined): number {
    if (since === undefined) return 0
    const [, id, number] = /^([0-9a-f-]{36})\.([0-9]{1,15})$/.exec(since) ?? []
    if (number === undefined) throw new DriverRefusal('bad-request', 'since is not from a report')
    // Everything, if it is from another folder, or from before this folder was put back to an older state.
    return id === storeId && Number(number) <= change ? Number(number) : 0
  }
}

async function append(path: string, text: string): Promise<void> {
  const file = await open(path, 'a')
  try {
    await file.appendFile(text)
    await file.datasync()
  } finally {
    await file.close()
  }
}

async function readStoreId(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    const id = randomUUID()
    await replaceFile(path, id)
    return id
  }
}

function nameOf(row: { environmentId: string; tenure: number; class: UsageClass }): string {
  return `${row.environmentId} ${row.tenure} ${row.class}`
}

function lineOf({ environmentId, tenure, class: use, requests, bytes, changed }: CountedRow): string {
  return `${JSON.stringify([environmentId, tenure, use, requests, bytes, changed])}\n`
}

function readLine(day: string, line: string): CountedRow {
  const [environmentId, tenure, use, requests, bytes, changed] = JSON.parse(line)
  return { environmentId, tenure, day, class: use, requests, bytes, changed }
}
