import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import {
  type ChannelCredentials,
  type ChannelOptions,
  credentials,
  experimental,
  ServerCredentials,
} from '@grpc/grpc-js'
import { type CertificateFiles, certificateFault, names } from './certificate.ts'
import type { Log } from './log.ts'
import type { Measured } from './metrics.ts'

/** The paths of a process's certificate, its key, and the authorities: all three or none. */
export interface WireFiles {
  TLS_CERTIFICATE?: string
  TLS_KEY?: string
  TLS_AUTHORITIES?: string
}

/** How the processes' connections to each other are protected: by mutual TLS, or not at all. */
export interface Wires {
  /** For a server. */
  server(): ServerCredentials
  /** For connections to the processes of a service, whatever their addresses are. */
  toward(service: string): { credentials: ChannelCredentials; options: ChannelOptions }
  /**
   * Reads the certificate of a call's connection, and returns whether it is that of a service. To be called as soon as the
   * call has come: of one that was cancelled nothing can be read any more.
   */
  sender(call: Arrived): (service: string) => boolean
  measured: Measured[]
  stop(): void
}

/** A call, as gRPC hands it to a server. */
export interface Arrived {
  getAuthContext(): { sslPeerCertificate?: { subjectaltname?: string } }
}

const LOOK_EVERY_MS = 10_000

/** Without TLS: a server cannot tell who has connected to it, and whoever reads the network reads all calls. */
export const plainWires: Wires = {
  server: () => ServerCredentials.createInsecure(),
  toward: () => ({ credentials: credentials.createInsecure(), options: {} }),
  sender: () => () => true,
  measured: [],
  stop() {},
}

/**
 * Reads the files, and goes on looking at them: when they change, connections from then on use what they say, and open
 * ones go on. Files that cannot be used, such as a certificate whose key is not there yet, change nothing. Without
 * files, the wires are plain.
 * @param service the service that the certificate must name
 * @throws if the files cannot be used at the start
 */
export async function openWires(
  files: WireFiles,
  options: { service: string; log: Log; lookEveryMs?: number },
): Promise<Wires> {
  const { service, log, lookEveryMs = LOOK_EVERY_MS } = options
  const { TLS_CERTIFICATE, TLS_KEY, TLS_AUTHORITIES } = files
  if (!TLS_CERTIFICATE || !TLS_KEY || !TLS_AUTHORITIES) return plainWires
  let current = await readFiles()
  const fault = certificateFault(current, service, Date.now())
  if (fault) throw new Error(fault)
  let complained: string | undefined
  const provided = provider(() => current)
  const looking = setInterval(() => void look(), lookEveryMs)
  looking.unref()
  const known = new Map<string, ChannelCredentials>()

  return {
    server: () => experimental.createCertificateProviderServerCredentials(provided, provided, true),
    toward(service) {
      // Connections with the same credentials are shared.
      const made = known.get(service) ?? towards(service)
      known.set(service, made)
      return { credentials: made, options: { 'grpc.ssl_target_name_override': service } }
    },
    sender(call) {
      const alternatives = call.getAuthContext().sslPeerCertificate?.subjectaltname
      return (service) => names(alternatives, service)
    },
    measured: [{ labels: {}, read: () => new X509Certificate(current.certificate), metrics: certificateMetrics }],
    stop: () => clearInterval(looking),
  }

  function towards(service: string): ChannelCredentials {
    return experimental.createCertificateProviderChannelCredentials(provided, provided, {
      checkServerIdentity(_host, { subjectaltname }) {
        return names(subjectaltname, service) ? undefined : new Error(`the certificate does not name ${service}`)
      },
    })
  }

  async function readFiles(): Promise<CertificateFiles> {
    const [certificate, key, authorities] = await Promise.all(
      [TLS_CERTIFICATE!, TLS_KEY!, TLS_AUTHORITIES!].map((path) => readFile(path)),
    )
    return { certificate: certificate!, key: key!, authorities: authorities! }
  }

  async function look() {
    try {
      const read = await readFiles()
      if (areEqual(read, current)) {
        complained = undefined
        return
      }
      const fault = certificateFault(read, service, Date.now())
      if (fault) throw new Error(fault)
      current = read
      complained = undefined
      provided.tell()
      const { validTo, serialNumber } = new X509Certificate(read.certificate)
      log.info({ validTo, serialNumber }, 'the files of TLS have changed')
    } catch (err) {
      const { message } = err as Error
      if (message !== complained) log.warn({ err }, 'the files of TLS cannot be used: those of before stay in use')
      complained = message
    }
  }
}

type Provider = Parameters<typeof experimental.createCertificateProviderChannelCredentials>[0]
type AuthoritiesListener = Parameters<Provider['addCaCertificateListener']>[0]
type IdentityListener = Parameters<Provider['addIdentityCertificateListener']>[0]

/**
 * gRPC's own provider of certificates hands on whatever it has read, and while a certificate has been replaced and its
 * key has not, a server with it refuses everybody. So this one hands on only what was found to be good.
 */
function provider(current: () => CertificateFiles): Provider & { tell(): void } {
  const authorities = new Set<AuthoritiesListener>()
  const identities = new Set<IdentityListener>()
  const tellAuthorities = (listener: AuthoritiesListener) => listener({ caCertificate: current().authorities })
  const tellIdentity = (listener: IdentityListener) =>
    listener({ certificate: current().certificate, privateKey: current().key })
  return {
    tell() {
      for (const listener of authorities) tellAuthorities(listener)
      for (const listener of identities) tellIdentity(listener)
    },
    // Not at once: gRPC's server credentials add the server that is to be told only after this has returned.
    addCaCertificateListener(listener) {
      authorities.add(listener)
      process.nextTick(tellAuthorities, listener)
    },
    removeCaCertificateListener(listener) {
      authorities.delete(listener)
    },
    addIdentityCertificateListener(listener) {
      identities.add(listener)
      process.nextTick(tellIdentity, listener)
    },
    removeIdentityCertificateListener(listener) {
      identities.delete(listener)
    },
  }
}

const certificateMetrics: Measured<X509Certificate>['metrics'] = [
  {
    name: 'holdfast_certificate_expires_timestamp_seconds',
    help: 'When the certificate that this process shows others expires, in seconds since 1970',
    samples: ({ validToDate }) => [[validToDate.getTime() / 1000]],
  },
  {
    name: 'holdfast_certificate_valid_from_timestamp_seconds',
    help: 'From when on the certificate that this process shows others is valid, in seconds since 1970',
    samples: ({ validFromDate }) => [[validFromDate.getTime() / 1000]],
  },
]

function areEqual(one: CertificateFiles, other: CertificateFiles): boolean {
  return (['certificate', 'key', 'authorities'] as const).every((file) => one[file].equals(other[file]))
}
