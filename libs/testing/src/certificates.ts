import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atEnd } from './at-end.ts'
import type { TestCertificate } from './certificate-authority.ts'

/** The files of a process, in a folder of their own that is gone when the test ends. */
export async function certificateFiles({ certificate, key }: TestCertificate, authorities: string) {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-wires-'))
  atEnd(() => rm(folder, { recursive: true }))
  const paths = {
    TLS_CERTIFICATE: join(folder, 'tls.crt'),
    TLS_KEY: join(folder, 'tls.key'),
    TLS_AUTHORITIES: join(folder, 'ca.crt'),
  }
  await put('TLS_CERTIFICATE', certificate)
  await put('TLS_KEY', key)
  await put('TLS_AUTHORITIES', authorities)
  return { paths, put }

  /** Replaces one file, in one step as far as that file goes. */
  async function put(variable: keyof typeof paths, content: string) {
    const path = paths[variable]
    await writeFile(`${path}.new`, content)
    await rename(`${path}.new`, path)
  }
}
