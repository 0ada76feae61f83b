import { type Interval, PlanOffered, PlanVersionFact, PlanWithdrawn } from '@holdfast/contracts/billing'
import { openLedger, putFact } from '@holdfast/ledger'
import { serve } from '@holdfast/runtime'
import { atEnd, servicePassport, silentLog, testDatabase, testKeys } from '@holdfast/testing'

/**
 * Stands for billing: a real ledger in a database of its own, served as that service serves it, which offers a version of
 * one plan, and has withdrawn an earlier one.
 */
export async function planOwner() {
  const connection = await testDatabase()
  // Replicas get the entries from the ledger alone: all tests share one topic, and each has a ledger of its own.
  const producer = { send: async () => {}, close: async () => {} }
  const signer = testKeys.signer('billing')
  const tables = { 'plan-version': [] }
  const ledger = await openLedger({ owner: 'billing', connection, producer, signer, tables, log: silentLog })
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'billing',
    keys: testKeys.trusted,
    log: silentLog,
    services: ledger.services,
  })
  const address = `127.0.0.1:${server.port}`
  await ledger.join(address)
  atEnd(async () => {
    await ledger.stop()
    await server.stop()
  })
  await put(1, PlanWithdrawn, [])
  await put(2, PlanOffered, ['INTERVAL_MONTH'])
  return { address }

  function put(version: number, event: typeof PlanOffered | typeof PlanWithdrawn, intervals: Interval[]) {
    const fact = putFact('plan-version', Buffer.from(`studio/${version}`), PlanVersionFact, { intervals })
    return ledger.transact({ stream: 'plan/studio', call: servicePassport('billing') }, async (tx) =>
      tx.append(event as typeof PlanOffered, { planId: 'studio', version }, [fact]),
    )
  }
}
