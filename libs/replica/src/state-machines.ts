export type { ElapsedClock } from './elapsed-clock.ts'
export * as elapsedClock from './elapsed-clock.ts'
export type { Replica } from './replica.ts'
export * as replica from './replica.ts'
