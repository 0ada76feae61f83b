import { Client, credentials, type ServiceError } from '@grpc/grpc-js'
import { service } from 'grpc-health-check'

interface Health {
  status: 'UNKNOWN' | 'SERVING' | 'NOT_SERVING' | 'SERVICE_UNKNOWN'
}

/**
 * Is a process that serves gRPC ready, by its own word? As an orchestrator asks, without a passport.
 * @param address host:port
 * @returns false too when nobody answers within a second
 */
export async function isServing(address: string): Promise<boolean> {
  const { path, requestSerialize, responseDeserialize } = service.Check!
  // Who asks again and again should not wait for gRPC's patience with one that does not listen yet.
  const client = new Client(address, credentials.createInsecure(), {
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
