import { type ConfirmReply, Peers as PeersService } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import {
  asService,
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
  const channels = new Map<string, Channel>()

  return {
    confirm(address, question, waitMs) {
      const { registration } = question
      const channel = channels.get(registration) ?? openChannel({ address, signer, deadlineMs: ANSWER_MS })
      channels.set(registration, channel)
      return channel.client(PeersService).confirm({ ...question, waitMs }, asService(signer, crypto.randomUUID()))
    },
    keep(registered) {
      const ids = new Set(registered.map(({ _id }) => _id))
      for (const [id, channel] of channels) {
        if (ids.has(id)) continue
        channels.delete(id)
        channel.close()
      }
    },
    close() {
      for (const channel of channels.values()) channel.close()
      channels.clear()
    },
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
