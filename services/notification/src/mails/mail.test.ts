import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { afterFailure, afterSuccess, messageIdOf, type Progress } from './mail.ts'

const HOUR_MS = 3_600_000
const at = new Date()
const begun = { key: 'invitation', messageId: '<a@b>', startedAt: at }
const sent: Progress = { ...begun, state: 'sent', at }
const refused: Progress = { ...begun, state: 'refused', at, reason: 'smtp: 550 RCPT TO' }

describe('after a failure', () => {
  test('when it is tried again and again, the wait doubles from a second to an hour', () => {
    const waits = [1, 2, 3, 12, 13, 40].map((attempts) => afterFailure({ attempts, createdAt: 0 }, 'x', 1, 1))
    expect(waits.map((outcome) => 'delayMs' in outcome && outcome.delayMs)).toEqual([
      1_000,
      2_000,
      4_000,
      2_048_000,
      HOUR_MS,
      HOUR_MS,
    ])
  })

  test('when chance is added, the wait is between half and all of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
        const outcome = afterFailure({ attempts, createdAt: 0 }, 'x', 1, chance)
        const longest = Math.min(HOUR_MS, 1_000 * 2 ** (attempts - 1))
        return outcome.state === 'waiting' && outcome.delayMs >= longest / 2 && outcome.delayMs <= longest
      }),
    )
  })

  test('when three days have passed, it is given up', () => {
    const mail = { attempts: 80, createdAt: 1_000 }
    expect(afterFailure(mail, 'x', 1_000 + 72 * HOUR_MS - 1, 0).state).toBe('waiting')
    expect(afterFailure(mail, 'x', 1_000 + 72 * HOUR_MS, 0)).toEqual({ state: 'failed', reason: 'x' })
  })
})

describe('when every letter is settled', () => {
  test.each([
    ['there was none', [], { state: 'withheld' }],
    ['all were sent', [sent, sent], { state: 'sent' }],
    ['one of them was sent', [refused, sent], { state: 'sent' }],
    ['none was taken', [refused], { state: 'refused', reason: 'smtp: 550 RCPT TO' }],
  ] as const)('when %s, the mail is that', (_, progress, outcome) => {
    expect(afterSuccess([...progress])).toEqual(outcome)
  })
})

describe('a Message-ID', () => {
  test('when mail and letter are the same, it is the same; otherwise it is different', () => {
    const id = messageIdOf('company/e/3/7', 'invitation', 'mail.example')
    expect(id).toMatch(/^<[\w-]{43}@mail\.example>$/)
    expect(messageIdOf('company/e/3/7', 'invitation', 'mail.example')).toBe(id)
    expect(messageIdOf('company/e/3/8', 'invitation', 'mail.example')).not.toBe(id)
    expect(messageIdOf('company/e/3/7', 'invitation/2', 'mail.example')).not.toBe(id)
  })
})
