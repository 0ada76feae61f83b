import type { World } from './world.ts'

/** One thing that breaks for real, and the alerts that must tell of it. */
export interface Fault {
  /** What is broken, as the report says it. */
  what: string
  /** All of them must fire; what else fires meanwhile is told. */
  alerts: readonly string[]
  /** Breaks it. Resolves with what mends it again; what has to go on meanwhile ends there, too. */
  strike(world: World): Promise<() => Promise<unknown>>
  /** What people do while it is broken. */
  meanwhile?(world: World): Promise<unknown>
  /** How long it may take until all of the alerts fire, if the usual time is not enough. */
  seconds?: number
}
