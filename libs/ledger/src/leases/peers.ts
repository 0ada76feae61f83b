import { type ConfirmReply, type ConfirmRequest, Peers as PeersService } from '@holdfast/contracts/ledger'
import {
  asService,
  type BidirectionalStreams,
  type Channel,
  type Implementation,
  implement,
  openChannel,
  type Signer,
  type Wires,
} from '@holdfast/runtime'
import type { RegistrationDocument } from '../documents.ts'
import type { LeaseAnswer, LeaseQuestion } from './machines/index.ts'

/** The other processes of the same owner, at the addresses in their registrations. */
export interface Peers {
  /**
   * Asks a process about the holders of its registration. Rejects if the process does not answer, or says that the
   * registration is not its own.
   */
  confirm(address: string, question: LeaseQuestion, waitMs: number): Promise<LeaseAnswer>
  /** Closes the connections to processes that are not among the registered ones. */
  keep(registered: readonly RegistrationDocument[]): void
  close(): void
}

type Stream = Awaited<ReturnType<BidirectionalStreams<typeof PeersService>['confirmations']>>

interface Peer {
  channel: Channel
  stream: Promise<Stream> | undefined
}

interface Unanswered {
  stream: Stream
  resolve(reply: ConfirmReply): void
  reject(error: Error): void
}

/** A peer may take this much longer than the `waitMs` of the question, before it counts as silent. */
const ANSWER_MS = 1_000
/** Upper limit of `waitMs`, the time for which a question lets its answer wait. */
const LONGEST_WAIT_MS = 1_000

export function openPeers(signer: Signer, wires?: Wires): Peers {
  /**
   * The peers by registration, not by address: a new process at an address gets a new connection, whatever state the
   * connection to the process before it is in.
   */
  const peers = new Map<string, Peer>()
  const unanswered = new Map<number, Unanswered>()
  let lastRequest = 0

  return {
    async confirm(address, question, waitMs) {
      const stream = await streamTo(peerAt(address, question.registration))
      const request = ++lastRequest
      const { promise, resolve, reject } = Promise.withResolvers<ConfirmReply>()
      const patience = setTimeout(() => reject(new Error('a peer does not answer')), waitMs + ANSWER_MS)
      unanswered.set(request, { stream, resolve, reject })
      stream.write({ ...question, waitMs, request })
      try {
        const reply = await promise
        if (reply.foreign) throw new Error('a peer says that this registration is not its own')
        return reply
      } finally {
        clearTimeout(patience)
        unanswered.delete(request)
      }
    },
    keep(registered) {
      const ids = new Set(registered.map(({ _id }) => _id))
      for (const [id, peer] of peers) {
        if (ids.has(id)) continue
        peers.delete(id)
        hangUp(peer)
      }
    },
    close() {
      for (const peer of peers.values()) hangUp(peer)
      peers.clear()
    },
  }

  /** Closes the stream too: an open stream keeps the process on the other side from ending. */
  function hangUp({ channel, stream }: Peer) {
    stream?.then((opened) => opened.cancel()).catch(() => {})
    channel.close()
  }

  function peerAt(address: string, registration: string): Peer {
    const peer = peers.get(registration) ?? {
      channel: openChannel({ address, to: signer.issuer, signer, wires }),
      stream: undefined,
    }
    peers.set(registration, peer)
    return peer
  }

  /** All questions to a peer share one stream: signing each question would take longer than answering it. */
  function streamTo(peer: Peer): Promise<Stream> {
    if (!peer.stream) {
      const opening = openStream(peer, () => {
        if (peer.stream === opening) peer.stream = undefined
      })
      peer.stream = opening
    }
    return peer.stream
  }

  /** @param onEnd called when the stream cannot be used any more */
  async function openStream({ channel }: Peer, onEnd: () => void): Promise<Stream> {
    const { confirmations } = channel.bidirectionalStreams(PeersService)
    const stream = await confirmations(asService(signer, crypto.randomUUID())).catch((error) => {
      onEnd()
      throw error
    })
    const end = (error: Error) => {
      onEnd()
      for (const question of unanswered.values()) if (question.stream === stream) question.reject(error)
    }
    stream.on('data', (reply: ConfirmReply) => unanswered.get(reply.request)?.resolve(reply))
    stream.on('error', end)
    stream.on('end', () => {
      stream.end()
      end(new Error('a peer has hung up'))
    })
    return stream
  }
}

/**
 * @param answer returns the replicas that have confirmed and those that are outstanding, after `waitMs` milliseconds at
 *   the latest; undefined if the registration is not this process's own
 */
export function peersService(
  answer: (question: LeaseQuestion, waitMs: number, signal: AbortSignal) => Promise<LeaseAnswer | undefined>,
): Implementation {
  return implement(
    PeersService,
    {},
    {
      bidirectional: {
        confirmations(stream, call) {
          stream.on('data', async ({ request, waitMs, ...question }: ConfirmRequest) => {
            const reply = await answer(question, Math.min(waitMs, LONGEST_WAIT_MS), call.signal)
            if (stream.writable) stream.write({ request, ...(reply ?? { foreign: true }) })
          })
          stream.on('end', () => stream.end())
        },
      },
    },
  )
}
