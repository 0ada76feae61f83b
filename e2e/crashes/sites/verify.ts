import type { Entry } from '@holdfast/contracts/ledger'
import {
  BackupDeleted,
  BackupMade,
  EnvironmentCreated,
  OperationCancelled,
  OperationFailed,
  OperationStarted,
  ReleaseActivated,
  SiteDeleted,
} from '@holdfast/contracts/site'
import { type EnvironmentState, openDriver, writeGeneration } from '@holdfast/driver'
import type { Connection } from 'mongoose'
import { readStoredLedger } from '../../history/stored-ledger.ts'
import type { TestSystem } from '../../support/start-system.ts'
import { until } from '../../support/until.ts'
import { type Activation, checkSights } from './visit.ts'
import type { Visitors } from './visitors.ts'

interface Generation {
  epoch: number
  n: number
}

interface EnvironmentDocument {
  _id: string
  siteId: string
  state: 'present' | 'deleted' | 'purging' | 'purged'
  wish: { generation: Generation; activeReleaseId?: string }
  confirmed?: Generation
  deletedAt?: number
}

interface OperationDocument {
  _id: string
  siteId: string
  kind: string
  state: string
  endedAt?: number
  isCleaned?: boolean
  input: Record<string, string>
}

interface ItemDocument {
  _id: string
  environmentId: string
  state: string
}

interface OrphanDocument {
  _id: string
  environmentId: string
  item?: { id: string }
}

/** All that the service and its host have, read while nothing goes on. */
interface Stored {
  environments: EnvironmentDocument[]
  operations: OperationDocument[]
  releases: ItemDocument[]
  backups: ItemDocument[]
  orphans: OrphanDocument[]
  host: EnvironmentState[]
}

/** Compares what visitors saw, what the host has, the documents and the ledger of the site service with each other. */
export async function verifySites(needs: {
  test: TestSystem
  database: Connection
  visitors: Visitors
  /** The ends of operations, as they were answered. */
  answered: ReadonlyMap<string, string>
}) {
  const { test, database, visitors, answered } = needs
  const stored = await atRest(test, database)
  const ledger = await readStoredLedger('site', database)
  const entries = ledger.entries.flat().map(({ entry }) => entry)
  const differing = differencesOf(stored)
  const wrong = [
    ...visitors.wrong,
    ...sightsOf(stored, entries, visitors),
    ...differing.wrong,
    ...againstLedger(stored, entries),
    ...stored.operations
      .filter(({ _id, state }) => (answered.get(_id) ?? state) !== state)
      .map(({ _id, kind, state }) => `${kind} ${_id} was answered as ${answered.get(_id)}, and is ${state} now`),
  ]
  const states = [...Map.groupBy(stored.operations, ({ state }) => state)].map(
    ([state, all]) => `${all.length} ${state}`,
  )
  return {
    told: [
      `sites: ${visitors.count()} visits of ${visitors.sights.size} environments`,
      `sites: ${stored.operations.length} operations ended (${states.join(', ')})`,
      `sites: the host has ${stored.host.length} environments; ${differing.orphans} things that nobody here knows, each found by reconciliation`,
    ],
    wrong: wrong.map((line) => `sites: ${line}`),
  }
}

/** Waits until every operation has ended, every wish is confirmed, and what is left has been removed from the host. */
async function atRest(test: TestSystem, database: Connection): Promise<Stored> {
  let missing: string[] = []
  const isAtRest = async () => {
    const stored = await readAll(test, database)
    missing = workIn(stored)
    return missing.length === 0 ? stored : undefined
  }
  return until('the sites are at rest', isAtRest, { seconds: 180, everyMs: 1_000 }).catch((error) => {
    throw new Error(`${(error as Error).message}: ${missing.slice(0, 10).join('; ')}`)
  })
}

function workIn(stored: Stored): string[] {
  const { operations, environments, releases, backups, orphans } = stored
  const found = differencesOf(stored).unknown
  return [
    ...operations.filter(({ endedAt }) => endedAt === undefined).map(({ _id, kind }) => `${kind} ${_id} has not ended`),
    ...operations.filter(({ isCleaned }) => isCleaned === false).map(({ _id }) => `${_id} has left something`),
    ...environments.filter((one) => !isSettled(one)).map(({ _id, state }) => `environment ${_id} is ${state}`),
    ...releases.filter(({ state }) => state === 'deleting').map(({ _id }) => `release ${_id} is to go`),
    ...backups.filter(({ state }) => state === 'deleting').map(({ _id }) => `backup ${_id} is to go`),
    ...[...found].filter((id) => !idsOf(orphans).has(id)).map((id) => `${id} is not found by reconciliation`),
    ...[...idsOf(orphans)].filter((id) => !found.has(id)).map((id) => `${id} is called an orphan`),
  ]
}

