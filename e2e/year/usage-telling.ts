import { newId } from '@holdfast/contracts'
import { UsageCounted } from '@holdfast/contracts/site'
import { openLedger } from '@holdfast/ledger'
import { createProducer } from '@holdfast/messaging'
import { asService, createLog, createSigner } from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import { openDatabase } from '../history/stored-ledger.ts'
import type { TestSystem } from '../support/start-system.ts'
import { until } from '../support/until.ts'

export interface UsageTelling {
  /** What was used on a day, as site tells it. Answers when billing has heard of it. */
  tell(companyId: string, used: { day: string; people: number; bots: number }): Promise<void>
  stop(): Promise<void>
}

/**
 * Tells of usage in site's ledger, as a process of site: hosts count by the real time, and site would believe none of the
 * days of a year that has not come.
 */
export async function openUsageTelling({ system }: TestSystem, billing: Connection): Promise<UsageTelling> {
  const { environment } = system.processes.find(({ service }) => service === 'site')!
  const log = createLog('site', 'warn')
  const connection = await openDatabase(environment.MONGODB_URI!, 'site')
  const producer = createProducer({ brokers: environment.KAFKA_BROKERS!.split(','), clientId: 'site', log })
  const signer = createSigner('site', environment.SIGNING_KEY!)
  const ledger = await openLedger({ owner: 'site', connection, producer, signer, log })
  const place = { siteId: newId(), environmentId: newId(), counterId: newId(), tenure: 1 }
  return {
    async tell(companyId, { day, people, bots }) {
      const line = { ...place, day, bytes: 0 }
      const lines = [
        { ...line, visitorClass: 'VISITOR_CLASS_PEOPLE' as const, requests: people },
        { ...line, visitorClass: 'VISITOR_CLASS_BOTS' as const, requests: bots },
      ]
      const command = { stream: `company/${companyId}`, call: asService(signer, crypto.randomUUID()) } as const
      await ledger.transact(command, async (tx) => {
        tx.append(UsageCounted, { companyId, lines })
        return {}
      })
      const kept = billing.db!.collection('usage-lines')
      await until('billing has heard of usage', async () => (await kept.findOne({ companyId, day })) ?? undefined, {
        seconds: 120,
      })
    },
    async stop() {
      await ledger.stop()
      await producer.close()
      await connection.close()
    },
  }
}
