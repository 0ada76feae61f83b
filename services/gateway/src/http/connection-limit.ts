import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { compile } from '@fastify/proxy-addr'
import type { Measured, Metric } from '@holdfast/runtime'
import ipaddr from 'ipaddr.js'

interface Connections {
  open: number
  refused: number
}

const metrics: Metric<Connections>[] = [
  { name: 'holdfast_gateway_connections', help: 'Connections that are open.', samples: ({ open }) => [[open]] },
  {
    name: 'holdfast_gateway_connections_refused_total',
    help: 'Connections that were closed at once, because their network address had too many.',
    samples: ({ refused }) => [[refused]],
  },
]

/**
 * Closes a connection at once if its network address has `most` already. IPv6 addresses count by their /64 network, all
 * of which one subscriber has. Trusted proxies are excepted: their connections are those of many.
 */
export function limitConnections(
  server: Server,
  { most, trustedProxies }: { most: number; trustedProxies: string[] },
): Measured<Connections> {
  const isTrusted = compile(trustedProxies)
  const openOf = new Map<string, number>()
  const connections = { open: 0, refused: 0 }
  server.on('connection', (socket: Socket) => {
    const { remoteAddress } = socket
    // Undefined: the client has gone already.
    if (remoteAddress === undefined) return
    const network = networkOf(remoteAddress)
    const open = openOf.get(network) ?? 0
    if (open >= most && !isTrusted(remoteAddress, 0)) {
      connections.refused++
      socket.destroy()
      return
    }
    connections.open++
    openOf.set(network, open + 1)
    socket.once('close', () => {
      connections.open--
      const left = openOf.get(network)! - 1
      if (left > 0) openOf.set(network, left)
      else openOf.delete(network)
    })
  })
  return { labels: {}, read: () => connections, metrics }
}

function networkOf(text: string): string {
  const address = ipaddr.process(text.split('%')[0]!)
  return address instanceof ipaddr.IPv6 ? address.parts.slice(0, 4).join(':') : address.toString()
}
