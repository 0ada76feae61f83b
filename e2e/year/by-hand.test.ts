import { describe, expect, test } from '@jest/globals'
import { livesByHand } from './by-hand.ts'
import { calendarOf } from './calendar.ts'
import { DAILY, momentsOf, secondsOf } from './life.ts'
import { expectedOf } from './oracle.ts'
import { shownInvoice, shownStanding } from './shown.ts'

// Two people who do not copy from one another: what the oracle says, and what was worked out with a pocket calculator.
const calendar = calendarOf('Europe/Stockholm')
const moments = momentsOf(livesByHand, { from: '2027-08-01', to: '2028-07-31' })

describe('what the oracle expects is what was worked out by hand', () => {
  test.each(livesByHand)('$name', (life) => {
    const { invoices, standings, outcomes } = expectedOf(life, moments, calendar)
    expect(invoices.map(shownInvoice)).toEqual(life.invoices)
    expect(outcomes.flatMap(({ refusal }) => refusal ?? [])).toEqual(life.refused ?? [])
    for (const [date, standing] of Object.entries(life.standings)) {
      expect(`${date} ${shownStanding(standings.get(secondsOf(`${date}T${DAILY}`))!)}`).toBe(`${date} ${standing}`)
    }
  })
})
