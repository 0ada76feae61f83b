import { createHash } from 'node:crypto'

/** One file of a content. All files of a content are one after the other in one file of the disk, from `offset` on. */
export interface ContentFile {
  path: string
  /** Hex. */
  sha256: string
  bytes: number
  offset: number
}

/** The first line of a manifest. The others are its files, sorted by path. */
export interface ManifestHead {
  digest: string
  files: number
  bytes: number
  createdAt: number
  /** What it was made of: the SHA-256 of an uploaded archive in hex, or the id of an act. */
  madeOf: string
}

export const headLine = (head: ManifestHead): string => `${JSON.stringify(head)}\n`

export const fileLine = ({ path, sha256, bytes, offset }: ContentFile): string =>
  `${JSON.stringify([path, sha256, bytes, offset])}\n`

export const readHeadLine = (line: string): ManifestHead => JSON.parse(line)

export function readFileLine(line: string): ContentFile {
  const [path, sha256, bytes, offset] = JSON.parse(line)
  return { path, sha256, bytes, offset }
}

/**
 * The order of the bytes of paths in UTF-8, which is that of code points. It differs from JavaScript's own order only
 * where a path has surrogates.
 */
export function comparePaths(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [one, other] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (one !== other) return rank(one) - rank(other)
  }
  return a.length - b.length
}

/** Surrogates stand for code points above all others. */
const rank = (unit: number): number => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit)

/** The digest of a content, as the contract of drivers says. Files are added in their order. */
export function createContentDigest(): { add(file: ContentFile): void; end(): string } {
  const hash = createHash('sha256')
  return {
    add: ({ path, sha256 }) => void hash.update(`${path}\0${sha256}\n`),
    end: () => `sha256:${hash.digest('hex')}`,
  }
}
