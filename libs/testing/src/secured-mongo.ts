import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findMongod } from '@holdfast/embedded/mongod-binary'
import { isListening } from '@holdfast/embedded/ports'
import { atEnd } from './at-end.ts'
import { type TestAuthority, testAuthority } from './certificate-authority.ts'
import { waitFor } from './wait-for.ts'

/** Starts a MongoDB that takes nothing but TLS, until the test ends. Its certificate names localhost. */
export async function securedMongo(): Promise<{ host: string; authority: TestAuthority }> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-mongo-'))
  const authority = await testAuthority()
  const { certificate, key } = await authority.issue(['localhost'])
  const [own, trusted] = [join(folder, 'server.pem'), join(folder, 'ca.pem')]
  await writeFile(own, key + certificate)
  await writeFile(trusted, authority.pem)
  const { path } = await findMongod(() => {})
  const port = await freePort()
  const tls = ['--tlsMode', 'requireTLS', '--tlsCertificateKeyFile', own, '--tlsCAFile', trusted]
  const rest = ['--tlsAllowConnectionsWithoutCertificates', '--dbpath', folder, '--port', String(port), '--quiet']
  const mongod = spawn(path, [...tls, ...rest], { stdio: 'ignore' })
  const ended = once(mongod, 'exit')
  atEnd(async () => {
    mongod.kill('SIGKILL')
    await ended
    await rm(folder, { recursive: true })
  })
  await waitFor(() => isListening(port))
  return { host: `localhost:${port}`, authority }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
