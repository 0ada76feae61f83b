import { topicOf } from '@holdfast/contracts'
import { Entry } from '@holdfast/contracts/ledger'
import { refusalOf } from '@holdfast/messaging'
import type { TrustedKeys } from '@holdfast/runtime'
import { openDatabase, readStoredLedger } from '../history/stored-ledger.ts'
import { readTopic } from '../history/topic-records.ts'

/** How many entries of an owner's ledger no signed record of its topic has, in the present epoch and byte for byte. */
export async function missingInTopic(
  { mongoUri, kafkaBrokers }: { mongoUri: string; kafkaBrokers: string },
  owner: string,
  keys: TrustedKeys,
): Promise<{ missing: number; entries: number }> {
  const database = await openDatabase(mongoUri, owner)
  const ledger = await readStoredLedger(owner, database)
  await database.close()
  const there = new Set<string>()
  for (const record of (await readTopic(kafkaBrokers, topicOf(owner))).flat()) {
    if (!record.value || (await refusalOf(record, owner, keys))) continue
    if (Entry.decode(record.value).epoch === ledger.epoch) there.add(record.value.toString('base64'))
  }
  const entries = ledger.entries.flat()
  return {
    missing: entries.filter(({ bytes }) => !there.has(bytes.toString('base64'))).length,
    entries: entries.length,
  }
}
