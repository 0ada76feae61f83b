import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ServiceName, serviceNames } from '@holdfast/contracts'
import { testAuthority } from '@holdfast/testing/certificate-authority'

const HOUR_MS = 3_600_000
/** What processes get at the start. */
const FRESH = [1, 9] as const

/** The certificates of all services, whose processes speak TLS with each other. */
export interface Certificates {
  /** Where a process of this service finds its own. */
  settings(service: ServiceName): Record<'TLS_CERTIFICATE' | 'TLS_KEY' | 'TLS_AUTHORITIES', string>
  /** Gives a service another one, valid since some hours and for some more. */
  renew(service: ServiceName, hours?: readonly [since: number, left: number]): Promise<void>
}

export async function openCertificates(folder: string): Promise<Certificates> {
  const authority = await testAuthority()
  const file = (name: string) => join(folder, name)
  const certificates: Certificates = {
    settings: (service) => ({
      TLS_CERTIFICATE: file(`${service}.crt`),
      TLS_KEY: file(`${service}.key`),
      TLS_AUTHORITIES: file('authority.crt'),
    }),
    async renew(service, [since, left] = FRESH) {
      const issued = await authority.issue([service], { validMs: [-since * HOUR_MS, left * HOUR_MS] })
      const { TLS_CERTIFICATE, TLS_KEY } = certificates.settings(service)
      await put(TLS_KEY, issued.key)
      await put(TLS_CERTIFICATE, issued.certificate)
    },
  }
  await put(file('authority.crt'), authority.pem)
  for (const service of serviceNames) await certificates.renew(service)
  return certificates
}

/** In one step, so that nobody reads half a file. */
async function put(path: string, content: string): Promise<void> {
  await writeFile(`${path}.new`, content)
  await rename(`${path}.new`, path)
}
