import { expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { afterAnswer, type KnownVatId, standingOf } from './vies.ts'
import { type AskVies, askAbout } from './vies-asking.ts'

const at = Temporal.Instant.from('2026-11-28T12:00:00Z')
const id = { text: 'DE136695976', country: 'DE' }
const valid = afterAnswer({ id }, { outcome: 'valid', at: at.subtract({ hours: 40 * 24 }) })
const asked = (known: KnownVatId, ask: AskVies, signal = new AbortController().signal) =>
  askAbout(known, { ask, now: () => at, signal })

test('when the register answers, then that is what is known', async () => {
  const known = await asked({ id }, async () => ({ outcome: 'valid', consultation: 'W1' }))
  expect(known).toEqual({ id, askedAt: at, evidence: { outcome: 'valid', at, consultation: 'W1' } })
  expect(standingOf(await asked(valid, async () => ({ outcome: 'invalid' })), at)).toBe('invalid')
})

test('when the register is busy, fails, says something else or nothing, then what was valid stays so', async () => {
  const patience = new AbortController()
  const asks: AskVies[] = [
    async () => ({ outcome: 'unknown' }),
    async () => Promise.reject(new Error('MS_MAX_CONCURRENT_REQ')),
    async () => ({ outcome: 'INVALID_INPUT' }) as never,
    () => {
      patience.abort()
      return new Promise(() => {})
    },
  ]
  for (const ask of asks) {
    const known = await asked(valid, ask, patience.signal)
    expect(known).toEqual({ ...valid, askedAt: at })
    expect(standingOf(known, at)).toBe('counts')
  }
})

test('when it was asked a short while ago, then it is not asked again', async () => {
  const never: AskVies = async () => Promise.reject(new Error('asked'))
  const busy = afterAnswer({ id }, { outcome: 'unknown', at: at.subtract({ hours: 1 }) })
  expect(await asked(busy, never)).toBe(busy)
})
