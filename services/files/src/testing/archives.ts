import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { type Header, pack } from 'tar-stream'

/** One entry of a zip file, as somebody may write it who means no good. */
export interface ZipEntry {
  name: string | Buffer
  data?: string | Buffer
  /** Of Unix, with the type. */
  mode?: number
  flags?: number
  /** What the entry says of its data, if that is not true. */
  bytes?: number
  /** Data that are compressed already. */
  deflated?: Buffer
}

/** A zip file, put together by hand: libraries refuse to write what must be refused here. */
export function zipOf(entries: ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data = '', mode = 0o100644, flags = 0x800, bytes, deflated } of entries) {
    const nameBytes = Buffer.from(name as string)
    const plain = Buffer.from(data as string)
    const packed = deflated ?? deflateRawSync(plain)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(plain), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes ?? plain.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE((mode << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    const madeByUnix = Buffer.from([20, 3])
    directory.push(Buffer.from('PK\x01\x02', 'latin1'), madeByUnix, common, tail, nameBytes)
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...parts, central, endOfZip(entries.length, central.length, offset)])
}

/** The end of a zip file. */
export function endOfZip(entries: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries, 8)
  end.writeUInt16LE(entries, 10)
  end.writeUInt32LE(bytes, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

/** A zip file that says that it has so many entries, and has none. */
export function zipOfManyEntries(entries: number): Buffer {
  const record = Buffer.alloc(56)
  record.write('PK\x06\x06', 'latin1')
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(BigInt(entries), 24)
  record.writeBigUInt64LE(BigInt(entries), 32)
  const locator = Buffer.alloc(20)
  locator.write('PK\x06\x07', 'latin1')
  return Buffer.concat([record, locator, endOfZip(0xffff, 0, 0)])
}

export type TarEntry = Partial<Header> & { name: string; data?: string | Buffer }

export async function tarOf(entries: TarEntry[]): Promise<Buffer> {
  const tar = pack()
  for (const { data, ...header } of entries) tar.entry(header, data ?? '')
  tar.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of tar) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

export async function tarGzOf(entries: TarEntry[]): Promise<Buffer> {
  return gzipSync(await tarOf(entries))
}

/** As .tar.gz, a file of so many megabytes of zeros. It is compressed piece by piece, so that it is made quickly. */
export async function zerosTarGz(megabytes: number): Promise<Buffer> {
  const header = (await tarOf([{ name: 'zeros.bin', data: 'x' }])).subarray(0, 512)
  const size = (megabytes * 1024 * 1024).toString(8).padStart(11, '0')
  header.write(`${size} `, 124, 'latin1')
  header.fill(' ', 148, 156)
  const sum = header.reduce((all, byte) => all + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  const piece = gzipSync(Buffer.alloc(16 * 1024 * 1024), { level: 9 })
  return Buffer.concat([gzipSync(header), ...Array.from({ length: Math.ceil(megabytes / 16) }, () => piece)])
}
