import { Readable } from 'node:stream'

/** An archive on its way to the driver. */
export interface SentArchive<Type extends string = string> {
  type: Type
  /** Is paused and left as it is when the driver answers early: whoever gave it reads the rest or destroys it. */
  body: Readable
  /** Bytes of the whole body, if they are known. */
  length?: number
  /** As of RFC 9530: `sha-256=:…:`. */
  contentDigest?: string
}

/**
 * The body of an upload as a stream of its own. Handing over the source itself, or a pipe of it, would destroy the source
 * when the driver refuses early, and with it the connection on which somebody waits for the refusal.
 */
export function sending({ type, body, length, contentDigest }: SentArchive) {
  let [sent, isAtEnd] = [0, false]
  const stream = new Readable({
    read: () => void body.resume(),
    destroy(error, done) {
      body.pause()
      body.off('data', onData).off('end', onEnd).off('close', onClose)
      done(error)
    },
  })

  function onData(chunk: Buffer) {
    sent += chunk.length
    if (!stream.push(chunk)) body.pause()
  }
  function onEnd() {
    isAtEnd = true
    stream.push(null)
  }
  function onClose() {
    if (!isAtEnd) stream.destroy(upload.broken)
  }

  const upload = {
    headers: {
      'content-type': type,
      ...(length !== undefined && { 'content-length': String(length) }),
      ...(contentDigest !== undefined && { 'content-digest': contentDigest }),
    },
    stream,
    /** Whether the driver has had the chance to read the whole body. */
    isWhole: () => isAtEnd || sent === length,
    /** Why the source broke off, which is no fault of the driver. */
    get broken(): Error | undefined {
      if (!body.destroyed || body.readableEnded) return undefined
      return body.errored ?? new Error('the archive to send broke off')
    },
  }
  // An error is told by `broken`; where nobody listens, it would end the process.
  body.on('error', () => {})
  stream.on('error', () => {})
  body.on('data', onData).on('end', onEnd).on('close', onClose)
  body.pause()
  if (body.readableEnded) onEnd()
  else if (body.destroyed) onClose()
  return upload
}
