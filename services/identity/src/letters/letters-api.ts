import { isId } from '@holdfast/contracts'
import { ApiKeyCreated, type Letters, SessionStarted } from '@holdfast/contracts/identity'
import type { Contexts } from '@holdfast/ledger'
import { fromService, type Handlers, type LinkTokens } from '@holdfast/runtime'
import type { ApiKeyStore } from '../api-keys/api-key-store.ts'
import type { User } from '../users/user.ts'
import { userEvents } from '../users/user-events.ts'
import type { UserStore } from '../users/user-store.ts'
import { type Letter, lettersOf, type Occasion, type Sending } from './letter.ts'
import type { LinkPurpose } from './link.ts'

/** Every entry that may ask for a letter. */
const messages = { ...userEvents, SessionStarted }

export function lettersApi(options: {
  users: UserStore
  keys: Pick<ApiKeyStore, 'find'>
  contexts: Contexts
  tokens: LinkTokens<LinkPurpose>
}): Handlers<typeof Letters> {
  const { users, keys, contexts, tokens } = options
  return {
    async describeLetter({ type, userId, data, requestId }, call) {
      fromService(call)
      if (type === ApiKeyCreated.type) return { letters: await aboutKey(ApiKeyCreated.decode(data), requestId) }
      const [name, message] = Object.entries(messages).find(([, one]) => one.type === type) ?? []
      if (!message || !isId(userId)) return { letters: [] }
      const user = await users.find(userId)
      const occasion = { type: name, ...message.decode(data) } as Occasion
      const circumstances = await contexts.find(requestId)
      const newAddress = await standingOfNewAddress(user)
      return { letters: lettersOf(occasion, user, { now: Date.now(), circumstances, tokens, newAddress }) }
    },
  }

  /** Its stream is the company's; the letter is its maker's. */
  async function aboutKey({ keyId, userId }: ApiKeyCreated, requestId: string): Promise<Letter[]> {
    const key = await keys.find(keyId)
    if (!key) return []
    const circumstances = await contexts.find(requestId)
    const occasion = { type: 'ApiKeyCreated', keyName: key.name } as const
    const sending = { now: Date.now(), circumstances, tokens, newAddress: 'free' } as const
    return lettersOf(occasion, await users.find(userId), sending)
  }

  async function standingOfNewAddress(user: User | undefined): Promise<Sending['newAddress']> {
    if (user?.state !== 'active' || !user.emailChange.pending) return 'free'
    const { email } = user.emailChange.pending
    const holder = await users.holderOf(email)
    if (!holder || holder === user.userId) return 'free'
    return (await users.findByEmail(email)) ? 'taken' : 'kept'
  }
}
