import { Readable } from 'node:stream'
import type { Ticket } from '@holdfast/contracts/site'
import { DriverFault, type openDownloads } from '@holdfast/driver'
import { DomainError } from '@holdfast/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { UploadLimits } from './archive-upload.ts'

export type Downloads = ReturnType<typeof openDownloads>

export interface DownloadOptions {
  downloads: Downloads
  limits: UploadLimits
  stillMs: number
  /** This process ends, and waits no longer. */
  stopping: AbortSignal
}

/**
 * Streams an archive from its host to the client, as fast as the slower of the two allows. Where it breaks off in the
 * middle, so does the answer: it has no length, and its last chunk never comes.
 */
export async function sendDownload(
  request: FastifyRequest,
  reply: FastifyReply,
  { ticket, name }: { ticket: Ticket | null | undefined; name: string },
  { downloads, limits, stillMs, stopping }: DownloadOptions,
) {
  if (!ticket) throw new DomainError('host-failed')
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(limits.timeoutMs)])
  const { stream } = await downloads.receive(ticket, { signal }).catch((error) => {
    throw signal.aborted ? new DomainError('host-unavailable') : refusalOf(error)
  })
  reply.header('content-disposition', `attachment; filename="${name}.tar.gz"`).type('application/gzip')
  if (request.method === 'HEAD') {
    stream.destroy()
    return reply.send()
  }
  return reply.send(
    Readable.from(
      taken(stream, () => reply.raw.destroy(), stillMs),
      { objectMode: false },
    ),
  )
}

/** Gives the client up when it does not take what there is. */
async function* taken(stream: Readable, giveUp: () => void, stillMs: number) {
  for await (const chunk of stream) {
    const timer = setTimeout(giveUp, stillMs)
    yield chunk as Buffer
    clearTimeout(timer)
  }
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof DriverFault)) return error
  if (error.kind === 'not-understood') return new DomainError('host-failed')
  const code = error.problem?.code
  if (code === 'not-found') return new DomainError('not-found')
  if (code === 'not-offered') return new DomainError('not-offered-by-host')
  return new DomainError(error.isPermanent ? 'host-failed' : 'host-unavailable')
}
