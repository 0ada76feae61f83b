import type { IncomingMessage, ServerResponse } from 'node:http'
import { textFault, tidyText } from '@holdfast/contracts'
import type { Ticket } from '@holdfast/contracts/site'
import { ARCHIVE_TYPES, archiveProblems, DriverFault, type openUploads } from '@holdfast/driver'
import { type Code, DomainError } from '@holdfast/errors'
import type { FastifyRequest } from 'fastify'
import { awaitArrival, takeYourTime } from '../../http/arrival-limit.ts'
import { contentDigestOf } from '../../http/content-digest.ts'
import { askForBody } from '../../http/expectations.ts'

export type Uploads = ReturnType<typeof openUploads>

export interface UploadLimits {
  /** How long an archive may take to arrive. */
  timeoutMs: number
  /** A client that sends less falls behind. */
  bytesPerSecond: number
}

export interface UploadOptions {
  uploads: Uploads
  limits: UploadLimits
  /** For how long client or host may stand still. */
  stillMs: number
  /** This process ends, and waits no longer. */
  stopping: AbortSignal
}

/** The archive that a request carries. Nothing of it has been read. */
export interface ArrivingArchive {
  type: (typeof ARCHIVE_TYPES)[number]
  /** Undefined where it is sent in chunks. */
  length: number | undefined
  contentDigest: string | undefined
}

export function archiveOf(request: FastifyRequest): ArrivingArchive {
  const { 'content-type': contentType = '', 'content-encoding': encoding = 'identity' } = request.headers
  const type = ARCHIVE_TYPES.find((known) => known === contentType.split(';')[0]!.trim().toLowerCase())
  if (type === undefined || encoding !== 'identity') {
    throw new DomainError('unsupported-archive', {
      detail: `Send the archive as it is, with the content type ${ARCHIVE_TYPES.join(' or ')}`,
    })
  }
  const length = request.headers['content-length']
  return { type, length: length === undefined ? undefined : Number(length), contentDigest: contentDigestOf(request) }
}

/** How long what is left of a body is read and thrown away after a refusal. Closing at once could lose the answer. */
const LINGER_MS = 10_000

export interface ArchiveUpload {
  ticket: Ticket
  releaseId: string
  mostBytes: number
}

/**
 * Streams the archive to its host, as fast as the slower of client and host allows, and no faster. Throws why it did not
 * get there: a host that refuses early is heard at once. Where it got there and the host did not say what it made of it,
 * that is no failure: the host will be asked.
 */
export async function sendArchive(
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  archive: ArrivingArchive,
  upload: ArchiveUpload,
  { uploads, limits, stillMs, stopping }: UploadOptions,
): Promise<void> {
  const tooLarge = new DomainError('archive-too-large', { detail: `The host takes at most ${upload.mostBytes} bytes` })
  if ((archive.length ?? 0) > upload.mostBytes) throw tooLarge
  takeYourTime(request)
  askForBody(request, response)
  const pace = watchPace(request, { ...limits, stillMs, mostBytes: upload.mostBytes, tooLarge })
  try {
    const sent = { ...archive, body: request }
    const options = { deadlineMs: limits.timeoutMs, signal: AbortSignal.any([pace.signal, stopping]) }
    await uploads.send(upload.ticket, upload.releaseId, sent, options)
  } catch (error) {
    if (isUndecided(error) && request.complete && request.readableEnded) return
    throw refusalOf(error, request)
  } finally {
    pace.stop()
    if (!request.complete && !request.destroyed) {
      request.resume()
      awaitArrival(request, response, LINGER_MS)
    }
  }
}

/**
 * Ends an upload that stands still. Client and host have a purse of time each. Waiting for the client empties its purse,
 * and what it sends fills it again, as much as it would take at the slowest allowed rate. While the host has more than it
 * can take, the client waits like us, and the purse of the host is emptied; it is full again when the host takes more.
 */
function watchPace(
  request: IncomingMessage,
  limits: UploadLimits & { stillMs: number; mostBytes: number; tooLarge: DomainError },
) {
  const { stillMs, bytesPerSecond, mostBytes, tooLarge } = limits
  const ended = new AbortController()
  // Until the host takes the first bytes, the wait is for the host.
  let awaited: 'client' | 'host' = 'host'
  const purses = { client: stillMs, host: stillMs }
  let since = performance.now()
  let received = 0

  function spend() {
    const now = performance.now()
    purses[awaited] -= now - since
    since = now
  }
  function wait(next: 'client' | 'host', ms: number) {
    spend()
    awaited = next
    if (next === 'host') purses.host = ms
  }
  const listeners = [
    [
      'data',
      ({ length }: Buffer) => {
        spend()
        received += length
        purses.client = Math.min(stillMs, purses.client + (length / bytesPerSecond) * 1_000)
        if (received > mostBytes) ended.abort(tooLarge)
      },
    ],
    ['resume', () => wait('client', stillMs)],
    ['pause', () => wait('host', stillMs)],
    ['end', () => wait('host', stillMs * ANSWER_PATIENCE)],
  ] as const
  const timer = setInterval(
    () => {
      spend()
      if (purses.client <= 0) ended.abort(new DomainError('request-too-slow'))
      if (purses.host <= 0) ended.abort(new DomainError('host-unavailable'))
    },
    Math.min(1_000, stillMs / 4),
  )
  // Paused first: a listener for data would set it flowing.
  request.pause()
  for (const [event, listener] of listeners) request.on(event, listener)
  return {
    signal: ended.signal,
    stop() {
      clearInterval(timer)
      for (const [event, listener] of listeners) request.off(event, listener)
    },
  }
}

/** How many times longer than the host may stand still it may take to look at the whole archive. */
const ANSWER_PATIENCE = 4

/** Whether the host may have the archive all the same. */
function isUndecided(error: unknown): boolean {
  if (error instanceof DriverFault) return error.kind === 'timeout' || error.kind === 'unreachable'
  return error instanceof DomainError && (error.code === 'host-unavailable' || error.code === 'unavailable')
}

/** Problems of the contract of drivers that are told as they are. */
const told: readonly string[] = [...archiveProblems, 'release-exists', 'environment-deleted', 'not-enough-space']

function refusalOf(error: unknown, request: IncomingMessage): unknown {
  if (error instanceof DomainError) return error
  if (request.destroyed && !request.readableEnded) return new DomainError('upload-incomplete')
  if (!(error instanceof DriverFault)) return error
  const { kind, problem } = error
  if (kind === 'not-understood') return new DomainError('host-failed')
  if (kind !== 'refused' || !problem) return new DomainError('host-unavailable')
  if (told.includes(problem.code)) return new DomainError(problem.code as Code, { detail: shownDetail(problem.detail) })
  if (problem.code === 'not-offered') return new DomainError('not-offered-by-host')
  return new DomainError(problem.permanent ? 'host-failed' : 'host-unavailable')
}

const MOST_DETAIL = 300

/** What a host says of an archive, if people can read it: hosts are other people's programs. */
function shownDetail(detail: string | undefined): string | undefined {
  if (detail === undefined || textFault(detail, MOST_DETAIL) !== undefined) return undefined
  return tidyText(detail)
}
