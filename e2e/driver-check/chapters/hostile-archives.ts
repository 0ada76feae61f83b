import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { ArchiveProblem } from '@holdfast/driver'
import {
  makeTar,
  makeTarGzOf,
  makeZip,
  manyFilesTarGz,
  type TarEntry,
  type ZipEntry,
  zerosTarGz,
  zerosZip,
} from '../archives.ts'
import { type Chapter, type Check, hasNo, isRefused, type Kit, ok } from '../kit.ts'

const text = Buffer.from('hello')
const good: ZipEntry & TarEntry = { name: 'index.html', data: text }

const zip = (...entries: Partial<ZipEntry>[]) =>
  makeZip([good, ...entries.map((one) => ({ name: 'x', data: text, ...one }))])
const tar = (...entries: Partial<TarEntry>[]) => makeTarGzOf([good, ...entries.map((one) => ({ name: 'x', ...one }))])

type Archive = Buffer | Readable
type Hostile = [what: string, codes: ArchiveProblem[], make: (kit: Kit) => Archive]

const asZip: Hostile[] = [
  ['with ../', ['archive-path-outside'], () => zip({ name: '../outside.txt' })],
  ['with a/../../', ['archive-path-outside'], () => zip({ name: 'a/../../outside.txt' })],
  ['with ..\\', ['archive-path-outside', 'archive-bad-name'], () => zip({ name: '..\\outside.txt' })],
  ['with /etc/passwd', ['archive-path-absolute'], () => zip({ name: '/etc/passwd' })],
  ['with C:\\', ['archive-path-absolute', 'archive-bad-name'], () => zip({ name: 'C:\\windows.txt' })],
  ['with a link', ['archive-link'], () => zip({ name: 'link', data: Buffer.from('../../etc/passwd'), mode: 0o120777 })],
  [
    'with a link that stays inside',
    ['archive-link'],
    () => zip({ name: 'link', data: Buffer.from('index.html'), mode: 0o120777 }),
  ],
  ['with a device', ['archive-special-file'], () => zip({ name: 'device', mode: 0o020666 })],
  ['with an encrypted file', ['archive-encrypted'], () => zip({ name: 'secret.txt', isEncrypted: true })],
  [
    'that is cut off',
    ['archive-truncated', 'archive-unreadable'],
    () => zip({ data: randomBytes(10_000) }).subarray(0, 5_000),
  ],
  ['with nothing in it', ['archive-empty'], () => makeZip([])],
  ['with folders only', ['archive-empty'], () => makeZip([{ name: 'a/', data: Buffer.alloc(0), isStored: true }])],
  ['that is none', ['archive-unreadable', 'archive-truncated'], () => randomBytes(5_000)],
  ['that is a .tar.gz', ['archive-unreadable', 'archive-truncated'], () => tar()],
  ['with a line feed in a name', ['archive-bad-name'], () => zip({ name: 'a\nb.txt' })],
  ['with a zero byte in a name', ['archive-bad-name'], () => zip({ name: 'a\0.txt' })],
  ['with a name that is not UTF-8', ['archive-bad-name'], () => zip({ name: Buffer.from([0x61, 0xff, 0xfe]) })],
  ['with one name twice', ['archive-names-collide'], () => zip({ name: 'index.html' })],
  ['with names that differ in case only', ['archive-names-collide'], () => zip({ name: 'INDEX.html' })],
  [
    'with names that differ in their accents’ form only',
    ['archive-names-collide'],
    () => zip({ name: 'n\u00e9.txt' }, { name: 'ne\u0301.txt' }),
  ],
  [
    'with a file that is a folder, too',
    ['archive-names-collide', 'archive-bad-name'],
    () => zip({ name: 'index.html/x' }),
  ],
  [
    'whose file is larger than it says',
    ['archive-unreadable', 'archive-bomb', 'archive-too-large'],
    () => zip({ data: Buffer.alloc(50_000), claimedBytes: 10 }),
  ],
  [
    'whose 10 GB of zeros say that they are ten bytes',
    ['archive-bomb', 'archive-too-large', 'archive-unreadable'],
    () => zerosZip(10e9),
  ],
]

