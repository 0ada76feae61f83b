import type { Authorize, Deed } from '@holdfast/access'
import { isId, newId } from '@holdfast/contracts'
import { ReleaseDeleted, type Releases } from '@holdfast/contracts/site'
import { ARCHIVE_TYPES } from '@holdfast/driver'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction } from '@holdfast/ledger'
import { type Call, type Handlers, pageOf, readPage } from '@holdfast/runtime'
import { environmentForAccess, type PresentEnvironment, useOf } from '../environments/environment.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import { rightToUse, type UseEnvironment } from '../environments/environment-use.ts'
import type { Hosts } from '../hosts/host-calls.ts'
import { isUnfinished } from '../operations/operation.ts'
import type { Operations } from '../operations/operation-starting.ts'
import type { OperationStore } from '../operations/operation-store.ts'
import type { ReleaseStore } from './release-store.ts'
import { releaseToWire } from './release-wire.ts'
import { UPLOAD_MS } from './upload-operation.ts'

/** Until it is visible. */
const LIFE_MS = UPLOAD_MS + 5 * 60_000

export function releaseApi(needs: {
  authorize: Authorize
  use: UseEnvironment
  deed: Deed<CommandTransaction>
  environments: EnvironmentStore
  releases: ReleaseStore
  operations: Operations
  operationStore: OperationStore
  hosts: Hosts
}): Handlers<typeof Releases> {
  const { authorize, use, deed, environments, releases, operations, operationStore, hosts } = needs

  return {
    async beginUpload({ environmentId, mediaType, contentDigest, note }, call) {
      if (!ARCHIVE_TYPES.some((type) => type === mediaType)) throw new DomainError('unsupported-archive')
      const environment = await known(call, environmentId)
      await hosts.need(environment.hostId, 'archive-upload')
      const startedBy = await operations.starter(call, environment.companyId)
      const { operationId, releaseId } = await deed(call, rightToUse(environment), async (tx) => {
        const present = await environments.findPresent(environmentId, tx.session)
        if (!present) throw new DomainError('not-found')
        const releaseId = newId(tx.now)
        const input = {
          releaseId,
          ...(note !== undefined && { note }),
          ...(contentDigest !== undefined && { contentDigest }),
        }
        const about = { companyId: present.companyId, siteId: present.siteId, environmentId }
        const begun = await operations.begin(tx, call, startedBy, { kind: 'upload', ...about, input, lifeMs: LIFE_MS })
        return { ...begun, releaseId }
      })
      // A repeat of an upload that has arrived gets no ticket: nothing is sent twice.
      const operation = await operationStore.find(operationId)
      const isWaiting = operation && isUnfinished(operation) && operation.step === 'receive'
      const { limits } = await hosts.describe(environment.hostId)
      const ticket = isWaiting && (await hosts.ticket(environment.hostId, { environmentId, releaseId }, UPLOAD_MS))
      return {
        operationId,
        releaseId,
        mostBytes: limits.archiveBytes,
        ...(ticket && { ticket: { method: 'PUT', ...ticket } }),
      }
    },

    async finishUpload({ operationId, problem, detail }, call) {
      const operation = isId(operationId) ? await operationStore.find(operationId) : undefined
      if (operation?.kind !== 'upload') throw new DomainError('not-found')
      const environment = await environments.find(operation.environmentId!)
      if (!environment) throw new DomainError('not-found')
      await authorize.onSite(call, operation.siteId, useOf(environment), {
        environment: environmentForAccess(environment),
        reads: true,
      })
      if (isUnfinished(operation) && operation.step === 'receive') {
        await operationStore.note(operationId, { arrived: problem ?? 'whole', ...(detail !== undefined && { detail }) })
      }
      return operations.answer(call, operationId, 'sites.see')
    },

    async listReleases({ environmentId, limit, after }, call) {
      const { actor, environment } = await use(call, environmentId, { reads: true })
      const page = readPage({ limit, after }, `releases/${environmentId}`)
      const [rows, total] = await Promise.all([
        releases.ofEnvironment(environmentId, { before: page.after, limit: page.limit + 1 }),
        releases.count(environmentId),
      ])
      const { page: found, nextCursor } = pageOf(rows, page, ({ id }) => id)
      const isMakerShown = actor.may('site-members.see')
      const active = environment.wish.activeReleaseId
      return {
        releases: found.map((release) => releaseToWire(release, { active: release.id === active, isMakerShown })),
        nextCursor,
        total,
      }
    },

    async activateRelease({ environmentId, releaseId, reason }, call) {
      const environment = await known(call, environmentId)
      await hosts.need(environment.hostId, 'rollback')
      const startedBy = await operations.starter(call, environment.companyId)
      const { operationId } = await deed(call, rightToUse(environment), async (tx) => {
        await kept(environmentId, releaseId, tx)
        const { companyId, siteId } = environment
        const input = { releaseId, ...(reason !== undefined && { reason }) }
        return operations.begin(tx, call, startedBy, { kind: 'activate', companyId, siteId, environmentId, input })
      })
      return operations.answer(call, operationId, 'sites.see')
    },

    async deleteRelease({ environmentId, releaseId }, call) {
      const environment = await known(call, environmentId)
      return deed(call, rightToUse(environment), async (tx) => {
        const { companyId, siteId } = await kept(environmentId, releaseId, tx)
        const present = await environments.findPresent(environmentId, tx.session)
        if (present?.wish.activeReleaseId === releaseId) throw new DomainError('release-active')
        await releases.remove(releaseId, tx.session)
        tx.append(ReleaseDeleted, { companyId, siteId, environmentId, releaseId })
        return {}
      })
    },

    async downloadRelease({ environmentId, releaseId }, call) {
      const { environment } = await use(call, environmentId, { reads: true })
      await kept(environmentId, releaseId)
      await hosts.need(environment.hostId, 'download')
      return hosts.download(environment.hostId, { environmentId, releaseId })
    },
  }

  /** A present environment, for callers who see its site. To others it is not there. */
  async function known(call: Call, environmentId: string): Promise<PresentEnvironment> {
    const found = isId(environmentId) ? await environments.findPresent(environmentId) : undefined
    if (!found) throw new DomainError('not-found')
    await authorize.onSite(call, found.siteId, 'sites.see')
    return found
  }

  async function kept(environmentId: string, releaseId: string, tx?: CommandTransaction) {
    const release = isId(releaseId) ? await releases.find(releaseId, tx?.session) : undefined
    if (release?.state !== 'kept' || release.environmentId !== environmentId) throw new DomainError('not-found')
    return release
  }
}
