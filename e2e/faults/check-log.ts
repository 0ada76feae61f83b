import { readFileSync, writeSync } from 'node:fs'
import type { Decision, Way } from './history-checker.ts'

// A file of millions of checks, 16 bytes each. It is only appended to, so that the process may be killed at any moment.
const RECORD = 16
const KEPT = 4_096
const WAYS: Way[] = ['memory', 'remote', 'http']
const DECISIONS: Decision[] = ['allowed', 'denied', 'unknown']

export interface CheckLog {
  add(subject: number, way: Way, decision: Decision, startedAt: number, endedAt: number): void
  /** Writes the buffered checks to the file. If the process is killed, checks that are still buffered are lost. */
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
      // Rounded up: a later end than the true one cannot make a correct answer look stale.
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

/** Reads all checks of a file in the order in which they ended. A last record that a kill cut off is left out. */
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
