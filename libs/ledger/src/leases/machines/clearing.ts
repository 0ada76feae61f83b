import type { Registration } from './in-force.ts'
import { outlasting } from './margin.ts'

/**
 * How registrations of processes that left, died or stood still disappear, in two phases. First `state: closing`,
 * acknowledged by the majority: no fence of that process succeeds any more. Then, when no lease from an earlier fence
 * can still run, the removal. Each process keeps its own count, from the moment it knows the mark to be acknowledged:
 * if it marked it itself, from the acknowledgement, else from the read that showed it. So nobody's memory is needed.
 * A registration that is closing still counts in every wait.
 */
export type Clearing = Map<string, { lease: number; since: number }>

/** This process's own mark was acknowledged by the majority. */
export function marked(clearing: Clearing, { id, lease }: { id: string; lease: number }, now: number): void {
  if (!clearing.has(id)) clearing.set(id, { lease, since: now })
}

/** All registrations as just read. @param now read after the answer came */
export function registrationsSeen(clearing: Clearing, registrations: readonly Registration[], now: number): void {
  const closing = registrations.filter(({ state }) => state === 'closing')
  for (const registration of closing) marked(clearing, registration, now)
  for (const id of clearing.keys()) if (!closing.some((registration) => registration.id === id)) clearing.delete(id)
}

/** Registrations whose documents may be removed now. */
export function removable(clearing: Clearing, now: number): string[] {
  return [...clearing].filter(([, { lease, since }]) => now - since >= outlasting(lease)).map(([id]) => id)
}
