import { createPrivateKey, X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'

/** What a process proves itself with, and the authorities that it believes; all in PEM. */
export interface CertificateFiles {
  certificate: Buffer
  key: Buffer
  authorities: Buffer
}

/**
 * What is wrong with the files, in words that name no content; undefined if they can be used by this service.
 * @param now milliseconds since 1970
 */
export function certificateFault(files: CertificateFiles, service: string, now: number): string | undefined {
  const own = succeeds(() => new X509Certificate(files.certificate))
  if (!own) return 'TLS_CERTIFICATE has no certificate in PEM'
  const key = succeeds(() => createPrivateKey(files.key))
  if (!key) return 'TLS_KEY has no private key in PEM'
  if (!own.checkPrivateKey(key)) return 'TLS_KEY is not the key of TLS_CERTIFICATE'
  if (own.validToDate.getTime() <= now) return `TLS_CERTIFICATE has expired, ${own.validTo}`
  if (!names(own.subjectAltName, service)) return `TLS_CERTIFICATE does not name DNS:${service}`
  if (!areAuthorities(files.authorities.toString()))
    return 'TLS_AUTHORITIES has no certificates in PEM, or a broken one'
  // With a key that is too weak, or a broken certificate behind the first, gRPC would refuse everybody.
  const { certificate: cert, key: secret, authorities: ca } = files
  if (!succeeds(() => createSecureContext({ cert, key: secret, ca }))) return 'TLS takes no connection with these files'
  return undefined
}

/**
 * Whether a certificate is that of a service, by its alternative names alone.
 * @param alternatives as Node writes them: `DNS:company, IP Address:10.0.0.1`
 */
export function names(alternatives: string | undefined, service: string): boolean {
  // Node puts a name into quotes if it has characters of its list, and such a name could then look like two.
  if (!alternatives || alternatives.includes('"')) return false
  return alternatives.split(', ').includes(`DNS:${service}`)
}

function areAuthorities(pem: string): boolean {
  const each = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  return each.length > 0 && each.every((one) => succeeds(() => new X509Certificate(one)) !== undefined)
}

function succeeds<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
