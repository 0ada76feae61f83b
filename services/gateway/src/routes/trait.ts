import type { PermissionNeed, PermissionShown } from './permission.ts'

/** Whether a call is refused without a fresh proof: always, never, or on a condition in words. */
export type FreshProof = boolean | { when: string }

/** What a route is, with every default filled in: config, schema, refusals and documentation follow from it. */
export interface RouteTraits {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  callers: 'anyone' | 'people' | 'people-and-keys' | 'operators'
  needs: PermissionNeed[]
  shows: PermissionShown[]
  freshProof: FreshProof
  secret: boolean
  /** A service keeps the call's outcome with the entry of its ledger, so that a repeat gets the same answer. */
  isRecorded: boolean
  /** Not counted towards any limit. */
  unlimited: boolean
  /** May answer with an operation before the change is in force everywhere. */
  answersEarly: boolean
  hasEtag: boolean
  honoursIfMatch: boolean
  hasBody: boolean
  takesArchive: boolean
  /** Answers 202 with an operation, which goes on. */
  startsOperation: boolean
  /** Some answer of success has a body. */
  answersBody: boolean
  hasParams: boolean
  /** Takes a cursor. */
  isList: boolean
}
