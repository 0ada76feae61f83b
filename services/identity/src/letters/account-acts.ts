import type { Reclaims } from '@holdfast/contracts/company'
import type { LetterActInput, LetterDescriptionInput } from '@holdfast/contracts/ledger'
import type { Contexts } from '@holdfast/ledger'
import { asService, type Calls, type Signer } from '@holdfast/runtime'
import type { ApiKeyStore } from '../api-keys/api-key-store.ts'
import { accountActOf, accountActTypes } from './act.ts'

/** A letter lists so many acts; whoever did more is told that there were more. */
const MOST_ACTS = 20
/** More than a thief makes in a few companies. What was done with others is not listed. */
const MOST_KEYS = 500

export type AccountActs = (
  of: { userId: string; requestId: string },
  since: number,
) => Promise<Pick<LetterDescriptionInput, 'acts' | 'hasMoreActs'>>

/**
 * Lists what was done with an account since then, here and in companies, by the person or by a thief in their name, and by
 * the keys that are void since; newest first. What belongs to the request that the letter is about is left out.
 */
export function listAccountActs(needs: {
  keys: Pick<ApiKeyStore, 'find' | 'voided'>
  contexts: Pick<Contexts, 'entriesOf'>
  reclaims: Pick<Calls<typeof Reclaims>, 'listActs'>
  signer: Signer
}): AccountActs {
  const { keys, contexts, reclaims, signer } = needs
  return async ({ userId, requestId }, since) => {
    const actorIds = [userId, ...(await keys.voided(userId, MOST_KEYS)).map(({ keyId }) => keyId)]
    // One more than is shown, because the request itself may have turned two-factor off.
    const limit = MOST_ACTS + 1
    const [{ entries, hasMore }, inCompanies] = await Promise.all([
      contexts.entriesOf(actorIds, since, { types: accountActTypes, limit }),
      reclaims.listActs({ actorIds, since, limit }, asService(signer, requestId)),
    ])
    const others = entries.filter((entry) => entry.requestId !== requestId)
    const own = await Promise.all(
      others.map(async ({ type, data, at }): Promise<LetterActInput | undefined> => {
        const found = accountActOf({ type, data })
        if (!found) return undefined
        const { act, keyId } = found
        return { act, at, values: keyId ? { keyName: (await keys.find(keyId))?.name ?? '' } : {} }
      }),
    )
    const acts = [...own.filter((act) => act !== undefined), ...(inCompanies.acts ?? [])].sort(
      (a, b) => Number(b.at) - Number(a.at),
    )
    return {
      acts: acts.slice(0, MOST_ACTS),
      hasMoreActs: acts.length > MOST_ACTS || hasMore || inCompanies.hasMore === true,
    }
  }
}
