import { normalEmail } from '@holdfast/contracts'
import type { Directory, UserDescription } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { Handlers } from '@holdfast/runtime'
import type { Person, User } from './user.ts'
import type { UserStore } from './user-store.ts'

const AT_MOST = 1000
const SEARCHED_AT_MOST = 10_000
const LONGEST_TEXT = 100

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
    async searchUsers({ userIds, text }) {
      const isBounded =
        userIds.length <= SEARCHED_AT_MOST && text.length >= 1 && text.length <= LONGEST_TEXT && !text.includes('\0')
      if (!isBounded)
        throw new DomainError('bad-request', { detail: `at most ${SEARCHED_AT_MOST} users, and a short text` })
      return { userIds: await users.search(userIds, text) }
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
