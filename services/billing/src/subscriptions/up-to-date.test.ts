import { testKeys } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { openAccount } from '../accounts/account.ts'
import { createKnownAccounts } from '../accounts/known-accounts.ts'
import { plansForTests as catalogue, choice, instant } from '../testing/plans.ts'
import { createKeepUpToDate } from './up-to-date.ts'

const companyId = 'a company'
const start = {
  subscriptionId: 'one',
  plan: choice('middle'),
  at: instant('2026-04-01T08:00:00Z'),
  zone: 'Europe/Paris',
}
const { account } = openAccount(companyId, start, catalogue)
const accounts = { find: async () => account, save: async () => {} }

test('when nothing is due for an account, then no transaction is begun to find that out', async () => {
  let begun = 0
  let [now, isHeld] = [instant('2026-04-20T08:00:00Z'), false]
  const keepUpToDate = createKeepUpToDate({
    ledger: {
      async transact() {
        begun += 1
        return false as never
      },
    },
    ...{ accounts, catalogue, clock: () => now, tellSite: async () => {}, signer: testKeys.signer('billing') },
    isHeld: async () => isHeld,
  })
  await keepUpToDate(companyId)
  expect(begun).toBe(0)
  now = instant('2026-05-01T08:00:00Z')
  // Restored from a backup: nothing that is over is taken for over before an operator says so.
  isHeld = true
  await expect(keepUpToDate(companyId)).rejects.toThrow('unavailable')
  expect(begun).toBe(0)
  isHeld = false
  await keepUpToDate(companyId)
  expect(begun).toBe(1)
})

test('when a command asks whether an account is there, then the database has nothing to write', async () => {
  let fences = 0
  const known = createKnownAccounts({
    ledger: {
      async lookUp(read) {
        fences += 1
        return { found: await read(undefined as never), epoch: '', heads: [] }
      },
    },
    ...{ accounts, companies: { catchUp: async () => {} } },
  })
  expect([await known.opened(companyId), fences]).toEqual([account, 0])
  expect([await known.account(companyId), fences]).toEqual([account, 1])
})
