import type { DriverProblem } from './contract.ts'

/**
 * How a call failed. After all but `refused` it is unknown whether the driver has done what was asked: ask again, with the
 * same ids and the same generation.
 * - `unreachable`: no answer, one that broke off, or a server error without a problem document, as of a proxy
 * - `timeout`: the deadline passed
 * - `refused`: a problem of the contract, see `problem`
 * - `not-understood`: an answer that breaks the contract, so nothing of it is believed
 */
export type FaultKind = 'unreachable' | 'timeout' | 'refused' | 'not-understood'

/**
 * The one error that calls to a driver end with. Its message is made here alone; what the driver wrote is in
 * `problem.detail`, a text of a stranger.
 */
export class DriverFault extends Error {
  override name = 'DriverFault'
  readonly kind: FaultKind
  readonly problem?: DriverProblem
  /** Of the answer, with `refused`. */
  readonly status?: number

  constructor(
    kind: FaultKind,
    message: string,
    { problem, status, cause }: { problem?: DriverProblem; status?: number; cause?: unknown } = {},
  ) {
    super(message, { cause })
    this.kind = kind
    this.problem = problem
    this.status = status
  }

  /** Whether the same call, made again, has no chance. */
  get isPermanent(): boolean {
    return this.kind === 'refused' && this.problem!.permanent
  }
}
