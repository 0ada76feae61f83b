import type { ServiceName, Stream } from '@holdfast/contracts'
import { type Implementation, serve } from '@holdfast/runtime'
import { atEnd, servicePassport, silentLog, testDatabase, testKeys } from '@holdfast/testing'
import { type Ledger, openLedger } from '../ledger.ts'
import type { CommandTransaction } from '../transact.ts'

/** A real ledger that stands for an owner's in the tests of a service that follows or copies it. */
export interface StandInOwner {
  /** host:port of its gRPC. */
  address: string
  ledger: Ledger
  /** Answers when the replicas of the service under test have what was written. */
  commit(stream: Stream, write: (tx: CommandTransaction) => void): Promise<void>
}

/**
 * Opens a ledger in a database of its own, and serves it as its owner would. Followers get the entries from the ledger
 * alone: all tests share one topic, and each has a ledger of its own. It is stopped at the end of the test file.
 * @param options.tables the names of the tables of facts
 * @param options.services what the owner answers beside its ledger
 */
export async function standInOwner(options: {
  owner: ServiceName
  tables: string[]
  services?(ledger: Ledger): Implementation[]
}): Promise<StandInOwner> {
  const { owner, tables, services = () => [] } = options
  const ledger = await openLedger({
    owner,
    connection: await testDatabase(),
    producer: { send: async () => {}, close: async () => {} },
    signer: testKeys.signer(owner),
    tables: Object.fromEntries(tables.map((table) => [table, []])),
    log: silentLog,
  })
  const server = await serve({
    address: '127.0.0.1:0',
    service: owner,
    keys: testKeys.trusted,
    log: silentLog,
    services: [...ledger.services, ...services(ledger)],
  })
  const address = `127.0.0.1:${server.port}`
  await ledger.join(address)
  atEnd(async () => {
    await ledger.stop()
    await server.stop()
  })
  return {
    address,
    ledger,
    async commit(stream, write) {
      await ledger.transact({ stream, call: servicePassport(owner) }, async (tx) => {
        write(tx)
        return {}
      })
    },
  }
}
