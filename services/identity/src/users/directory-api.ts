import { normalEmail } from '@holdfast/contracts'
import type { Directory, UserDescription } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { Handlers } from '@holdfast/runtime'
import type { Person, User } from './user.ts'
import type { UserStore } from './user-store.ts'

const AT_MOST = 1000

export function directoryApi({ users }: { users: UserStore }): Handlers<typeof Directory> {
  return {
    async describeUsers({ userIds }) {
      if (userIds.length > AT_MOST) throw new DomainError('bad-request', { detail: `at most ${AT_MOST} users at once` })
      const found = new Map((await users.findMany(userIds)).map((user) => [user.userId, describe(user)]))
      return { users: userIds.flatMap((userId) => found.get(userId) ?? []) }
    },
    async findByEmail({ email }) {
      const user = await users.findByEmail(normalEmail(email))
      return user?.emailConfirmed ? { user: describe(user) } : {}
    },
  }
}

function describe(user: Person & User): UserDescription {
  const { userId, email, emailConfirmed, fullName, locale, twoFactor, state } = user
  return {
    userId,
    email,
    emailConfirmed,
    fullName,
    locale,
    twoFactor: twoFactor.state === 'on',
    disabled: state === 'disabled',
  }
}
