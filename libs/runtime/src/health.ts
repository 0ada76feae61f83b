import { Client, type ServiceError } from '@grpc/grpc-js'
import { service } from 'grpc-health-check'
import { plainWires, type Wires } from './wires.ts'

interface Health {
  status: 'UNKNOWN' | 'SERVING' | 'NOT_SERVING' | 'SERVICE_UNKNOWN'
}

/**
 * Asks a process that serves gRPC whether it is ready, as an orchestrator does, without a passport.
 * @param address host:port
 * @param over with TLS: the service that answers there, and the wires of a process that may ask
 * @returns false also if there is no answer within a second
 */
export async function isServing(
  address: string,
  over: { to: string; wires: Wires } = { to: '', wires: plainWires },
): Promise<boolean> {
  const { path, requestSerialize, responseDeserialize } = service.Check!
  // By default, gRPC waits a second after a failed attempt to connect, which is as long as the whole deadline here.
  const { credentials, options } = over.wires.toward(over.to)
  const client = new Client(address, credentials, {
    ...options,
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 100,
  })
  try {
    return await new Promise((resolve) => {
      const deadline = Date.now() + 1_000
      const tell = (_error: ServiceError | null, health?: Health) => resolve(health?.status === 'SERVING')
      client.makeUnaryRequest(path, requestSerialize, responseDeserialize as never, {}, { deadline }, tell)
    })
  } finally {
    client.close()
  }
}
