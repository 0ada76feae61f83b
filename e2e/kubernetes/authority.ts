import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

/** Who issues certificates. What it makes are files of one folder: `name.crt` and `name.key`. */
export interface Authority {
  /** @param options.serves names of a server, as `DNS:…` or `IP:…`; @param options.isClient false for what only serves */
  certify(name: string, subject: string, options?: { serves?: string[]; isClient?: boolean }): Promise<void>
  file(name: string): string
  read(name: string): Promise<string>
}

/** @param options.days how long its certificates are valid */
export async function createAuthority(folder: string, name: string, { days = 30 } = {}): Promise<Authority> {
  await mkdir(folder, { recursive: true })
  const file = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder })
  const usage = ['-addext', 'keyUsage=critical,digitalSignature,keyCertSign']
  const validity = ['-days', String(days)]
  await openssl(
    'req',
    '-x509',
    ...EC,
    '-keyout',
    `${name}.key`,
    ...validity,
    '-subj',
    `/CN=${name}`,
    ...usage,
    '-out',
    `${name}.crt`,
  )
  return {
    file,
    read: (each) => readFile(file(each), 'utf8'),
    async certify(each, subject, { serves = [], isClient = true } = {}) {
      await openssl('req', '-new', ...EC, '-keyout', `${each}.key`, '-subj', subject, '-out', `${each}.csr`)
      const uses = [...(isClient ? ['clientAuth'] : []), ...(serves.length > 0 ? ['serverAuth'] : [])]
      const extensions = [
        'keyUsage=critical,digitalSignature',
        `extendedKeyUsage=${uses.join()}`,
        ...(serves.length > 0 ? [`subjectAltName=${serves.join()}`] : []),
      ]
      await writeFile(file(`${each}.ext`), extensions.join('\n'))
      const by = ['-CA', `${name}.crt`, '-CAkey', `${name}.key`, '-extfile', `${each}.ext`]
      await openssl('x509', '-req', '-in', `${each}.csr`, ...by, ...validity, '-out', `${each}.crt`)
      await Promise.all([rm(file(`${each}.csr`)), rm(file(`${each}.ext`))])
    },
  }
}
