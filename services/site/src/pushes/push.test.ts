import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { afterCopy, afterRestore, driftOf, type End, ofExisting } from './push.ts'

const end = (id: string, activeReleaseId?: string): End => ({ id, activeReleaseId, seen: {} })

/** A site whose environments are uploaded to, pushed and rolled back, as the service would do it. */
function site(ids: readonly string[]) {
  const ends = new Map(ids.map((id) => [id, end(id)]))
  let releases = 0
  const get = (id: string) => ends.get(id)!
  return {
    get,
    activate(id: string, releaseId = `r${++releases}`) {
      ends.set(id, { ...get(id), activeReleaseId: releaseId })
      return releaseId
    },
    push(from: string, to: string) {
      const [source, target] = [get(from), get(to)]
      const { activeReleaseId } = source
      if (!activeReleaseId) return
      const copy = { releaseId: `r${++releases}`, at: releases }
      const seen = afterCopy({ ...source, activeReleaseId }, target, copy)
      ends.set(from, { ...source, seen: seen.source })
      ends.set(to, { ...target, seen: seen.target, activeReleaseId: copy.releaseId })
    },
    drift: (from: string, to: string) => driftOf(get(from), get(to)),
  }
}

test('when the source has never seen the target, then no change is known', () => {
  const { activate, drift } = site(['live', 'staging'])
  activate('live')
  activate('staging')
  expect(drift('staging', 'live')).toBeUndefined()
})

test('when the target got another release since it was copied, then that is drift, and none once it is back', () => {
  const { activate, push, drift } = site(['live', 'staging'])
  const first = activate('live')
  push('live', 'staging')
  activate('staging')
  expect(drift('staging', 'live')).toBeUndefined()
  const second = activate('live')
  expect(drift('staging', 'live')).toEqual({ seen: { releaseId: first, at: 2 }, present: second })
  activate('live', first)
  expect(drift('staging', 'live')).toBeUndefined()
})

test('when the source is pushed again, then its own earlier push is no drift', () => {
  const { activate, push, drift } = site(['live', 'staging'])
  activate('live')
  push('live', 'staging')
  activate('staging')
  push('staging', 'live')
  activate('staging')
  expect(drift('staging', 'live')).toBeUndefined()
  activate('live')
  expect(drift('staging', 'live')).toBeDefined()
})

test('when live reaches a staging by way of another one, then a change of live is drift there too', () => {
  const { activate, push, drift } = site(['live', 'a', 'b'])
  activate('live')
  push('live', 'a')
  push('a', 'b')
  expect(drift('b', 'live')).toBeUndefined()
  activate('live')
  expect(drift('b', 'live')).toBeDefined()
})

test('when a backup of live is restored into staging, then staging has seen live as it was then', () => {
  const seen = afterRestore(end('staging'), { environmentId: 'live', releaseId: 'r1', createdAt: 5 })
  expect(driftOf({ ...end('staging', 'r9'), seen }, end('live', 'r1'))).toBeUndefined()
  expect(driftOf({ ...end('staging', 'r9'), seen }, end('live', 'r2'))).toMatchObject({ present: 'r2' })
  expect(afterRestore(end('live'), { environmentId: 'live', releaseId: 'r1', createdAt: 5 })).toEqual({})
})

test('when an environment is gone, then what was seen of it is forgotten', () => {
  const sight = { releaseId: 'r', at: 1 }
  expect(ofExisting({ a: sight, b: sight }, ['b', 'c'])).toEqual({ b: sight })
})

test('whatever was done, a push is drift exactly if another release is active than the last one that was seen', () => {
  const ids = ['live', 'a', 'b'] as const
  const id = fc.constantFrom(...ids)
  const step = fc.oneof(
    fc.record({ do: fc.constant('activate' as const), id }),
    fc.record({ do: fc.constant('push' as const), id, to: id }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
      const { activate, push, drift, get } = site(ids)
      // The content of each environment, as the set of all releases that ever went into it.
      const changedSince = new Map<string, boolean>()
      const key = (from: string, to: string) => `${from} ${to}`
      for (const each of steps) {
        if (each.do === 'activate') {
          activate(each.id)
          for (const other of ids) {
            if (changedSince.has(key(other, each.id))) changedSince.set(key(other, each.id), true)
          }
        } else if (each.id !== each.to && get(each.id).activeReleaseId) {
          push(each.id, each.to)
          for (const other of ids) {
            if (other === each.id || other === each.to) continue
            // What was copied to the target brings with it what the source knew, and the target is another one for others.
            const known = changedSince.get(key(each.id, other))
            if (known !== undefined) changedSince.set(key(each.to, other), known)
            if (changedSince.has(key(other, each.to))) changedSince.set(key(other, each.to), true)
          }
          changedSince.set(key(each.id, each.to), false)
          changedSince.set(key(each.to, each.id), false)
        }
      }
      for (const from of ids) {
        for (const to of ids) {
          if (from !== to) expect(drift(from, to) !== undefined).toBe(changedSince.get(key(from, to)) ?? false)
        }
      }
    }),
  )
})
