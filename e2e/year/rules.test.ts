import { describe, expect, test } from '@jest/globals'
import { livesByHand } from './by-hand.ts'
import { calendarOf } from './calendar.ts'
import { livesFrom } from './generate.ts'
import { isDaily, type Life, momentsOf } from './life.ts'
import { type Expected, expectedOf } from './oracle.ts'
import { actualOf } from './rules-run.ts'
import { shownInvoice, shownStanding } from './shown.ts'

const year = { from: '2027-08-01', to: '2028-07-31' }

/** All that is compared of a company, as lines of text. */
function shown({ invoices, standings, outcomes }: Expected): string[] {
  const days = [...standings].filter(([moment]) => isDaily(moment))
  return [
    ...outcomes.map(({ act, refusal = 'done' }) => `${act.at} ${act.do}: ${refusal}`),
    ...invoices.map(shownInvoice),
    ...days.map(([moment, standing]) => `${new Date(moment * 1000).toISOString()} ${shownStanding(standing)}`),
  ]
}

function compare(lives: readonly Life[], zone: string): void {
  const moments = momentsOf(lives, year)
  const calendar = calendarOf(zone)
  for (const life of lives) {
    const expected = shown(expectedOf(life, moments, calendar))
    const actual = shown(actualOf(life, moments, zone))
    const differing = expected.flatMap((line, index) =>
      line === actual[index] ? [] : [`expected ${line}\n but was ${actual[index]}`],
    )
    // The first few say enough: what follows from a difference differs too.
    expect([life.name, ...differing.slice(0, 3)]).toEqual([life.name])
    expect(actual).toHaveLength(expected.length)
  }
}

describe('a year of the rules is what the oracle expects', () => {
  test('of the companies that were worked out by hand', () => compare(livesByHand, 'Europe/Stockholm'))
  test.each(['Europe/Stockholm', 'Pacific/Auckland', 'America/St_Johns'])('of made ones, in %s', (zone) => {
    compare(livesFrom(zone.length, 40, year), zone)
  })
})
