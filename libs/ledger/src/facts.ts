import type { Message } from '@holdfast/contracts'

/**
 * A change of a row that replicas hold. `value` is the whole new value, or null if the row is removed. The key begins
 * with the stream's id.
 */
export interface FactChange {
  table: string
  key: Buffer
  value: Buffer | null
}

export function putFact<Input>(
  table: string,
  key: Buffer | Buffer[],
  message: Message<Input, unknown>,
  value: NoInfer<Input>,
): FactChange {
  return { table, key: joined(key), value: message.encode(value) }
}

export function dropFact(table: string, key: Buffer | Buffer[]): FactChange {
  return { table, key: joined(key), value: null }
}

function joined(key: Buffer | Buffer[]): Buffer {
  return Array.isArray(key) ? Buffer.concat(key) : key
}
