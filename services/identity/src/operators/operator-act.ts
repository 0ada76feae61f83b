import { DomainError } from '@holdfast/errors'
import { turnOff } from '../two-factor/two-factor.ts'
import { closed, type User, type UserDecision, unchanged } from '../users/user.ts'

export function disable(user: User, operatorId: string, reason: string): UserDecision {
  if (user.userId === operatorId) throw new DomainError('own-access')
  const present = existing(user)
  if (present.state === 'disabled') return unchanged(user)
  return {
    user: { ...present, state: 'disabled', reset: closed(present.reset) },
    events: [{ type: 'UserDisabled', reason }],
    ending: { cause: 'USER_DISABLED' },
  }
}

export function enable(user: User, reason: string): UserDecision {
  const present = existing(user)
  if (present.state === 'active') return unchanged(user)
  return { user: { ...present, state: 'active' }, events: [{ type: 'UserEnabled', reason }] }
}

export function resetTwoFactor(user: User, reason: string): UserDecision {
  return turnOff(existing(user), { operator: true, reason })
}

function existing(user: User) {
  if (user.state === 'erased') throw new DomainError('not-found')
  if (user.state === 'leaving') throw new DomainError('user-leaving')
  return user
}
