import { Readable } from 'node:stream'
import { constants, crc32, createGzip, deflateRawSync, gzipSync } from 'node:zlib'

/** Archives of every kind, the ones that libraries refuse to write above all. */

export interface ZipEntry {
  name: string | Buffer
  data: Buffer
  isStored?: boolean
  /** Unix mode and kind of file, as 0o120777 for a link. */
  mode?: number
  isEncrypted?: boolean
  /** What it says of its size, if that is not the truth. */
  claimedBytes?: number
}

/** @param entries each with a local header, its data, and an entry in the directory at the end */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const data = entry.isStored ? entry.data : deflateRawSync(entry.data)
    const [local, central] = zipHeaders(entry, name, data, offset)
    parts.push(local, name, data)
    directory.push(central, name)
    offset += local.length + name.length + data.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}

function zipHeaders(entry: ZipEntry, name: Buffer, data: Buffer, offset: number): [local: Buffer, central: Buffer] {
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  // Names are in UTF-8.
  common.writeUInt16LE(0x800 | (entry.isEncrypted ? 1 : 0), 2)
  common.writeUInt16LE(entry.isStored ? 0 : 8, 4)
  common.writeUInt16LE(0x5a21, 8)
  common.writeUInt32LE(crc32(entry.data), 10)
  common.writeUInt32LE(data.length, 14)
  common.writeUInt32LE(entry.claimedBytes ?? entry.data.length, 18)
  common.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common])
  const central = Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.alloc(42)])
  // Made on Unix, so that the mode counts.
  central.writeUInt16LE(0x0314, 4)
  common.copy(central, 6)
  central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38)
  central.writeUInt32LE(offset, 42)
  return [local, central]
}

export interface TarEntry {
  name: string | Buffer
  /** `0` a file, `1` a hard link, `2` a link, `3` a device, `5` a folder, `6` a pipe. @default 0 */
  type?: string
  data?: Buffer
  linkTo?: string
  claimedBytes?: number
}

export function tarHeader({ name, type = '0', data, linkTo = '', claimedBytes }: TarEntry): Buffer {
  const header = Buffer.alloc(512)
  Buffer.from(name).copy(header, 0, 0, 100)
  header.write('0000644\0' + '0000000\0' + '0000000\0', 100)
  header.write(`${(claimedBytes ?? data?.length ?? 0).toString(8).padStart(11, '0')} 00000000000 `, 124)
  header.write(`        ${type}${linkTo}`, 148)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

export function makeTar(entries: readonly TarEntry[]): Buffer {
  const parts = entries.flatMap((entry) => {
    const name = Buffer.from(entry.name)
    const data = entry.data ?? Buffer.alloc(0)
    // A name that has no room in the header comes before it (GNU).
    const long = name.length > 100 ? [tarHeader({ name: '././@LongLink', type: 'L', data: name }), padded(name)] : []
    return [...long, tarHeader(entry), padded(data)]
  })
  return Buffer.concat([...parts, Buffer.alloc(1024)])
}

export const makeTarGzOf = (entries: readonly TarEntry[]): Buffer => gzipSync(makeTar(entries))

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((512 - (data.length % 512)) % 512)])
}

/** A .tar.gz of one file of zeros: gzip allows that its parts follow each other. */
export function* zerosTarGz(bytes: number): Generator<Buffer> {
  const BLOCK = 64 * 1024 * 1024
  yield gzipSync(tarHeader({ name: 'zeros.bin', claimedBytes: bytes }))
  const block = gzipSync(Buffer.alloc(BLOCK))
  for (let done = 0; done < bytes; done += BLOCK) yield block
  yield gzipSync(Buffer.alloc(1024))
}

/** A .zip of one file of zeros that says that it has ten bytes. */
export function zerosZip(bytes: number): Buffer {
  const BLOCK = 16 * 1024 * 1024
  const block = deflateRawSync(Buffer.alloc(BLOCK), { finishFlush: constants.Z_FULL_FLUSH })
  const blocks = Array.from({ length: Math.ceil(bytes / BLOCK) }, () => block)
  const data = Buffer.concat([...blocks, deflateRawSync(Buffer.alloc(0))])
  const name = Buffer.from('zeros.bin')
  const [local, central] = zipHeaders({ name, data: Buffer.alloc(10) }, name, data, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + data.length, 16)
  return Buffer.concat([local, name, data, central, name, end])
}

/** A .tar.gz of so many empty files, made while it is read. */
export function manyFilesTarGz(files: number): Readable {
  function* headers() {
    const AT_ONCE = 2_000
    for (let at = 0; at < files; at += AT_ONCE) {
      const count = Math.min(AT_ONCE, files - at)
      yield Buffer.concat(Array.from({ length: count }, (_, i) => tarHeader({ name: `file-${at + i}.txt` })))
    }
    yield Buffer.alloc(1024)
  }
  return Readable.from(headers()).pipe(createGzip({ level: 1 }))
}
