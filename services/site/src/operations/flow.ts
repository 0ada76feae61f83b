import type { PermissionId } from '@holdfast/access'
import type { Act, DriverDescription, HostDriver } from '@holdfast/driver'
import type { CommandTransaction } from '@holdfast/ledger'
import type { Environment, PresentEnvironment } from '../environments/environment.ts'
import type { Operation, OperationKind, StepProgress, Unfinished } from './operation.ts'

/** How operations of one kind go. Each step can be run again: its process may die at any moment. */
export interface Flow {
  kind: OperationKind
  /** The first step. */
  first: string
  /** By name, in the order in which they are run. A name is told to people who ask how far it is: it never changes. */
  steps: Readonly<Record<string, Step>>
  /** Removes from the host what a failed or cancelled operation has prepared there. Can be run again. */
  clean?(operation: Operation, tools: StepTools): Promise<void>
}

/**
 * Throws a `DomainError` or `DriverFault` where it cannot go on. What may pass is tried again until the deadline;
 * everything else ends the operation.
 */
export type Step = (operation: Unfinished, tools: StepTools) => Promise<StepProgress>

/** The access that the one who started an operation needs at its visible step. */
export interface Right {
  permission: PermissionId
  environment?: Pick<Environment, 'kind'>
}

export interface StepTools {
  now(): number
  /** The calls of a host. Throws `host-unavailable` for a host that is not known, or does not answer at the moment. */
  host(hostId: string): HostDriver
  describe(hostId: string): Promise<DriverDescription>
  /** A present environment. Throws `not-found`. */
  environment(id: string): Promise<PresentEnvironment>
  /**
   * The visible step: one transaction of the ledger, on the stream of the site, under the operation's fence. The access of
   * whoever started it is asked again, and once more directly before the commit.
   * @param decide writes what becomes visible, and says how the operation goes on
   */
  commit(
    operation: Unfinished,
    rights: Right[],
    decide: (tx: CommandTransaction) => Promise<StepProgress>,
  ): Promise<StepProgress>
  /** Tells the host the present wish, and waits until it has confirmed it. */
  confirm(environmentId: string): Promise<void>
}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
/** An act without what the tools fill in. */
export type ActOf = Without<Act, 'actId' | 'causedBy' | 'deadline'>
