import { type Stream, shardOf } from '@holdfast/contracts'
import { factId, type StoredLedger } from './stored-ledger.ts'

/** Checks the rules that hold for every ledger, whatever its entries mean. Returns the problems, one line each. */
export function checkOrder(ledger: StoredLedger): string[] {
  const wrong: string[] = []
  const say = (line: string) => wrong.push(`${ledger.owner}: ${line}`)
  const versions = new Map<string, number>()
  const facts = new Map<string, string>()

  ledger.entries.forEach((entries, shard) => {
    let last: { requestId: string; stream: string; index: number } | undefined
    entries.forEach(({ entry }, place) => {
      const at = `${shard}/${entry.seq}`
      if (entry.seq !== place + 1) say(`${at} stands in place ${place + 1}: seq has a hole or a repeat`)
      if (entry.shard !== shard || shardOf(entry.stream as Stream) !== shard) say(`${at} is on the wrong shard`)
      if (entry.epoch !== ledger.epoch) say(`${at} has another epoch`)
      const version = (versions.get(entry.stream) ?? 0) + 1
      if (entry.version !== version) say(`${at} has version ${entry.version} of its stream, ${version} is next`)
      versions.set(entry.stream, version)
      const continues = last?.requestId === entry.requestId && last.stream === entry.stream
      if (entry.index !== 0 && !(continues && entry.index === last!.index + 1)) say(`${at} is torn from its commit`)
      last = entry
      for (const { table, key, value } of entry.facts) {
        const id = factId(shard, table, key)
        if (value) facts.set(id, Buffer.from(value).toString('hex'))
        else facts.delete(id)
      }
    })
    if (ledger.heads[shard] !== entries.length) {
      say(`shard ${shard} has head ${ledger.heads[shard]} and ${entries.length} entries`)
    }
  })
  wrong.push(...differences(`${ledger.owner}: version of stream`, ledger.versions, versions))
  wrong.push(...differences(`${ledger.owner}: fact`, ledger.facts, facts))
  return wrong
}

/** One line for each key whose values in two maps differ. */
export function differences(
  what: string,
  present: ReadonlyMap<string, unknown>,
  expected: ReadonlyMap<string, unknown>,
): string[] {
  const wrong: string[] = []
  for (const [key, value] of expected) {
    if (present.get(key) !== value) wrong.push(`${what} ${key} is ${present.get(key)}, by the entries ${value}`)
  }
  for (const key of present.keys()) {
    if (!expected.has(key)) wrong.push(`${what} ${key} is ${present.get(key)}, by the entries nothing`)
  }
  return wrong
}
