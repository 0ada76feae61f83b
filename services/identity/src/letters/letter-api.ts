import { isId } from '@holdfast/contracts'
import { ApiKeyCreated } from '@holdfast/contracts/identity'
import type { Letters } from '@holdfast/contracts/ledger'
import { type Contexts, type Ledger, letterHandlers } from '@holdfast/ledger'
import type { Handlers, LinkTokens } from '@holdfast/runtime'
import type { ApiKeyStore } from '../api-keys/api-key-store.ts'
import type { User } from '../users/user.ts'
import type { UserStore } from '../users/user-store.ts'
import type { AccountActs } from './account-acts.ts'
import { lettersOf, type Occasion } from './letter-events.ts'
import type { LinkPurpose } from './link.ts'

/** Notification asks at the moment of sending, so that letters say what is true of the user then. */
export function letterApi(needs: {
  ledger: Pick<Ledger, 'read'>
  users: UserStore
  keys: Pick<ApiKeyStore, 'find'>
  /** The company's name now, if the user is a member of it. */
  companyName(companyId: string, userId: string, requestId: string): Promise<string | undefined>
  contexts: Contexts
  tokens: LinkTokens<LinkPurpose>
  accountActs: AccountActs
}): Handlers<typeof Letters> {
  const { ledger, users, keys, companyName, contexts, tokens, accountActs } = needs
  return letterHandlers(ledger, async (entry) => {
    const made = entry.type === ApiKeyCreated.type ? ApiKeyCreated.decode(entry.data) : undefined
    // Entries about a user are in the user's stream; those about an API key are in the company's, and name its maker.
    const userId = made?.userId ?? entry.stream.replace('user/', '')
    const user = isId(userId) ? await users.find(userId) : undefined
    return lettersOf(entry, user, {
      now: Date.now(),
      circumstances: await contexts.find(entry.requestId),
      tokens,
      newAddress: await standingOfNewAddress(user),
      key: made && (await describeKey(made, entry.requestId)),
      actsSince: (since) => accountActs({ userId, requestId: entry.requestId }, since),
    })
  })

  async function describeKey({ keyId, companyId, userId }: ApiKeyCreated, requestId: string): Promise<Occasion['key']> {
    const key = await keys.find(keyId)
    const name = key && (await companyName(companyId, userId, requestId))
    return name === undefined ? undefined : { keyName: key!.name, companyName: name }
  }

  async function standingOfNewAddress(user: User | undefined): Promise<Occasion['newAddress']> {
    if (user?.state !== 'active' || !user.emailChange.pending) return 'free'
    const { email } = user.emailChange.pending
    const holderId = await users.holderOf(email)
    const holder = holderId && holderId !== user.userId ? await users.find(holderId) : undefined
    if (!holder || holder.state === 'erased') return 'free'
    const former = holder.email === email ? undefined : holder.formerEmails.find((one) => one.email === email)
    return former ? { reservedUntil: former.until } : 'taken'
  }
}
