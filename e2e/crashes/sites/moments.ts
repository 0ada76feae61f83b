/** What is done while a process is struck. */
export const flows = ['upload', 'push', 'restore', 'delete'] as const
export type FlowName = (typeof flows)[number]

export type Program = 'site' | 'files'

/** A point that a process of a program reaches while it does something of a flow. */
export interface Moment {
  flow: FlowName
  program: Program
  point: string
}

/** The three points of a transaction's commit. */
const commit = (what: string) => [`${what}: before the commit`, `${what}: commit sent`, `${what}: committed`]
/** The points of a call of the driver. */
const call = (what: string) => [`${what}: before the call`, `${what}: sent`, `${what}: answered`]
const written = (what: string) => [`before ${what}`, `after ${what}`]

/** From the wish that is committed to the end of the operation. */
const shown = [...call('wish'), ...written('the confirmation is noted'), ...written('step confirm is saved')]
const begun = [...commit('begun'), ...written('the operation is taken')]

/** The points that a process of the site service reaches in each flow, in their order. */
const ofSite: Record<FlowName, string[]> = {
  upload: [
    ...begun,
    ...call('look for the release'),
    ...written('step receive is saved'),
    ...commit('visible'),
    ...shown,
  ],
  push: [
    ...begun,
    ...written('step look is saved'),
    ...call('act make-backup'),
    ...commit('backup'),
    ...written('step backup is saved'),
    ...call('act copy-release'),
    ...written('step copy is saved'),
    ...commit('visible'),
    ...shown,
  ],
  restore: [
    ...begun,
    ...written('step look is saved'),
    ...call('act make-backup'),
    ...commit('backup'),
    ...written('step backup is saved'),
    ...call('act restore-backup'),
    ...written('step unpack is saved'),
    ...commit('visible'),
    ...shown,
  ],
  delete: [
    ...commit('deleted'),
    ...call('wish'),
    ...written('the confirmation is noted'),
    ...commit('purge begun'),
    ...call('removal'),
    ...commit('purged'),
  ],
}

const actOf = (kind: string, what: string) => [
  ...written(`act ${kind} is noted`),
  ...written(what),
  ...written(`the end of ${kind} is noted`),
]
const wish = ['the wish arrives', ...written('the wish is written'), 'the wish is answered']

/** The points that the driver reaches. */
const ofFiles: Record<FlowName, string[]> = {
  upload: [
    'the archive begins',
    'the archive is on its way',
    'the archive is there',
    ...written('the release is placed'),
    'the archive is answered',
    ...wish,
  ],
  push: [...actOf('make-backup', 'the backup is placed'), ...actOf('copy-release', 'the release is placed'), ...wish],
  restore: [
    ...actOf('make-backup', 'the backup is placed'),
    ...actOf('restore-backup', 'the release is placed'),
    ...wish,
  ],
  delete: [
    ...wish,
    'the removal arrives',
    // The file that says what is wished says, too, that nothing is.
    ...written('the removal is written'),
    ...written('the bytes are moved away'),
    'the removal is answered',
  ],
}

export const moments: Moment[] = [
  ...flows.flatMap((flow) => ofSite[flow].map((point): Moment => ({ flow, program: 'site', point }))),
  ...flows.flatMap((flow) => ofFiles[flow].map((point): Moment => ({ flow, program: 'files', point }))),
]

export function nameOf({ flow, program, point }: Moment): string {
  return `${program}, ${flow}: ${point}`
}
