import type { EnvironmentKind, PermissionId } from '@holdfast/access'
import type { Person } from '../support/person.ts'
import type { Subject } from './history-checker.ts'

/** The question about a subject, which replicas and gateways are asked. */
export type Question = { subject: number } & (
  | { permission: PermissionId; companyId: string; person: Person; place?: Place }
  | { session: Bearer }
  | { key: Bearer; companyId: string }
)

/** A site, or an environment of it. */
export interface Place {
  siteId: string
  environment?: { environmentId: string; kind: EnvironmentKind }
  /** What site itself answers to those who have the permission. */
  read?: string
}

type Bearer = Pick<Person, 'token' | 'userAgent'>

/** One client. No other client changes its subjects, and it changes one after the other. */
export interface Lane {
  /** Factor by which it rests longer than others between two acts. */
  rest: number
  /** Everything that the client remembers, as plain data, so that a restore can set it back. */
  state: object
  /** The subjects whose access company owns: a restore of company sets them back. */
  subjects: Subject[]
  /** It changes sites or plans, which a restore of company does not set back. So it rests from the backup to the restore. */
  isBesideCompany?: boolean
  act(): Promise<void>
}
