import { ArchiveRefusal } from './refusal.ts'

const DEEPEST = 32
const LONGEST_SEGMENT = 255
const LONGEST_PATH = 1024

/** Invisible characters, those that turn the direction of text, and halves of characters. */
const ODD = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/u
/** Names that are devices on Windows, with any ending. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The path of an entry of an archive: segments between `/`, in Unicode's normal form C. Undefined for the root folder.
 * Throws an {@link ArchiveRefusal}.
 */
export function readEntryName(bytes: Uint8Array): string | undefined {
  if (bytes.length > 4 * LONGEST_PATH) throw new ArchiveRefusal('archive-bad-name', 'A name is too long')
  return checkName(decode(bytes))
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new ArchiveRefusal('archive-bad-name', 'A name is not in UTF-8')
  }
}

function checkName(raw: string): string | undefined {
  if (/^([/\\]|[A-Za-z]:)/.test(raw)) {
    throw new ArchiveRefusal('archive-path-absolute', `${shown(raw)} begins at the root of a disk`)
  }
  if (raw.split(/[/\\]/).includes('..')) {
    throw new ArchiveRefusal('archive-path-outside', `${shown(raw)} leads out of the archive`)
  }
  if (raw.includes('\\')) throw bad(raw, 'has a backslash')
  // `tar czf site.tar.gz .` writes ./ before each name.
  const name = raw.replace(/^(\.\/)+/, '').normalize('NFC')
  const path = name.endsWith('/') ? name.slice(0, -1) : name
  if (path === '' || path === '.') return undefined
  if (Buffer.byteLength(path) > LONGEST_PATH) throw bad(raw, 'is too long')
  if (ODD.test(path)) throw bad(raw, 'has a character that nobody sees')
  const segments = path.split('/')
  if (segments.length > DEEPEST) {
    throw new ArchiveRefusal('archive-too-deep', `${shown(raw)} is in more than ${DEEPEST} folders`)
  }
  for (const segment of segments) {
    if (segment === '' || segment === '.') throw bad(raw, 'has an empty part')
    if (Buffer.byteLength(segment) > LONGEST_SEGMENT) throw bad(raw, 'has a part that is too long')
    if (DEVICE.test(segment)) throw bad(raw, 'is the name of a device on Windows')
    if (/[. ]$/.test(segment)) throw bad(raw, 'has a part that ends with a dot or a space')
  }
  return path
}

function bad(raw: string, why: string): ArchiveRefusal {
  return new ArchiveRefusal('archive-bad-name', `${shown(raw)} ${why}`)
}

/** For a text that people read: short, and without characters that do something. */
function shown(raw: string): string {
  return JSON.stringify(raw.slice(0, 100).replace(/[^\x20-\x7e\p{L}\p{N}]/gu, '?'))
}

/**
 * The names of one archive. No two files may be the same one to a system that ignores case, and no file may be a folder
 * as well.
 */
export function createNames(): { addFile(path: string): void; addFolder(path: string): void } {
  const files = new Set<string>()
  const folders = new Set<string>()

  return {
    addFile(path) {
      const name = folded(path)
      if (files.has(name) || folders.has(name)) throw collision(path)
      files.add(name)
      addParents(name, path)
    },
    addFolder(path) {
      const name = folded(path)
      if (files.has(name)) throw collision(path)
      folders.add(name)
      addParents(name, path)
    },
  }

  function addParents(name: string, path: string): void {
    for (let end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
      const parent = name.slice(0, end)
      if (files.has(parent)) throw collision(path)
      // Its own parents are there already.
      if (folders.has(parent)) return
      folders.add(parent)
    }
  }
}

function folded(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC')
}

function collision(path: string): ArchiveRefusal {
  return new ArchiveRefusal('archive-names-collide', `${shown(path)} and another name are the same on some systems`)
}