function isSettled({ state, wish, confirmed }: EnvironmentDocument): boolean {
  if (state === 'purged') return true
  return (
    state !== 'purging' && confirmed !== undefined && writeGeneration(confirmed) === writeGeneration(wish.generation)
  )
}

function idsOf(orphans: OrphanDocument[]): Set<string> {
  return new Set(orphans.map(({ environmentId, item }) => item?.id ?? environmentId))
}

async function readAll(test: TestSystem, database: Connection): Promise<Stored> {
  const all = <T extends object>(name: string) => database.db!.collection<T>(name).find().sort({ _id: 1 }).toArray()
  const host = await readHost(test)
  return {
    host,
    environments: (await all<EnvironmentDocument>('environments')) as EnvironmentDocument[],
    operations: (await all<OperationDocument>('operations')) as OperationDocument[],
    releases: (await all<ItemDocument>('releases')) as ItemDocument[],
    backups: (await all<ItemDocument>('backups')) as ItemDocument[],
    orphans: (await all<OrphanDocument>('orphans')) as OrphanDocument[],
  }
}

/** All that the host has, by its own word. */
async function readHost({ system }: TestSystem): Promise<EnvironmentState[]> {
  const { environment } = system.processes.find(({ service }) => service === 'files')!
  const [[keyId, secret]] = Object.entries(JSON.parse(environment.DRIVER_SECRETS!)) as [[string, string]]
  const driver = openDriver({
    url: `http://127.0.0.1:${environment.DRIVER_PORT}`,
    hostId: environment.HOST_ID!,
    secret: { keyId, bytes: Buffer.from(secret, 'base64') },
  })
  try {
    const found: EnvironmentState[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page: { environments: EnvironmentState[]; next: string | null } = await driver.listEnvironments({
        limit: 100,
        ...(after && { after }),
      })
      found.push(...page.environments)
      after = page.next
    }
    return found
  } finally {
    await driver.close()
  }
}

/** The host's list against the documents. */
function differencesOf({ host, environments, releases, backups }: Stored) {
  const wrong: string[] = []
  /** What the host has, and no document says. */
  const unknown = new Set<string>()
  const byId = new Map(host.map((state) => [state.environmentId, state]))
  const documents = new Map(environments.map((one) => [one._id, one]))
  const known = new Set([...releases, ...backups].map(({ _id }) => _id))
  for (const state of host) {
    const { environmentId, deleted } = state
    if (deleted) continue
    const document = documents.get(environmentId)
    if (!document || document.state === 'purged') unknown.add(environmentId)
    else for (const id of itemsOf(state)) if (!known.has(id)) unknown.add(id)
  }
  for (const { _id, state, wish } of environments) {
    const there = byId.get(_id)
    if (state === 'purged') {
      if (there && !there.deleted) wrong.push(`environment ${_id} is purged, and the host has it`)
      continue
    }
    if (!there || there.deleted) {
      wrong.push(`the host has lost environment ${_id}`)
      continue
    }
    const wished = `${writeGeneration(wish.generation)} with ${wish.activeReleaseId ?? null}`
    const present = `${there.generation} with ${there.activeRelease}`
    if (present !== wished) wrong.push(`the host has environment ${_id} as ${present}, wished is ${wished}`)
    const items = new Set(itemsOf(there))
    for (const item of [...releases, ...backups]) {
      if (item.environmentId === _id && !items.has(item._id)) wrong.push(`the host has lost ${item._id} of ${_id}`)
    }
  }
  return { wrong, unknown, orphans: unknown.size }
}

function itemsOf({ releases, backups }: EnvironmentState): string[] {
  return [...releases.map(({ releaseId }) => releaseId), ...backups.map(({ backupId }) => backupId)]
}

