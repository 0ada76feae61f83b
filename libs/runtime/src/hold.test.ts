import { silentLog, testDatabase } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { HOLD_ID, HOLDS, type HoldDocument, type OpenHold, openHold } from './index.ts'

const connection = await testDatabase()

function told({ measured: { read, metrics } }: OpenHold): unknown {
  return metrics.map((metric) => 'samples' in metric && metric.samples(read()))
}

test('when a hold stands, then nothing is done and the metrics tell; when it is released, then all goes on', async () => {
  const hold = await openHold(connection, { waits: 'mails', log: silentLog })
  expect(told(hold)).toEqual([[[0]]])

  const now = new Date()
  const holds = connection.db!.collection<HoldDocument>(HOLDS)
  await holds.insertOne({ _id: HOLD_ID, backupAt: now, restoredAt: now, heads: {} })
  await expect(hold.resting(async () => true)()).resolves.toBe(false)
  await expect(hold.refusing(async () => 'done')()).rejects.toMatchObject({ code: 'unavailable' })
  expect(told(hold)).toEqual([[[1]]])

  await holds.deleteOne({ _id: HOLD_ID })
  await expect(hold.resting(async () => true)()).resolves.toBe(true)
  await expect(hold.refusing(async () => 'done')()).resolves.toBe('done')
  expect(told(hold)).toEqual([[[0]]])
})
