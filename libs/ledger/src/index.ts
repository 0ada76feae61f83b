export { consumersService } from './consumers-service.ts'
export type { Circumstances, Contexts } from './contexts.ts'
export { dropFact, type FactChange, putFact } from './facts.ts'
export { type Follower, followLedger, type OwningFollowOptions } from './following/follow.ts'
export { openFollowerCollections } from './following/follower-store.ts'
export { type Ledger, type LedgerMetrics, openLedger } from './ledger.ts'
export {
  entryNamed,
  type LetterTemplates,
  type LetterValues,
  letterEvent,
  letterEvents,
  letterHandlers,
} from './letters.ts'
export { followerMetrics, ledgerMetrics } from './metrics.ts'
export type { CommandTransaction, Transaction } from './transact.ts'
