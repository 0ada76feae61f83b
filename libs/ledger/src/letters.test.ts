import { CompanyRestored, CompanySuspended } from '@holdfast/contracts/company'
import { Entry } from '@holdfast/contracts/ledger'
import { atEnd, silentLog, testDatabase, testKeys, userPassport } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { letterEvent, letterEvents, openLedger } from './index.ts'

// Suspensions ask for a letter when they have a reason.
const letters = letterEvents<{ to: string }>(
  letterEvent(
    CompanySuspended,
    ({ reason }, { to }) => [{ email: to, template: 'suspended', values: { reason } }],
    ({ reason }) => reason !== '',
  ),
)
const suspended = (reason: string) => ({
  type: CompanySuspended.type,
  data: CompanySuspended.encode({ companyId: 'c', reason }),
})
const restored = { type: CompanyRestored.type, data: CompanyRestored.encode({ companyId: 'c' }) }

describe('the letters of an owner', () => {
  test('when an event asks for letters, they are written; else there are none', async () => {
    const letter = { email: 'ada@example.com', template: 'suspended', values: { reason: 'unpaid' } }
    expect(await letters.write(suspended('unpaid'), { to: 'ada@example.com' })).toEqual([letter])
    expect(await letters.write(suspended(''), { to: 'ada@example.com' })).toEqual([])
    expect(await letters.write(restored, { to: 'ada@example.com' })).toEqual([])
  })

  test('when entries are appended, each says for good whether it asks', async () => {
    const connection = await testDatabase()
    const producer = { send: async () => {}, close: async () => {} }
    const signer = testKeys.signer('company')
    const ledger = await openLedger({ owner: 'company', connection, producer, signer, letters, log: silentLog })
    atEnd(ledger.stop)
    const call = userPassport()
    await ledger.transact({ stream: 'company/c', call }, async ({ append }) => {
      append(CompanySuspended, { companyId: 'c', reason: 'unpaid' })
      append(CompanySuspended, { companyId: 'c', reason: '' })
      append(CompanyRestored, { companyId: 'c' })
    })
    const heads = await ledger.heads()
    const entries = await ledger.read(
      heads.findIndex((head) => head > 0),
      0,
      10,
    )
    expect(entries.map(({ asksForLetter }) => asksForLetter)).toEqual([true, false, false])
    // The encoded entry has the mark too.
    expect(entries.map((entry) => Entry.decode(Entry.encode(entry)).asksForLetter)).toEqual([true, false, false])
  })

  test('when an entry is older than the mark, it says neither', () => {
    expect(Entry.decode(Entry.encode({ seq: 1 })).asksForLetter).toBeUndefined()
  })
})
