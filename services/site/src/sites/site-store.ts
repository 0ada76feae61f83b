import { idBytes } from '@holdfast/contracts'
import { SiteFact } from '@holdfast/contracts/site'
import { dropFact, type FactChange, putFact, type Transaction } from '@holdfast/ledger'
import { containing, openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, type QueryFilter, Schema } from 'mongoose'
import { foldedName } from './name.ts'
import type { Site, SiteDecision } from './site.ts'
import { siteEvents } from './site-events.ts'

/** What is searched for has no line break, so that it is found in the name or in the slug. */
const TEXT_BREAK = '\n'

type SiteDocument = { _id: string; searchText: string } & Omit<Site, 'id'>

const text = { type: String, required: true } as const
const number = { type: Number, required: true } as const

const schema = new Schema(
  {
    _id: text,
    companyId: text,
    name: text,
    foldedName: text,
    slug: text,
    // Derived from the name and the slug, for the index.
    searchText: text,
    labels: { type: [String], required: true },
    tenure: number,
    createdAt: number,
    version: number,
    state: { type: String, enum: ['present', 'deleted', 'purged'], required: true },
    deletedAt: Number,
    purgeAt: Number,
    purgedAt: Number,
  },
  { strict: 'throw', versionKey: false, collection: 'sites' },
)
// A deleted site does not keep its name; its slug nobody gets again.
schema.index({ companyId: 1, foldedName: 1 }, { unique: true, partialFilterExpression: { state: 'present' } })
schema.index({ slug: 1 }, { unique: true })
// With the text, so that a search reads of the sites that it does not find the index alone.
schema.index({ companyId: 1, state: 1, _id: -1, searchText: 1 })
schema.index({ companyId: 1, state: 1, labels: 1, _id: -1 })

/** In which order a list has sites. */
export type SiteOrder = 'newest' | 'name'

/** Which sites of a company are wanted. */
export interface WantedSites {
  companyId: string
  /** Only these; all when absent. */
  siteIds?: string[]
  /** Part of the name or the slug; everything when empty. */
  search: string
  /** Those that have all of these. */
  labels: string[]
}

export type SiteStore = Awaited<ReturnType<typeof createSiteStore>>

export async function createSiteStore(connection: Connection) {
  const model = await openModel(connection, 'site', schema)
  // Sites that an earlier release saved have no text to search yet.
  const searchText = { $concat: ['$foldedName', TEXT_BREAK, '$slug'] }
  await model.collection.updateMany({ searchText: { $exists: false } }, [{ $set: { searchText } }])

  return {
    async find(id: string, session?: ClientSession): Promise<Site | undefined> {
      return read(
        await model
          .findById(id)
          .session(session ?? null)
          .lean<SiteDocument>(),
      )
    },
    /** Present sites with these ids, in no order. */
    async findAll(ids: string[]): Promise<Site[]> {
      const found = model.find({ _id: { $in: ids }, state: 'present' })
      return (await found.lean<SiteDocument[]>()).map((document) => read(document)!)
    },
    /** The newest first, or by name; a page starts after the site `after`, the first one without. */
    async list(
      wanted: WantedSites,
      { after, limit, order = 'newest' }: { after: string; limit: number; order?: SiteOrder },
    ): Promise<Site[]> {
      const rest = after && { $and: [order === 'name' ? await afterName(after) : { _id: { $lt: after } }] }
      const found = model.find({ ...filterOf(wanted), ...rest })
      // Present sites of a company have different names.
      const sorted = found.sort(order === 'name' ? { foldedName: 1 } : { _id: -1 }).limit(limit)
      return (await sorted.lean<SiteDocument[]>()).map((document) => read(document)!)
    },
    /** Of all present sites of a company. */
    async idsOf(companyId: string): Promise<string[]> {
      const found = model.find({ companyId, state: 'present' }, { _id: 1 }).sort({ _id: 1 })
      return (await found.lean<{ _id: string }[]>()).map(({ _id }) => _id)
    },
    count: (wanted: WantedSites): Promise<number> => model.countDocuments(filterOf(wanted)),
    async isNameTaken(companyId: string, name: string, but: string, session: ClientSession): Promise<boolean> {
      const taken = model.exists({ companyId, foldedName: name, state: 'present', _id: { $ne: but } }).session(session)
      return (await taken) !== null
    },
    async isSlugTaken(slug: string, session: ClientSession): Promise<boolean> {
      return (await model.exists({ slug }).session(session)) !== null
    },
    /** Deleted sites of a company whose bytes are still there, the latest first. */
    async deletedOf(companyId: string, limit: number): Promise<Site[]> {
      const found = model.find({ companyId, state: 'deleted' }).sort({ _id: -1 }).limit(limit)
      return (await found.lean<SiteDocument[]>()).map((document) => read(document)!)
    },
    async add({ site, events }: SiteDecision, facts: FactChange[], tx: Transaction): Promise<void> {
      await model.create([siteDocument(site)], { session: tx.session })
      append(tx, site, events, facts)
    },
    /** Saves a changed site with its events; nothing when there are none. */
    async save({ site, events }: SiteDecision, facts: FactChange[], tx: Transaction): Promise<void> {
      if (events.length === 0) return
      await model.replaceOne({ _id: site.id }, siteDocument(site), { session: tx.session, runValidators: true })
      append(tx, site, events, facts)
    },
  }

  /** A site that was deleted since the page before still says where that page ended. */
  async function afterName(siteId: string) {
    const last = await model.findById(siteId, { foldedName: 1 }).lean<Pick<SiteDocument, 'foldedName'>>()
    return { foldedName: { $gt: last?.foldedName ?? '' } }
  }
}

export function filterOf({ companyId, siteIds, search, labels }: WantedSites): QueryFilter<SiteDocument> {
  return {
    companyId,
    state: 'present',
    ...(siteIds && { _id: { $in: siteIds } }),
    ...(search && { searchText: containing(foldedName(search)) }),
    ...(labels.length > 0 && { labels: { $all: labels } }),
  } as QueryFilter<SiteDocument>
}

function append(tx: Transaction, { id: siteId, companyId }: Site, events: SiteDecision['events'], facts: FactChange[]) {
  for (const { type, ...data } of events) tx.append(siteEvents[type], { companyId, siteId, ...data }, facts)
}

export function siteDocument({ id, ...site }: Site): SiteDocument {
  return { _id: id, ...site, searchText: `${site.foldedName}${TEXT_BREAK}${site.slug}` }
}

function read(document: SiteDocument | null): Site | undefined {
  if (!document) return undefined
  const { _id, searchText: _searchText, ...site } = document
  return { id: _id, ...site } as Site
}

/** What every replica holds about a site. */
export function siteRow({ id, companyId, tenure }: Site, paysPremiumStaging: boolean): FactChange {
  const state = 'STATE_ACTIVE' as const
  return putFact('site', idBytes(id), SiteFact, { companyId: idBytes(companyId), tenure, state, paysPremiumStaging })
}

export function noSiteFact({ id }: Pick<Site, 'id'>): FactChange {
  return dropFact('site', idBytes(id))
}
