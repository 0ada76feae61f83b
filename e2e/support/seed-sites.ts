import { randomBytes } from 'node:crypto'
import { newId, shardOf } from '@holdfast/contracts'
import { mongo } from 'mongoose'
import { createEnvironment } from '../../services/site/src/environments/environment.ts'
import { environmentFact } from '../../services/site/src/environments/environment-store.ts'
import { unentitledLimit } from '../../services/site/src/limits/limit.ts'
import { CHANCE_LETTERS, foldedName, hostNameOf, slugOf } from '../../services/site/src/sites/name.ts'
import { createSite, type PresentSite } from '../../services/site/src/sites/site.ts'
import { siteDocument, siteRow } from '../../services/site/src/sites/site-store.ts'

const TRADES = ['Bakery', 'Bookshop', 'Cinema', 'Dentist', 'Florist', 'Gallery', 'Garage', 'Hotel', 'Library', 'Museum']
const TOWNS = ['Almada', 'Bergen', 'Cádiz', 'Dijon', 'Espoo', 'Faro', 'Graz', 'Härnösand', 'Ivrea', 'Jena']
/** The label that one site in a hundred has. */
export const RARE_LABEL = 'client: Marta'
const FAR_AWAY_MS = 365 * 24 * 3_600_000

/**
 * Writes sites with a live environment each into the database of the site service: documents as its rules and its stores
 * make them, and the facts of which replicas are made, but no entries. Their host is not told of them. To be called while
 * no process runs that has the facts in memory.
 * @returns the sites, the oldest first
 */
export async function seedSites(mongoUri: string, companyId: string, count: number): Promise<PresentSite[]> {
  const client = new mongo.MongoClient(mongoUri)
  try {
    const db = client.db('holdfast_site')
    const sites: PresentSite[] = []
    const documents: object[] = []
    const environments: object[] = []
    const facts: object[] = []
    const now = Date.now()
    for (let n = 0; n < count; n++) {
      const name = `${TRADES[n % TRADES.length]} ${TOWNS[Math.floor(n / TRADES.length) % TOWNS.length]} ${n}`
      const { site, live } = make(companyId, name, n, now)
      sites.push(site)
      documents.push(siteDocument(site))
      const { id: environmentId, ...rest } = live
      environments.push({ _id: environmentId, ...rest, confirmed: live.wish.generation, isConfirmed: true })
      const shard = shardOf(`site/${site.id}`)
      for (const { table, key, value } of [siteRow(site, false), environmentFact(live)]) {
        facts.push({ _id: { shard, table, key: new mongo.Binary(key) }, value: new mongo.Binary(value!) })
      }
    }
    const { companyId: _id, ...limit } = unentitledLimit(companyId)
    const places = { limit: count, used: count }
    const write = (collection: string, all: object[]) => db.collection(collection).insertMany(all)
    await write('sites', documents)
    await write('environments', environments)
    await write('ledger_facts', facts)
    await write('limits', [{ _id, ...limit, sites: places, entitlementVersion: 1 }])
    return sites
  } finally {
    await client.close()
  }
}

function make(companyId: string, name: string, n: number, now: number) {
  const slug = slugOf(name, randomBytes(CHANCE_LETTERS))
  const labels = n % 100 === 0 ? [RARE_LABEL] : []
  const { site } = createSite({ id: newId(now), companyId, name, foldedName: foldedName(name), slug, labels }, now)
  const kind = { kind: 'live', name: 'live' } as const
  const hostName = hostNameOf(kind, slug, 'localhost')
  const given = { ...kind, id: newId(now), hostId: 'laptop', hostName, suspended: false }
  const live = createEnvironment(site, { ...given, nextBackupAt: now + FAR_AWAY_MS }, { epoch: 1, now })
  return { site, live }
}
