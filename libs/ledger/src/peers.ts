import { type ConfirmReply, Peers as PeersService } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import {
  asService,
  type Calls,
  type Channel,
  fromService,
  type Implementation,
  implement,
  openChannel,
  type Signer,
} from '@holdfast/runtime'
import type { RegistrationDocument } from './documents.ts'
import type { Question } from './leases/index.ts'

/** The other processes of the same owner, as their registrations name them. */
export interface Peers {
  /** Asks a process for the holders of its registration. Rejects when it does not answer, or not for that one. */
  confirm(address: string, question: Question, waitMs: number): Promise<ConfirmReply>
  /** Hangs up on those that are not registered any more. */
  keep(registered: readonly RegistrationDocument[]): void
  close(): void
}

const ANSWER_MS = 1_500
/** The longest that an asker may let an answer wait. */
const LONGEST_WAIT_MS = 1_000

export function openPeers(signer: Signer): Peers {
  /** By registration, not by address: who starts anew at an address is not held to blame for who was there before. */
  const open = new Map<string, { channel: Channel; client: Calls<typeof PeersService> }>()

  return {
    confirm(address, question, waitMs) {
      const { client } = peerAt(address, question.registration)
      return client.confirm({ ...question, waitMs }, asService(signer, crypto.randomUUID()))
    },
    keep(registered) {
      const ids = new Set(registered.map(({ _id }) => _id))
      for (const [id, { channel }] of open) {
        if (ids.has(id)) continue
        open.delete(id)
        channel.close()
      }
    },
    close() {
      for (const { channel } of open.values()) channel.close()
      open.clear()
    },
  }

  function peerAt(address: string, registration: string) {
    const known = open.get(registration)
    if (known) return known
    const channel = openChannel({ address, signer, deadlineMs: ANSWER_MS })
    const peer = { channel, client: channel.client(PeersService) }
    open.set(registration, peer)
    return peer
  }
}

/** @param answer who is outstanding, at the latest after so many milliseconds; undefined: not ours to say */
export function peersService(
  signer: Signer,
  answer: (question: Question, waitMs: number, signal: AbortSignal) => Promise<ConfirmReply | undefined>,
): Implementation {
  return implement(PeersService, {
    async confirm({ waitMs, ...question }, call) {
      if (fromService(call) !== signer.issuer) throw new DomainError('not-allowed')
      const reply = await answer(question, Math.min(waitMs, LONGEST_WAIT_MS), call.signal)
      if (!reply) throw new DomainError('not-found')
      return reply
    },
  })
}
