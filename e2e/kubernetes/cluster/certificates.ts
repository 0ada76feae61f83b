import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { type Authority, createAuthority } from '../authority.ts'
import { addresses, type Machine } from './network.ts'

const run = promisify(execFile)

/** Makes an authority for the cluster and one for API extensions, and what each component needs of them, in a folder. */
export async function makeCertificates(folder: string, machines: readonly Machine[]): Promise<Authority> {
  const [authority, ofExtensions] = [
    await createAuthority(folder, 'ca'),
    await createAuthority(folder, 'front-proxy-ca'),
  ]
  await run('openssl', [
    'genpkey',
    '-algorithm',
    'RSA',
    '-pkeyopt',
    'rsa_keygen_bits:2048',
    '-out',
    authority.file('accounts.key'),
  ])
  await run('openssl', [
    'pkey',
    '-in',
    authority.file('accounts.key'),
    '-pubout',
    '-out',
    authority.file('accounts.pub'),
  ])
  const names = [
    'kubernetes',
    'kubernetes.default',
    'kubernetes.default.svc',
    'kubernetes.default.svc.cluster.local',
    'localhost',
  ]
  const ips = [addresses.api, addresses.apiService, '127.0.0.1']
  await Promise.all([
    authority.certify('apiserver', '/CN=kube-apiserver', {
      serves: [...names.map((name) => `DNS:${name}`), ...ips.map((ip) => `IP:${ip}`)],
      isClient: false,
    }),
    authority.certify('apiserver-kubelet', '/O=system:masters/CN=apiserver-kubelet'),
    ofExtensions.certify('front-proxy', '/CN=front-proxy'),
    user('admin', '/O=system:masters/CN=admin'),
    user('controllers', '/CN=system:kube-controller-manager'),
    user('scheduler', '/CN=system:kube-scheduler'),
    user('proxy', '/CN=system:kube-proxy'),
    user('policies', '/CN=holdfast:network-policy'),
    ...machines.flatMap(({ name, address }) => [
      user(name, `/O=system:nodes/CN=system:node:${name}`),
      authority.certify(`${name}-kubelet`, `/CN=${name}`, {
        serves: [`DNS:${name}`, `IP:${address}`],
        isClient: false,
      }),
    ]),
  ])
  return authority

  async function user(name: string, subject: string): Promise<void> {
    await authority.certify(name, subject)
    const cluster = { server: `https://${addresses.api}:6443`, 'certificate-authority': authority.file('ca.crt') }
    const keys = { 'client-certificate': authority.file(`${name}.crt`), 'client-key': authority.file(`${name}.key`) }
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'cluster', cluster }],
      users: [{ name: 'user', user: keys }],
      contexts: [{ name: 'context', context: { cluster: 'cluster', user: 'user' } }],
      'current-context': 'context',
    }
    // JSON is YAML.
    await writeFile(authority.file(`${name}.kubeconfig`), JSON.stringify(config, null, 2), { mode: 0o600 })
  }
}
