import { ArchiveRefusal } from './refusal.ts'

/** What an archive may hold. */
export interface ArchiveLimits {
  /** Of all files together. */
  unpackedBytes: number
  files: number
  /** Of one file. */
  fileBytes: number
}

/** An archive that unpacks to so many times its size is no site. */
const BOMB_RATIO = 100
/** Below this, no ratio is suspicious. */
const HARMLESS_BYTES = 64 * 1024 * 1024
/** An archive may have entries for folders too. */
const ENTRIES_PER_FILE = 3

/** Follows an archive while it is unpacked, and throws an {@link ArchiveRefusal} as soon as it is too much. */
export function createBudget(limits: ArchiveLimits, archiveBytes: number) {
  let entries = 0
  let files = 0
  let bytes = 0
  let fileBytes = 0
  let rawBytes = 0

  return {
    /** @param count of entries that are known to be there */
    announceEntries(count: number): void {
      if (count > limits.files * ENTRIES_PER_FILE) throw tooMany()
    },

    addEntry(): void {
      if (++entries > limits.files * ENTRIES_PER_FILE) throw tooMany()
    },

    /** @param announced size of the file as the archive says, if it does */
    beginFile(announced: number): void {
      if (++files > limits.files) throw tooMany()
      fileBytes = 0
      check(announced)
    },

    /** @param count of bytes that came out of compression, whatever they are */
    addRawBytes(count: number): void {
      rawBytes += count
      if (rawBytes > BOMB_RATIO * archiveBytes && rawBytes > HARMLESS_BYTES) throw bomb()
    },

    addBytes(count: number): void {
      fileBytes += count
      bytes += count
      check(0)
    },
  }

  function check(announced: number): void {
    const all = bytes + announced
    const isTooLarge = all > limits.unpackedBytes || Math.max(fileBytes, announced) > limits.fileBytes
    const isBomb = all > BOMB_RATIO * archiveBytes && (isTooLarge || all > HARMLESS_BYTES)
    if (isBomb) throw bomb()
    if (isTooLarge) {
      throw new ArchiveRefusal(
        'archive-too-large',
        `The archive unpacks to more than ${limits.unpackedBytes} bytes, or a file of it to more than ${limits.fileBytes}`,
      )
    }
  }

  function bomb(): ArchiveRefusal {
    return new ArchiveRefusal('archive-bomb', `The archive unpacks to more than ${BOMB_RATIO} times its size`)
  }

  function tooMany(): ArchiveRefusal {
    return new ArchiveRefusal('archive-too-many-files', `The archive has more than ${limits.files} files`)
  }
}

export type Budget = ReturnType<typeof createBudget>
