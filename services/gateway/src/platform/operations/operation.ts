import type { PendingChange } from '@holdfast/runtime'

/**
 * The id of an operation names the change it waits for, so that nothing has to be kept: any process of the owner can take
 * the wait over. It tells nobody anything.
 */
export function operationId({ owner, epoch, shard, seq }: PendingChange): string {
  return Buffer.from(`${owner}/${epoch}/${shard}/${seq}`).toString('base64url')
}

/** What an id names; undefined for a text that is none. */
export function changeOf(operationId: string): PendingChange | undefined {
  const match = FORM.exec(Buffer.from(operationId, 'base64url').toString())
  if (!match) return undefined
  const [, owner, epoch, shard, seq] = match as unknown as [string, string, string, string, string]
  return { owner, epoch, shard: Number(shard), seq: Number(seq) }
}

const FORM = /^([a-z]{1,20})\/([0-9a-f-]{36})\/(\d{1,2})\/(\d{1,15})$/
