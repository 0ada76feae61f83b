import { newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type Backup,
  expiryOf,
  isDailyNeeded,
  keptBackup,
  made,
  nextDaily,
  notProved,
  removeBackup,
  tryProofLater,
  verified,
  verifiedAt,
} from './backup.ts'

const DAY = 24 * 3_600_000
const saved = { digest: `sha256:${'a'.repeat(64)}`, files: 3, bytes: 99 }
const about = {
  id: newId(),
  companyId: newId(),
  siteId: newId(),
  environmentId: newId(),
  cause: 'daily',
  releaseId: newId(),
} as const
const { backup } = made(about, { saved, days: 30, now: 1_000 })

test('when the host has made a backup, then it lasts as long as the plan says, and its proof is due at once', () => {
  expect(made(about, { saved, days: 30, now: 1_000 })).toEqual({
    backup: {
      ...about,
      ...saved,
      createdAt: 1_000,
      expiresAt: 1_000 + 30 * DAY,
      proof: { state: 'awaited' },
      proofDueAt: 1_000,
      state: 'kept',
    },
    events: [{ type: 'BackupMade', cause: 'daily' }],
  })
  expect(expiryOf(5, 0)).toBe(5 + DAY)
})

describe('the proof', () => {
  const good = (of: Backup, now: number) => verified(of, { digest: saved.digest, now, everyMs: 7 * DAY })
  const bad = (of: Backup, now: number, code = 'backup-damaged') => notProved(of, { code, now, everyMs: 7 * DAY })

  test('when it succeeds, then that is told the first time, and it is tried again later', () => {
    const first = good(backup, 2_000)
    expect(first.events).toEqual([{ type: 'BackupVerified' }])
    expect(first.backup).toMatchObject({ proof: { state: 'proved', at: 2_000 }, proofDueAt: 2_000 + 7 * DAY })
    const second = good(first.backup, 9_000)
    expect(second.events).toEqual([])
    expect(verifiedAt(second.backup)).toBe(9_000)
  })

  test('when something else came of it, then it is not proved', () => {
    const other = verified(backup, { digest: `sha256:${'b'.repeat(64)}`, now: 2_000, everyMs: DAY })
    expect(other.events).toEqual([{ type: 'BackupNotProved', code: 'digest-differs' }])
    expect(verifiedAt(other.backup)).toBeUndefined()
  })

  test('when it fails, then that is told once for each reason, and again after it had succeeded', () => {
    const failed = bad(good(backup, 2_000).backup, 3_000)
    expect(failed.events).toEqual([{ type: 'BackupNotProved', code: 'backup-damaged' }])
    expect(verifiedAt(failed.backup)).toBe(2_000)
    expect(bad(failed.backup, 4_000).events).toEqual([])
    expect(bad(failed.backup, 4_000, 'not-found').events).toHaveLength(1)
    const mended = good(failed.backup, 5_000)
    expect(mended.events).toEqual([{ type: 'BackupVerified' }])
    expect(bad(mended.backup, 6_000).events).toHaveLength(1)
  })

  test('when the host cannot be asked, then nothing is known and nothing told', () => {
    const later = tryProofLater(backup, 2_000)
    expect(later).toEqual({ backup: { ...backup, proofDueAt: 2_000 + 3_600_000 }, events: [] })
  })
})

test('when it is removed, then nobody sees it any more, and that is told once', () => {
  const removed = removeBackup(backup)
  expect(removed.events).toEqual([{ type: 'BackupDeleted' }])
  expect(removeBackup(removed.backup).events).toEqual([])
  expect(keptBackup(backup)).toBe(backup)
  for (const gone of [removed.backup, undefined]) expect(() => keptBackup(gone)).toThrow('not-found')
})

describe('daily backups', () => {
  test('whatever the environment and the moment, the next one comes within a day, and then once a day', () => {
    const times = fc.integer({ min: 0, max: 4_000_000_000_000 })
    fc.assert(
      fc.property(fc.uuid(), times, (id, now) => {
        const next = nextDaily(id, now)
        expect(next).toBeGreaterThan(now)
        expect(next).toBeLessThanOrEqual(now + DAY)
        expect(nextDaily(id, next)).toBe(next + DAY)
        expect(nextDaily(id, next - 1)).toBe(next)
      }),
    )
  })

  test('when there are many environments, then their backups are spread over the day', () => {
    const hours = new Set(Array.from({ length: 2_000 }, () => Math.floor((nextDaily(newId(), 0) % DAY) / 3_600_000)))
    expect(hours.size).toBe(24)
  })

  test('when an environment is live, then it always needs one; without a release it never does', () => {
    const live = { isLive: true, activeReleaseId: backup.releaseId }
    expect(isDailyNeeded(live, backup, 2_000)).toBe(true)
    expect(isDailyNeeded({ ...live, activeReleaseId: undefined }, backup, 2_000)).toBe(false)
  })

  test('when a staging has not changed, then it needs one only if no good backup of it lasts', () => {
    const staging = { isLive: false, activeReleaseId: backup.releaseId }
    expect(isDailyNeeded(staging, backup, 2_000)).toBe(false)
    expect(isDailyNeeded(staging, undefined, 2_000)).toBe(true)
    expect(isDailyNeeded({ ...staging, activeReleaseId: newId() }, backup, 2_000)).toBe(true)
    expect(isDailyNeeded(staging, backup, backup.expiresAt - DAY)).toBe(true)
    expect(isDailyNeeded(staging, removeBackup(backup).backup, 2_000)).toBe(true)
    const damaged = notProved(backup, { code: 'backup-damaged', now: 1_500, everyMs: DAY }).backup
    expect(isDailyNeeded(staging, damaged, 2_000)).toBe(true)
  })

  test('whatever the plan, a staging that does not change is never without a backup of its release', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 0, max: 40 }), (id, days) => {
        const staging = { isLive: false, activeReleaseId: about.releaseId }
        let kept: Backup[] = []
        let now = nextDaily(id, 0)
        for (let day = 0; day < 60; day++, now = nextDaily(id, now)) {
          kept = kept.filter(({ expiresAt }) => expiresAt > now)
          if (day > 0) expect(kept.length).toBeGreaterThan(0)
          if (isDailyNeeded(staging, kept.at(-1), now)) kept.push(made(about, { saved, days, now: now + 1 }).backup)
        }
      }),
    )
  })
})
