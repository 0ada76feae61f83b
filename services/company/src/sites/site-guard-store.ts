import type { SiteGrant } from '@holdfast/access'
import { DomainError } from '@holdfast/errors'
import { openCollection } from '@holdfast/runtime'
import type { ClientSession, Connection } from 'mongoose'

/**
 * One document for each site on which a role was ever given, or which is gone. Every transaction that gives a role
 * writes it, and so does the one that learns that the site is gone. When both happen at once they conflict on it, so that
 * either the role is given first and tidied away, or it is refused.
 */
interface SiteGuard {
  _id: string
  /** The last tenure that is over. A site that was brought back has a higher one. */
  gone: number
  /** Since when roles of that tenure may still stand in memberships; absent when they were tidied away. */
  untidiedSince?: number
  /** Raised by every write, only so that the writes conflict. Nothing reads it. */
  n: number
}

export interface GoneSite {
  siteId: string
  tenure: number
}

export type SiteGuards = Awaited<ReturnType<typeof createSiteGuards>>

export async function createSiteGuards(connection: Connection) {
  const guards = await openCollection<SiteGuard>(connection, 'site_guards', [[{ untidiedSince: 1 }, { sparse: true }]])

  return {
    /**
     * Part of every transaction that gives these roles. Throws `access-unknown` if one of the sites is gone: the facts by
     * which the role was to be given are older than that.
     */
    async grant(siteRoles: SiteGrant[], session: ClientSession): Promise<void> {
      if (siteRoles.length === 0) return
      await guards.bulkWrite(
        siteRoles.map(({ siteId }) => ({
          updateOne: { filter: { _id: siteId }, update: { $inc: { n: 1 }, $setOnInsert: { gone: 0 } }, upsert: true },
        })),
        { session },
      )
      const written = await guards.find({ _id: { $in: siteRoles.map(({ siteId }) => siteId) } }, { session }).toArray()
      const goneIn = new Map(written.map(({ _id, gone }) => [_id, gone]))
      if (siteRoles.some(({ siteId, tenure }) => tenure <= (goneIn.get(siteId) ?? 0))) {
        throw new DomainError('access-unknown')
      }
    },
    /** The tenure of the site is over: from here on no role in it is given. */
    async markGone({ siteId, tenure }: GoneSite, now: number, session: ClientSession): Promise<void> {
      const update = { $max: { gone: tenure }, $set: { untidiedSince: now }, $inc: { n: 1 } }
      await guards.updateOne({ _id: siteId }, update, { session, upsert: true })
    },
    /** Sites whose roles may still stand in memberships, those that have waited longest first. */
    async untidied(limit: number): Promise<GoneSite[]> {
      const found = guards.find({ untidiedSince: { $exists: true } }).sort({ untidiedSince: 1 })
      return (await found.limit(limit).toArray()).map(({ _id, gone }) => ({ siteId: _id, tenure: gone }))
    },
    /** No role of this tenure stands any more. If a later tenure is over by now, its roles are still to be tidied. */
    async tidied({ siteId, tenure }: GoneSite): Promise<void> {
      await guards.updateOne({ _id: siteId, gone: tenure }, { $unset: { untidiedSince: 1 } })
    },
  }
}
