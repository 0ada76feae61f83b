import type { PendingChange } from '@holdfast/runtime'

/**
 * The id of an operation is the place of its change in the ledger. So operations need not be stored, and any process of
 * the owner can answer about one. An id holds nothing secret.
 */
export function operationId({ owner, epoch, shard, seq }: PendingChange): string {
  return Buffer.from(`${owner}/${epoch}/${shard}/${seq}`).toString('base64url')
}

/** The change that an id names; undefined where the text is no id. */
export function changeOf(operationId: string): PendingChange | undefined {
  const match = FORM.exec(Buffer.from(operationId, 'base64url').toString())
  if (!match) return undefined
  const [, owner, epoch, shard, seq] = match as unknown as [string, string, string, string, string]
  return { owner, epoch, shard: Number(shard), seq: Number(seq) }
}

const FORM = /^([a-z]{1,20})\/([0-9a-f-]{36})\/(\d{1,2})\/(\d{1,15})$/
