import { once } from 'node:events'
import { connect } from 'node:net'

const clientId = 'launcher'

/** A Metadata request, version 1, that asks for the brokers and no topics. */
function metadataRequest(): Buffer {
  const body = Buffer.alloc(18 + clientId.length)
  body.writeInt32BE(body.length - 4, 0)
  body.writeInt16BE(3, 4) // api key
  body.writeInt16BE(1, 6) // api version
  body.writeInt32BE(1, 8) // correlation id
  body.writeInt16BE(clientId.length, 12)
  body.write(clientId, 14)
  body.writeInt32BE(0, 14 + clientId.length) // no topics
  return body
}

/**
 * Whether the broker takes part in its cluster. Its port opens earlier. The metadata names only brokers that the
 * controller has let in.
 */
export async function kafkaAnswers(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' })
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(1000) })
    socket.write(metadataRequest())
    const [answer] = (await once(socket, 'data', { signal: AbortSignal.timeout(2000) })) as [Buffer]
    // size, correlation id, number of brokers
    return answer.length >= 12 && answer.readInt32BE(8) > 0
  } catch {
    return false
  } finally {
    socket.on('error', () => {})
    socket.destroy()
  }
}
