import { type ServiceName, storingNames } from '@holdfast/contracts'

/** What a backup says of itself. It is written last: a folder without it is no backup. */
export interface Manifest {
  format: typeof FORMAT
  /** The release that made it. Another one may restore it: what it stores differently, its own migrations change. */
  release: string
  /** The one moment of all databases, by the clock of the replica set. */
  takenAt: string
  /** The longest lease that a process could give at that moment, in milliseconds. */
  leaseMs: number
  databases: KeptDatabase[]
  /** Of the host that comes along, if its folder was named. */
  files?: KeptHostFiles
}

export interface KeptDatabase {
  service: ServiceName
  /** The incarnation of its ledger, if it owns one. */
  epoch?: string
  /** Names of the migrations that its documents have had. */
  migrations: string[]
  collections: KeptCollection[]
}

export interface KeptCollection extends DocumentTally {
  name: string
  indexes: { key: object; [option: string]: unknown }[]
}

/** What was counted while documents went by, in the order of their ids. */
export interface DocumentTally {
  documents: number
  bytes: number
  /** Over the documents as BSON, one behind the other. */
  sha256: string
}

export interface KeptHostFiles {
  files: number
  bytes: number
  /** Of the list of them, which has the digest of each. */
  sha256: string
}

export const FORMAT = 1
export const MANIFEST = 'manifest.json'
export const FILES_LIST = 'files.jsonl'

/** Throws an error for the operator if this is not what a backup of this form says of itself. */
export function readManifest(text: string): Manifest {
  const manifest: Manifest = JSON.parse(text)
  if (manifest.format !== FORMAT) {
    throw new Error(`This backup has form ${manifest.format}. This release reads form ${FORMAT}.`)
  }
  // Names become paths, and databases that are removed.
  const named = manifest.databases.map(({ service }) => service)
  if ([...named].sort().join() !== [...storingNames].sort().join()) {
    throw new Error(
      `This backup has databases of ${named.join(', ')}. It must have those of ${storingNames.join(', ')}.`,
    )
  }
  const strange = manifest.databases
    .flatMap(({ collections }) => collections)
    .find(({ name }) => !/^[\w-]+$/.test(name))
  if (strange) throw new Error(`"${strange.name}" is no name of a collection.`)
  return manifest
}

/** Where the documents of a collection are in a backup. */
export function fileOf(service: ServiceName, collection: string): string {
  return `${service}/${collection}.bson.gz`
}

/** What differs between what was kept and what is there, in words; undefined if nothing does. */
export function differenceOf(kept: DocumentTally, found: DocumentTally): string | undefined {
  if (kept.documents !== found.documents) return `${found.documents} documents and not ${kept.documents}`
  return kept.sha256 === found.sha256 ? undefined : 'other documents'
}

/** In one line, for the person who waits. */
export function summaryOf({ databases, files, takenAt }: Manifest): string {
  const collections = databases.flatMap((database) => database.collections)
  const documents = collections.reduce((sum, collection) => sum + collection.documents, 0)
  const bytes = files ? `, ${files.files} files of the host (${files.bytes} bytes)` : ', without files of a host'
  return `${databases.length} databases with ${documents} documents as of ${takenAt}${bytes}`
}
