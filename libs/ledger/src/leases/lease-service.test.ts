import { SHARDS } from '@holdfast/contracts'
import type { Entry, FollowReply, FollowRequest } from '@holdfast/contracts/ledger'
import { silentLog, waitFor } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { createLeaseService } from './lease-service.ts'
import type { Fence } from './registrations.ts'

const heads = (seq: number) => new Array<number>(SHARDS).fill(seq)
const entry = { shard: 0, seq: 1 } as Entry
const renewal = (request: number, replica: string): FollowRequest => ({
  renew: { request, replica, epoch: 'e1', applied: heads(0), format: 1 },
})

/** A process whose database answers a fence when it is told to. */
async function given() {
  const fences: PromiseWithResolvers<Fence | undefined>[] = []
  const service = createLeaseService({
    epoch: 'e1',
    lease: 5_000,
    registrations: {
      put: async () => {},
      markFormer: async () => {},
      fence() {
        const fence = Promise.withResolvers<Fence | undefined>()
        fences.push(fence)
        return fence.promise
      },
      readAfter: async () => [],
      mark: async () => {},
      isOver: () => false,
      remove: async () => {},
      stop: () => {},
    },
    events: { onConfirmed: () => {}, onChanged: () => {}, onHeads: () => {} },
    log: silentLog,
  })
  const begun = (count: number) => waitFor(() => fences.length === count, { every: 1 })
  const answer = (index: number, seq: number) => fences[index]!.resolve({ heads: heads(seq), moment: undefined })
  return { service, fences, begun, answer }
}

function openLine(service: Awaited<ReturnType<typeof given>>['service']) {
  const line = { replies: [] as FollowReply[], isEnded: false, waiting: 0 }
  const follower = service.attach({
    send: (reply) => line.replies.push(reply),
    end: () => {
      line.isEnded = true
    },
    backlog: () => line.waiting,
  })
  return { line, ...follower }
}

describe('a fence', () => {
  test('when one is under way, a renewal or check that comes waits for the next one', async () => {
    const { service, fences, begun, answer } = await given()
    await service.open('address')
    const first = service.fence()
    await begun(1)
    const [second, third] = [service.fence(), service.fence()]
    answer(0, 1)
    expect((await first).heads).toEqual(heads(1))
    await begun(2)
    answer(1, 2)
    expect((await second).heads).toEqual(heads(2))
    expect((await third).heads).toEqual(heads(2))
    expect(fences).toHaveLength(2)
  })

  test('when the database does not answer it, another one is tried', async () => {
    const { service, fences, begun, answer } = await given()
    await service.open('address')
    const fenced = service.fence()
    await begun(1)
    fences[0]!.reject(new Error('no primary'))
    await begun(2)
    answer(1, 3)
    expect((await fenced).heads).toEqual(heads(3))
  })

  test('when it is refused, it answers no renewal and no check', async () => {
    const { service, fences, begun } = await given()
    await service.open('address')
    const { line, receive } = openLine(service)
    const fenced = service.fence()
    receive(renewal(1, 'a'))
    await begun(1)
    fences[0]!.resolve(undefined)
    await expect(fenced).rejects.toMatchObject({ code: 'unavailable' })
    expect(line).toMatchObject({ replies: [], isEnded: true })
  })

  test('when this process has not joined, there is none, and no stream is taken', async () => {
    const { service } = await given()
    await expect(service.fence()).rejects.toMatchObject({ code: 'unavailable' })
    expect(() => openLine(service)).toThrow('unavailable')
  })
})

describe('a stream', () => {
  test('when it takes entries too slowly, it is ended, and others are not', async () => {
    const { service } = await given()
    await service.open('address')
    const [slow, quick] = [openLine(service), openLine(service)]
    slow.line.waiting = 10_001
    service.push(entry)
    expect(slow.line).toMatchObject({ isEnded: true, replies: [] })
    expect(quick.line).toMatchObject({ isEnded: false, replies: [{ entry }] })
    expect(service.metrics()).toMatchObject({ streams: 1, streamsDropped: 1 })
  })

  test('when it speaks for a second replica, it is ended', async () => {
    const { service } = await given()
    await service.open('address')
    const { line, receive } = openLine(service)
    receive(renewal(1, 'a'))
    receive(renewal(1, 'b'))
    expect(line.isEnded).toBe(true)
    expect(service.metrics().holders).toBe(1)
  })

  test('when its replica has opened another one, the grant goes there', async () => {
    const { service, begun, answer } = await given()
    await service.open('address')
    const [before, now] = [openLine(service), openLine(service)]
    before.receive(renewal(1, 'a'))
    now.receive(renewal(2, 'a'))
    before.hangUp()
    await begun(1)
    answer(0, 0)
    await waitFor(() => now.line.replies.some(({ grant }) => grant?.request === 1))
    await begun(2)
    answer(1, 0)
    await waitFor(() => now.line.replies.some(({ grant }) => grant?.request === 2))
    expect(before.line.replies).toEqual([])
  })
})
