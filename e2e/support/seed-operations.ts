import { newId } from '@holdfast/contracts'
import { mongo } from 'mongoose'
import { begin, type Operation, take } from '../../services/site/src/operations/operation.ts'

interface Wanted {
  companyId: string
  siteIds: string[]
  /** Who began them, in turns. */
  userIds: string[]
}

const FAR_AWAY_MS = 365 * 24 * 3_600_000

/**
 * Writes work into the database of the site service, as its rules make it: one piece on each of the sites, all done but for
 * the last one, which a worker has that never comes back.
 */
export async function seedOperations(mongoUri: string, { companyId, siteIds, userIds }: Wanted) {
  const operations = siteIds.map((siteId, n): Operation => {
    const now = Date.now()
    const principal = {
      kind: 'user',
      userId: userIds[n % userIds.length]!,
      sessionId: newId(),
      twoFactor: false,
      provenAt: 0,
      operator: false,
    } as const
    const startedBy = { principal, membershipId: newId() }
    const given = { id: newId(now), turn: 1_000, step: 'copy', startedBy, reference: newId(), epoch: 1, now }
    const operation = begin({ kind: 'backup', companyId, siteId, lifeMs: FAR_AWAY_MS }, given)
    if (n === siteIds.length - 1) return take(operation, { id: newId(), until: now + FAR_AWAY_MS })
    return { ...operation, state: 'done', percent: 100, endedAt: now }
  })
  await inOperations(mongoUri, (all) => all.insertMany(operations.map(({ id: _id, ...rest }) => ({ _id, ...rest }))))
  const running = operations.at(-1)!
  return {
    /** The last one is done now. */
    end: () =>
      inOperations(mongoUri, (all) =>
        all.updateOne(
          { _id: running.id },
          { $set: { state: 'done', percent: 100, endedAt: Date.now() }, $unset: { worker: 1 } },
        ),
      ),
  }
}

async function inOperations(
  mongoUri: string,
  act: (operations: mongo.Collection<{ _id: string }>) => Promise<unknown>,
): Promise<void> {
  const client = new mongo.MongoClient(mongoUri)
  try {
    await act(client.db('holdfast_site').collection('operations'))
  } finally {
    await client.close()
  }
}
