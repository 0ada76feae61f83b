import type { Stream } from '@holdfast/contracts'
import type { Entry } from '@holdfast/contracts/ledger'
import {
  EnvironmentCreated,
  EnvironmentDeleted,
  SiteDeleted,
  SiteRecovered,
  UsageCounted,
  type VisitorClass as WireClass,
} from '@holdfast/contracts/site'
import type { Transaction } from '@holdfast/ledger'
import type { Log } from '@holdfast/runtime'
import { Temporal } from 'temporal-polyfill'
import type { PremiumStagingStore } from '../add-ons/premium-staging-store.ts'
import { type Clock, systemClock } from '../clock.ts'
import { takeReading, type UsageReading, type VisitorClass } from './usage.ts'
import type { UsageLineStore } from './usage-store.ts'

const classes: Partial<Record<WireClass, VisitorClass>> = {
  VISITOR_CLASS_PEOPLE: 'people',
  VISITOR_CLASS_BOTS: 'bots',
  VISITOR_CLASS_ASSETS: 'assets',
}

/**
 * Keeps what site tells of usage and of premium stagings. A company that billing does not know yet has its lines all the
 * same: its account is opened by the entry of its creation, and what was used before that counts.
 */
export function followUsage(needs: { usage: UsageLineStore; stagings: PremiumStagingStore; clock: Clock; log: Log }) {
  const { usage, stagings, clock, log } = needs
  // Business time of a moment elsewhere. Where the clock is not that of everybody, a thing happened when it became known.
  const timeOf = (at: number) => (clock === systemClock ? Temporal.Instant.fromEpochMilliseconds(at) : clock())

  const effects = new Map<string, (entry: Entry, tx: Transaction) => Promise<void>>([
    [
      UsageCounted.type,
      async ({ stream, data }, { session, now }) => {
        const companyId = stream.slice('company/'.length)
        const at = clock()
        const { lines } = UsageCounted.decode(data)
        const understood = lines.flatMap(({ visitorClass, requests, bytes, ...about }) => {
          const known = classes[visitorClass]
          if (!known) return []
          const reading: UsageReading = {
            ...about,
            visitorClass: known,
            requests: BigInt(requests),
            bytes: BigInt(bytes),
          }
          const { line } = takeReading(undefined, reading, at)
          return line ? [line] : []
        })
        const odd = lines.length - understood.length
        if (odd > 0) log.warn({ companyId, lines: odd }, 'site tells of usage that cannot be')
        await usage.take(companyId, understood, { session, now })
      },
    ],
    [
      EnvironmentCreated.type,
      async ({ data, at }, { session }) => {
        const { kind, companyId, siteId, environmentId } = EnvironmentCreated.decode(data)
        if (kind !== 'KIND_PREMIUM_STAGING') return
        await stagings.begin({ companyId, siteId, environmentId }, timeOf(at), session)
      },
    ],
    [
      EnvironmentDeleted.type,
      async ({ data, at }, { session }) => {
        const { siteId, environmentId } = EnvironmentDeleted.decode(data)
        await stagings.end({ siteId, environmentId }, timeOf(at), session)
      },
    ],
    [
      SiteDeleted.type,
      async ({ data, at }, { session }) => {
        const { siteId } = SiteDeleted.decode(data)
        await stagings.end({ siteId }, timeOf(at), session)
      },
    ],
    [
      SiteRecovered.type,
      async ({ data, at }, { session }) => {
        const { companyId, siteId, premiumStagingIds } = SiteRecovered.decode(data)
        for (const environmentId of premiumStagingIds) {
          await stagings.begin({ companyId, siteId, environmentId }, timeOf(at), session)
        }
      },
    ],
  ])

  return {
    // The stream of the entry, to which nothing is appended: so entries of one shard there share a transaction here.
    streamOf: ({ type, stream }: Entry) => (effects.has(type) ? (stream as Stream) : undefined),
    async apply(entry: Entry, tx: Transaction): Promise<void> {
      await effects.get(entry.type)!(entry, tx)
    },
  }
}
