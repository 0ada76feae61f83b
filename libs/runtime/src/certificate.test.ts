import { testAuthority } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { certificateFault, names } from './certificate.ts'

const HOUR_MS = 3_600_000

test('files can be used if they are a certificate of the service, its key, and authorities', async () => {
  const [authority, other] = [await testAuthority(), await testAuthority()]
  const company = await authority.issue(['company', 'company.holdfast.svc'])
  const fault = async (changed: Partial<Record<'certificate' | 'key' | 'authorities', string>>, now = Date.now()) => {
    const { certificate, key, authorities } = { ...company, authorities: authority.pem, ...changed }
    const files = {
      certificate: Buffer.from(certificate),
      key: Buffer.from(key),
      authorities: Buffer.from(authorities),
    }
    return certificateFault(files, 'company', now)
  }
  expect(await fault({})).toBeUndefined()
  expect(await fault({ authorities: other.pem + authority.pem })).toBeUndefined()
  // A certificate with those between it and its authority.
  expect(await fault({ certificate: company.certificate + other.pem })).toBeUndefined()

  const notKey = 'TLS_KEY is not the key of TLS_CERTIFICATE'
  expect(await fault({ certificate: (await authority.issue(['company'])).certificate })).toBe(notKey)
  expect(await fault({ certificate: '' })).toBe('TLS_CERTIFICATE has no certificate in PEM')
  expect(await fault({ certificate: company.key })).toBe('TLS_CERTIFICATE has no certificate in PEM')
  expect(await fault({ key: company.certificate })).toBe('TLS_KEY has no private key in PEM')
  expect(await fault(await authority.issue(['identity']))).toBe('TLS_CERTIFICATE does not name DNS:company')
  expect(await fault({}, Date.now() + 2 * HOUR_MS)).toMatch(/^TLS_CERTIFICATE has expired, /)
  // What comes behind the first is sent, too, and TLS would refuse to begin with it.
  const halfWritten = company.certificate + other.pem.replace(/MII./, 'MIIx')
  expect(await fault({ certificate: halfWritten })).toBe('TLS takes no connection with these files')
  const noAuthorities = 'TLS_AUTHORITIES has no certificates in PEM, or a broken one'
  expect(await fault({ authorities: 'none' })).toBe(noAuthorities)
  const broken = authority.pem.replace(/MII./, 'MIIx')
  expect(await fault({ authorities: other.pem + broken })).toBe(noAuthorities)
})

test('a certificate names a service by one whole alternative name, and by no part of another', () => {
  expect(names('DNS:company.holdfast.svc, DNS:company, IP Address:10.0.0.1', 'company')).toBe(true)
  const others = [
    undefined,
    '',
    'DNS:company.holdfast.svc',
    'DNS:a-company',
    'DNS:*',
    'URI:company',
    'IP Address:10.0.0.1',
    'DNS:Company',
    // One name that has the list's own characters, as Node writes it.
    'DNS:"x, DNS:company, y"',
  ]
  for (const alternatives of others)
    expect([alternatives, names(alternatives, 'company')]).toEqual([alternatives, false])
})
