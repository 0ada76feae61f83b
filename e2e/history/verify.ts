import { type OwnerName, ownerNames, topicOf } from '@holdfast/contracts'
import { readTrustedKeys, type TrustedKeys } from '@holdfast/runtime'
import type { TestSystem } from '../support/start-system.ts'
import { until } from '../support/until.ts'
import { replayCompanies } from './companies.ts'
import { checkCompanyDocuments } from './company-documents.ts'
import { checkOrder } from './order.ts'
import { checkSiteDocuments } from './site-documents.ts'
import { checkSiteRoles, settleSiteRoles } from './site-roles.ts'
import { replaySites } from './sites.ts'
import { openDatabase, readStoredLedger, type StoredLedger } from './stored-ledger.ts'
import { checkRecords, readTopic } from './topic-records.ts'

export interface Verdict {
  ledgers: Record<OwnerName, StoredLedger>
  /** Lines that say what was compared. */
  told: string[]
  /** The problems, one line each. */
  wrong: string[]
}

/**
 * Compares everything that a finished run has stored: entries, documents, facts and Kafka's records.
 * @param restoredAt given if company was restored from a backup; see {@link checkRecords}
 */
export async function verifyHistory({ infrastructure, system }: TestSystem, restoredAt?: number[]): Promise<Verdict> {
  const keys = readTrustedKeys(system.trustedKeys)
  const site = await openDatabase(infrastructure.mongoUri, 'site')
  const company = await openDatabase(infrastructure.mongoUri, 'company')
  // Tidying up writes entries of company, so it has to be over before these are read.
  await settleSiteRoles(company, replaySites(await readStoredLedger('site', site)))
  const verified = []
  for (const owner of ownerNames) {
    verified.push(await verifyLedger(infrastructure, owner, keys, owner === 'company' ? restoredAt : undefined))
  }
  const ledgers = Object.fromEntries(verified.map(({ ledger }) => [ledger.owner, ledger])) as Verdict['ledgers']
  const replay = replayCompanies(ledgers.company)
  const siteReplay = replaySites(ledgers.site)
  const documents = await checkCompanyDocuments(company, replay)
  const siteDocuments = await checkSiteDocuments(site, siteReplay)
  const roles = checkSiteRoles(ledgers.company, replay, siteReplay)
  await company.close()
  await site.close()
  const { commits, companies, invitations } = replay
  return {
    ledgers,
    told: [
      ...verified.flatMap(({ told }) => told),
      `company: after each of ${commits} commits one owner, who is an administrator; ` +
        `documents of ${companies.size} companies and ${invitations.size} invitations equal the replay`,
      `site: after each of ${siteReplay.commits} commits facts as the entries tell; documents of ${siteReplay.sites.size} sites ` +
        'equal the replay, no company has more than its limit allows',
      `roles on sites: ${roles.given} given or offered, each on a site of the company; the ${roles.standing} that stand, on present ones`,
    ],
    wrong: [
      ...verified.flatMap(({ wrong }) => wrong),
      ...[replay.wrong, documents, siteReplay.wrong, siteDocuments, roles.wrong].flat(),
    ],
  }
}

/** Compares the parts of an owner's ledger with each other and with Kafka's records, after all of it was published. */
export async function verifyLedger(
  servers: { mongoUri: string; kafkaBrokers: string },
  owner: string,
  keys: TrustedKeys,
  restoredAt?: number[],
) {
  const database = await openDatabase(servers.mongoUri, owner)
  const ledger = await until(
    `${owner}'s entries are published`,
    async () => {
      const stored = await readStoredLedger(owner, database)
      return stored.published.join() === stored.heads.join() ? stored : undefined
    },
    { seconds: 60, everyMs: 500 },
  )
  await database.close()
  const records = await readTopic(servers.kafkaBrokers, topicOf(owner))
  const { repeats, forged, wrong } = await checkRecords(ledger, records, keys, restoredAt)
  const entries = ledger.entries.flat().length
  const told = [
    `${owner}: ${entries} entries, seq and versions without holes, ${ledger.facts.size} facts equal the replay; ` +
      `${records.flat().length - forged} records in Kafka (${repeats} of them repeats) equal them byte for byte, in order, ` +
      `each signed${forged > 0 ? `; ${forged} were forged` : ''}`,
  ]
  return { ledger, told, wrong: [...checkOrder(ledger), ...wrong] }
}
