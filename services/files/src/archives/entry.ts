/** What an archive holds. The body of a file is read before the next entry is asked for. */
export type ArchiveEntry =
  | { kind: 'folder'; path: string }
  | {
      kind: 'file'
      path: string
      /** As the archive says. */
      bytes: number
      body: AsyncIterable<Buffer>
    }