/** What visitors saw against what was active, by the ledger. */
function sightsOf({ operations, environments }: Stored, entries: Entry[], { sights }: Visitors): string[] {
  const byId = new Map(operations.map((operation) => [operation._id, operation]))
  const tags = tagsOf(operations)
  const activations = new Map<string, Activation[]>()
  for (const entry of ofType(entries, ReleaseActivated)) {
    const { environmentId, releaseId, operationId } = entry.event
    const shownBy = byId.get(operationId)
    const activation = {
      tag: tags.get(releaseId) ?? `release ${releaseId}`,
      at: entry.at,
      ...(shownBy?.state === 'done' && { shownBy: shownBy.endedAt! }),
    }
    activations.set(environmentId, [...(activations.get(environmentId) ?? []), activation])
  }
  const deleted = new Map(environments.map(({ _id, siteId }) => [_id, siteId]))
  const deletedAt = new Map(ofType(entries, SiteDeleted).map(({ event, at }) => [event.siteId, at]))
  return [...sights].flatMap(([environmentId, seen]) =>
    checkSights(seen, activations.get(environmentId) ?? [], deletedAt.get(deleted.get(environmentId) ?? '')).map(
      (line) => `environment ${environmentId}: ${line}`,
    ),
  )
}

/** The tag of each release: that of the upload from which it comes. */
function tagsOf(operations: OperationDocument[]): Map<string, string> {
  const tags = new Map<string, string>()
  const ofBackups = new Map<string, string>()
  // In the order of their beginnings: what is copied was there before.
  for (const { kind, input } of operations) {
    const { note, releaseId, backupId, savedReleaseId, fromReleaseId, restoredId } = input
    if (backupId && savedReleaseId) ofBackups.set(backupId, savedReleaseId)
    if (!releaseId) continue
    const origin = kind === 'restore' ? ofBackups.get(restoredId!) : fromReleaseId
    const tag = kind === 'upload' ? note : tags.get(origin ?? '')
    if (tag) tags.set(releaseId, tag)
  }
  return tags
}

/** The documents of environments and of what is done with them against what the entries say. */
function againstLedger(stored: Stored, entries: Entry[]): string[] {
  const wrong: string[] = []
  const { operations, environments, backups } = stored
  const compare = (what: string, documents: Iterable<string>, told: Iterable<string>) => {
    const [present, expected] = [new Set(documents), new Set(told)]
    for (const id of expected.difference(present)) wrong.push(`${what}: ${id} is in the ledger only`)
    for (const id of present.difference(expected)) wrong.push(`${what}: ${id} is in the documents only`)
  }
  const idsIn = <T>(type: EventType<T>, id: (event: T) => string) => ofType(entries, type).map(({ event }) => id(event))
  const withState = (state: string) => operations.filter((one) => one.state === state).map(({ _id }) => _id)

  compare(
    'operations',
    operations.map(({ _id }) => _id),
    idsIn(OperationStarted, ({ operationId }) => operationId),
  )
  compare(
    'failed operations',
    withState('failed'),
    idsIn(OperationFailed, ({ operationId }) => operationId),
  )
  compare(
    'cancelled operations',
    withState('cancelled'),
    idsIn(OperationCancelled, ({ operationId }) => operationId),
  )

  compare(
    'environments',
    environments.map(({ _id }) => _id),
    idsIn(EnvironmentCreated, ({ environmentId }) => environmentId),
  )

  const active = new Map(ofType(entries, ReleaseActivated).map(({ event }) => [event.environmentId, event.releaseId]))
  const wished = environments.filter(({ wish }) => wish.activeReleaseId !== undefined)
  compare(
    'active releases',
    wished.map(({ _id, wish }) => `${_id} ${wish.activeReleaseId}`),
    [...active].map((pair) => pair.join(' ')),
  )

  const gone = new Set(idsIn(BackupDeleted, ({ backupId }) => backupId))
  const ofPurged = new Set(environments.filter(({ state }) => state === 'purged').map(({ _id }) => _id))
  compare(
    'backups',
    backups
      .filter(({ state, environmentId }) => state === 'kept' && !ofPurged.has(environmentId))
      .map(({ _id }) => _id),
    ofType(entries, BackupMade)
      .filter(({ event }) => !gone.has(event.backupId) && !ofPurged.has(event.environmentId))
      .map(({ event }) => event.backupId),
  )
  return wrong
}

interface EventType<T> {
  type: string
  decode(data: Uint8Array): T
}

/** The entries of one type, decoded, in the order of their streams. */
function ofType<T>(entries: Entry[], { type, decode }: EventType<T>): { event: T; at: number }[] {
  return entries
    .filter((entry) => entry.type === type)
    .map((entry) => ({ event: decode(entry.data), at: Number(entry.at) }))
}
