import { clearing, inForce, leaseBook } from '@holdfast/ledger/machines'
import { elapsedClock, replica } from '@holdfast/replica/state-machines'

/** The functions that are explored and simulated. They are those that production runs; an ablation replaces some. */
export interface Machines {
  book: typeof leaseBook
  wait: typeof inForce
  clearing: typeof clearing
  replica: typeof replica
  clock: typeof elapsedClock
}

export const shipped: Machines = { book: leaseBook, wait: inForce, clearing, replica, clock: elapsedClock }

/** The shipped machines with some functions replaced. */
export function withInstead(changes: { [Part in keyof Machines]?: Partial<Machines[Part]> }): Machines {
  return {
    book: { ...shipped.book, ...changes.book },
    wait: { ...shipped.wait, ...changes.wait },
    clearing: { ...shipped.clearing, ...changes.clearing },
    replica: { ...shipped.replica, ...changes.replica },
    clock: { ...shipped.clock, ...changes.clock },
  }
}
