import type { Registration } from './in-force.ts'
import { outlasting } from './margin.ts'

/**
 * Removes the registrations of processes that left, died or stood still, in two phases. First the registration is
 * marked `state: closing`; once a majority has acknowledged the mark, no fence of that process succeeds any more. When
 * no lease from an earlier fence can still run, the registration is removed. Each process measures that time by its own
 * clock, from the acknowledgement of its own mark, or from the read that showed it the mark of another process. So the
 * removal does not depend on the process that marked. A registration that is closing still counts in every wait.
 */
export type Clearing = Map<string, { lease: number; since: number }>

/** This process's own mark was acknowledged by the majority. */
export function marked(clearing: Clearing, { id, lease }: { id: string; lease: number }, now: number): void {
  if (!clearing.has(id)) clearing.set(id, { lease, since: now })
}

/**
 * Takes all registrations as just read.
 * @param now this process's clock, read after the database's answer came
 */
export function registrationsSeen(clearing: Clearing, registrations: readonly Registration[], now: number): void {
  const closing = registrations.filter(({ state }) => state === 'closing')
  for (const registration of closing) marked(clearing, registration, now)
  for (const id of clearing.keys()) if (!closing.some((registration) => registration.id === id)) clearing.delete(id)
}

/** Registrations whose documents may be removed now. */
export function removable(clearing: Clearing, now: number): string[] {
  return [...clearing].filter(([, { lease, since }]) => now - since >= outlasting(lease)).map(([id]) => id)
}