const asTarGz: Hostile[] = [
  ['with ../', ['archive-path-outside'], () => tar({ name: '../outside.txt' })],
  ['with /etc/passwd', ['archive-path-absolute'], () => tar({ name: '/etc/passwd' })],
  ['with a link', ['archive-link'], () => tar({ name: 'link', type: '2', linkTo: '/etc/passwd' })],
  [
    'with a link, and a file below it',
    ['archive-link'],
    () => tar({ name: 'link', type: '2', linkTo: '/tmp' }, { name: 'link/x', data: text }),
  ],
  ['with a hard link', ['archive-link'], () => tar({ name: 'link', type: '1', linkTo: 'index.html' })],
  ['with a character device', ['archive-special-file'], () => tar({ name: 'device', type: '3' })],
  ['with a block device', ['archive-special-file'], () => tar({ name: 'device', type: '4' })],
  ['with a pipe', ['archive-special-file'], () => tar({ name: 'pipe', type: '6' })],
  [
    'whose gzip is cut off',
    ['archive-truncated', 'archive-unreadable'],
    () => tar({ data: randomBytes(10_000) }).subarray(0, 5_000),
  ],
  [
    'whose tar is cut off',
    ['archive-truncated', 'archive-unreadable'],
    () => gzipSync(makeTar([{ name: 'x', data: randomBytes(10_000) }]).subarray(0, 5_000)),
  ],
  ['with nothing in it', ['archive-empty'], () => makeTarGzOf([])],
  ['that is none', ['archive-unreadable', 'archive-truncated'], () => randomBytes(5_000)],
  ['that is gzip and no tar', ['archive-unreadable', 'archive-truncated'], () => gzipSync(randomBytes(5_000))],
  ['with a name that is not UTF-8', ['archive-bad-name'], () => tar({ name: Buffer.from([0x61, 0xff, 0xfe]) })],
  ['with names that differ in case only', ['archive-names-collide'], () => tar({ name: 'INDEX.html' })],
  [
    'with 10,000 folders in each other',
    ['archive-too-deep', 'archive-bad-name'],
    () => tar({ name: `${'a/'.repeat(10_000)}x` }),
  ],
  [
    'with a file of more bytes than the limit',
    ['archive-too-large', 'archive-bomb'],
    ({ description: { limits } }) => Readable.from(zerosTarGz(limits.fileBytes + 1)),
  ],
  ['with 8 GB of zeros', ['archive-bomb', 'archive-too-large'], () => Readable.from(zerosTarGz(8 * 1024 ** 3 - 1))],
  ['with 1,000,000 files', ['archive-too-many-files', 'archive-bomb'], () => manyFilesTarGz(1_000_000)],
  [
    'of more bytes than the limit',
    ['archive-too-large', 'archive-unreadable'],
    ({ description: { limits } }) => Readable.from(noise(limits.archiveBytes + 1024 * 1024)),
  ],
]

/** Bytes that no gzip shrinks. */
async function* noise(bytes: number) {
  const block = randomBytes(1024 * 1024)
  yield gzipSync(block)
  for (let done = 0; done < bytes; done += block.length) yield block
}

export const hostileArchives: Chapter = {
  title: 'Hostile archives, each with its own reason, and nothing is left of them',
  checks: [
    ...asZip.map((hostile) => refused('application/zip', hostile)),
    ...asTarGz.map((hostile) => refused('application/gzip', hostile)),
  ],
}

function refused(type: 'application/zip' | 'application/gzip', [what, codes, make]: Hostile): Check {
  return {
    what: `a ${type === 'application/zip' ? '.zip' : '.tar.gz'} ${what}`,
    needs: ['archive-upload'],
    async run(kit) {
      const [environmentId, releaseId] = [kit.environment(), randomUUID()]
      const archive = make(kit)
      const body = Buffer.isBuffer(archive) ? Readable.from([archive]) : archive
      const fault = await isRefused(kit.driver.putRelease({ environmentId, releaseId, type, body }), ...codes)
      body.destroy()
      ok(fault.isPermanent, 'it is refused as if it might be taken later')
      await hasNo(kit, environmentId, releaseId)
    },
  }
}
