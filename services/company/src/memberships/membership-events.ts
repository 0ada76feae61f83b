import { AccessChanged } from '@holdfast/contracts/company'
import type { MembershipEvent } from './membership.ts'

/** The contract's message for each event of a membership. */
export const membershipEvents = { AccessChanged } satisfies Record<MembershipEvent['type'], object>
