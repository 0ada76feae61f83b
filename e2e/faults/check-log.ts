import { readFileSync, writeSync } from 'node:fs'
import type { Decision, Way } from './history-checker.ts'

// Checks of a process that may be killed at any moment, ten million of them: 16 bytes each, appended to a file.
const RECORD = 16
const KEPT = 4_096
const WAYS: Way[] = ['memory', 'remote', 'http']
const DECISIONS: Decision[] = ['allowed', 'denied', 'unknown']

export interface CheckLog {
  add(subject: number, way: Way, decision: Decision, startedAt: number, endedAt: number): void
  /** What is not flushed is lost with the process. */
  flush(): void
}

/** @param file descriptor of a file opened for appending */
export function openCheckLog(file: number): CheckLog {
  const records = Buffer.alloc(KEPT * RECORD)
  let used = 0
  function flush() {
    for (let written = 0; written < used; ) written += writeSync(file, records, written, used - written)
    used = 0
  }
  return {
    add(subject, way, decision, startedAt, endedAt) {
      records.writeDoubleLE(startedAt, used)
      // Rounded up: an end later than the true one can make nothing look stale that is not.
      records.writeUInt32LE(Math.min(0xffff_ffff, Math.ceil((endedAt - startedAt) * 1_000)), used + 8)
      records.writeUInt16LE(subject, used + 12)
      records.writeUInt8(WAYS.indexOf(way), used + 14)
      records.writeUInt8(DECISIONS.indexOf(decision), used + 15)
      used += RECORD
      if (used === records.length) flush()
    },
    flush,
  }
}

/** Hands over all checks of a file in the order in which they ended. A record torn by a kill is left out. */
export function readCheckLog(path: string, take: CheckLog['add']): void {
  const records = readFileSync(path)
  for (let at = 0; at + RECORD <= records.length; at += RECORD) {
    const startedAt = records.readDoubleLE(at)
    const endedAt = startedAt + records.readUInt32LE(at + 8) / 1_000
    take(
      records.readUInt16LE(at + 12),
      WAYS[records.readUInt8(at + 14)]!,
      DECISIONS[records.readUInt8(at + 15)]!,
      startedAt,
      endedAt,
    )
  }
}
