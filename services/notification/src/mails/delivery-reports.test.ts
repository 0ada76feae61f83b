import type { ReportDeliveryRequestInput } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import { atEnd, silentLog, testDatabase, testKeys, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import type { Letter } from '../letters/letter.ts'
import { createDeliveryReports, reportedOwners } from './delivery-reports.ts'
import { startSender } from './mail-sender.ts'
import { createMailStore } from './mail-store.ts'
import { SmtpFailure } from './post-office.ts'

const letterTo = (to: string): Letter => ({
  ...{ key: to, to, fullName: '', locale: 'en', template: 'invoice', token: '', values: {}, people: {} },
})

/** A sender whose mail server refuses addresses that begin with "no". What billing is told is kept. */
async function prepare() {
  const connection = await testDatabase()
  const mails = await createMailStore(connection, reportedOwners)
  const rows = connection.db!.collection<{ _id: string; state: string }>('mails')
  const told: ReportDeliveryRequestInput[] = []
  const billing = { isAway: false }
  const report = createDeliveryReports({
    mails,
    billing: {
      async reportDelivery(request) {
        if (billing.isAway) throw new DomainError('unavailable')
        told.push(request)
        return {}
      },
    },
    signer: testKeys.signer('notification'),
    log: silentLog,
  })
  return {
    told,
    billing,
    report,
    due: async () => (await mails.toReport(10)).map(({ id }) => id),
    /** Sends a mail to these addresses, and waits until it is in a state. */
    async send(id: string, addresses: string[], state: string) {
      const owner = id.split('/')[0]!
      const request = { owner, type: 't', stream: 'company/c', requestId: 'r' }
      await connection.transaction((session) => mails.insert(id, request, session))
      const sender = startSender({
        mails,
        describe: async () => addresses.map(letterTo),
        send: async ({ to }) => {
          const refusal = Object.assign(new Error('no'), { responseCode: 550, command: 'RCPT TO' })
          if (to.startsWith('no')) throw new SmtpFailure(refusal)
        },
        domain: 'holdfast.test',
        log: silentLog,
      })
      atEnd(() => sender.stop())
      await waitFor(async () => (await rows.findOne({ _id: id }))?.state === state)
      await sender.stop()
    },
  }
}

test('when a server accepts a letter of billing, billing is told where its entry stands, and once it knows, no more', async () => {
  const world = await prepare()
  await world.send('billing/e/3/7', ['ada@example.com', 'nobody@example.com'], 'sent')
  await world.report()
  const about = { shard: 3, seq: 7, type: 't', stream: 'company/c', requestId: 'r' }
  expect(world.told).toEqual([{ ...about, accepted: 1, refused: 1, isLost: false }])
  expect(JSON.stringify(world.told)).not.toContain('@')
  await world.report()
  expect(world.told).toHaveLength(1)
})

test('when billing is away, it is told when it is back; and of a mail that every server refused, that it is lost', async () => {
  const world = await prepare()
  world.billing.isAway = true
  await world.send('billing/e/3/7', ['nobody@example.com'], 'refused')
  await world.report()
  expect(await world.due()).toEqual(['billing/e/3/7'])
  world.billing.isAway = false
  await world.report()
  expect(world.told).toMatchObject([{ accepted: 0, refused: 1, isLost: true }])
  expect(await world.due()).toEqual([])
})

test('when a mail has nobody to go to any more, it is not lost; and other owners are told nothing', async () => {
  const world = await prepare()
  await world.send('billing/e/3/7', [], 'withheld')
  await world.send('company/e/3/7', ['ada@example.com'], 'sent')
  await world.report()
  expect(world.told).toMatchObject([{ accepted: 0, isLost: false }])
})
