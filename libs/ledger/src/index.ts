export { dropFact, type FactChange, putFact } from './facts.ts'
export { type Follower, followLedger } from './follow.ts'
export { type Ledger, openLedger } from './ledger.ts'
export type { Command, Transact, Transaction } from './transact.ts'
