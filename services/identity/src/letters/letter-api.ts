import { isId } from '@holdfast/contracts'
import { ApiKeyCreated } from '@holdfast/contracts/identity'
import type { DescribeLettersRequest, Letters } from '@holdfast/contracts/ledger'
import { type Contexts, letterHandlers } from '@holdfast/ledger'
import type { Handlers, LinkTokens } from '@holdfast/runtime'
import type { ApiKeyStore } from '../api-keys/api-key-store.ts'
import type { User } from '../users/user.ts'
import type { UserStore } from '../users/user-store.ts'
import { lettersOf, type Occasion } from './letter-events.ts'
import type { LinkPurpose } from './link.ts'

/** Notification asks at the moment of sending, so that letters say what is true of the user then. */
export function letterApi(needs: {
  users: UserStore
  keys: Pick<ApiKeyStore, 'find'>
  contexts: Contexts
  tokens: LinkTokens<LinkPurpose>
}): Handlers<typeof Letters> {
  const { users, keys, contexts, tokens } = needs
  return letterHandlers(async (request) => {
    const { userId, keyId } = idsIn(request)
    const user = isId(userId) ? await users.find(userId) : undefined
    return lettersOf(request, user, {
      now: Date.now(),
      circumstances: await contexts.find(request.requestId),
      tokens,
      newAddress: await standingOfNewAddress(user),
      keyName: keyId && (await keys.find(keyId))?.name,
    })
  })

  async function standingOfNewAddress(user: User | undefined): Promise<Occasion['newAddress']> {
    if (user?.state !== 'active' || !user.emailChange.pending) return 'free'
    const { email } = user.emailChange.pending
    const holder = await users.holderOf(email)
    if (!holder || holder === user.userId) return 'free'
    return (await users.findByEmail(email)) ? 'taken' : 'kept'
  }
}

/** Entries about a user are in the user's stream; those about an API key are in the company's, and name its maker. */
function idsIn({ type, stream, data }: DescribeLettersRequest): { userId: string; keyId?: string } {
  return type === ApiKeyCreated.type ? ApiKeyCreated.decode(data) : { userId: stream.replace('user/', '') }
}
