import type { ArchiveProblem } from '@holdfast/driver/contract'

/** Why an archive is refused. */
export class ArchiveRefusal extends Error {
  readonly code: ArchiveProblem

  constructor(code: ArchiveProblem, detail: string) {
    super(detail)
    this.code = code
  }
}
