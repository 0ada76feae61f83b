import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const HOUR_MS = 3_600_000
/** From when to when something is valid, relative to now. */
type Validity = [fromMs: number, toMs: number]
const NOW: Validity = [-HOUR_MS, HOUR_MS]

/** A certificate and its private key, both in PEM. */
export interface TestCertificate {
  certificate: string
  key: string
}

export interface TestAuthority {
  /** The authority's own certificate, in PEM. */
  pem: string
  /** @param names what the certificate names, as DNS names */
  issue(names: string[], options?: { validMs?: Validity; ips?: string[] }): Promise<TestCertificate>
}

/** Makes an authority that issues certificates for as long as the test runs. */
export async function testAuthority(): Promise<TestAuthority> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const name = `CN=authority ${crypto.randomUUID()}`
  const own = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name,
    keys,
    ...valid(NOW),
    signingAlgorithm: ALGORITHM,
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  })
  return {
    pem: pemOf(own),
    async issue(names, { validMs = NOW, ips = [] } = {}) {
      const { publicKey, privateKey } = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
      const alternatives: x509.JsonGeneralName[] = [
        ...names.map((value) => ({ type: 'dns' as const, value })),
        ...ips.map((value) => ({ type: 'ip' as const, value })),
      ]
      const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: serialNumber(),
        subject: `CN=${crypto.randomUUID()}`,
        issuer: own.subject,
        publicKey,
        signingKey: keys.privateKey,
        ...valid(validMs),
        signingAlgorithm: ALGORITHM,
        extensions: [new x509.SubjectAlternativeNameExtension(alternatives)],
      })
      const bytes = await webcrypto.subtle.exportKey('pkcs8', privateKey)
      return { certificate: pemOf(certificate), key: `${x509.PemConverter.encode(bytes, 'PRIVATE KEY')}\n` }
    },
  }
}

function valid([from, to]: Validity) {
  return { notBefore: new Date(Date.now() + from), notAfter: new Date(Date.now() + to) }
}

function serialNumber(): string {
  return crypto.randomUUID().replaceAll('-', '').replace(/^./, '1')
}

function pemOf(certificate: x509.X509Certificate): string {
  return `${certificate.toString('pem')}\n`
}
