import type { Actor, Deed } from '@holdfast/access'
import { isId, newId, textFault, tidyText } from '@holdfast/contracts'
import type { Backups, Ticket } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction } from '@holdfast/ledger'
import { type Call, type Handlers, pageOf, readPage } from '@holdfast/runtime'
import { environmentForAccess, type PresentEnvironment, useOf } from '../environments/environment.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import { rightToUse, type UseEnvironment } from '../environments/environment-use.ts'
import type { Hosts } from '../hosts/host-calls.ts'
import type { Operations } from '../operations/operation-starting.ts'
import { type Backup, keptBackup, removeBackup } from './backup.ts'
import type { BackupStore } from './backup-store.ts'
import { backupToWire } from './backup-wire.ts'

const NOTE = 200

export function backupApi(needs: {
  deed: Deed<CommandTransaction>
  use: UseEnvironment
  environments: EnvironmentStore
  backups: BackupStore
  operations: Operations
  hosts: Hosts
}): Handlers<typeof Backups> {
  const { deed, use, environments, backups, operations, hosts } = needs

  return {
    async makeBackup({ environmentId, note }, call) {
      const tidy = note === undefined ? undefined : readNote(note)
      const { environment } = await use(call, environmentId)
      await hosts.need(environment.hostId, 'backup')
      const startedBy = await operations.starter(call, environment.companyId)
      const { operationId } = await deed(call, rightToUse(environment), async (tx) => {
        const { wish, companyId, siteId } = await stillThere(environmentId, tx)
        if (wish.activeReleaseId === undefined) throw new DomainError('no-release')
        const input = { backupId: newId(tx.now), cause: 'by-hand', ...(tidy !== undefined && { note: tidy }) }
        return operations.begin(tx, call, startedBy, { kind: 'backup', companyId, siteId, environmentId, input })
      })
      return operations.answer(call, operationId, useOf(environment))
    },

    async listBackups({ environmentId, limit, after }, call) {
      const { actor } = await use(call, environmentId, { reads: true })
      const wanted = readPage({ limit, after }, `backups/${environmentId}`)
      const [rows, total] = await Promise.all([
        backups.ofEnvironment(environmentId, { before: wanted.after, limit: wanted.limit + 1 }),
        backups.count(environmentId),
      ])
      const { page, nextCursor } = pageOf(rows, wanted, ({ id }) => id)
      return { backups: page.map((backup) => shown(backup, actor)), nextCursor, total }
    },

    async getBackup({ backupId }, call) {
      const { backup, actor } = await known(call, backupId, { reads: true })
      return shown(backup, actor)
    },

    async restoreBackup({ backupId: restoredId, to }, call) {
      const { environment: source } = await known(call, restoredId)
      const { environment: target } = await use(call, to)
      await hosts.need(target.hostId, 'restore')
      await hosts.need(target.hostId, 'backup')
      const startedBy = await operations.starter(call, source.companyId)
      const { operationId } = await deed(call, rightToUse(source), async (tx, actor) => {
        const { companyId, siteId, hostId } = await stillThere(to, tx)
        if (siteId !== source.siteId) throw new DomainError('other-site')
        if (hostId !== source.hostId)
          throw new DomainError('not-offered-by-host', { detail: 'Another host has the backup' })
        actor.require(useOf(target), { environment: environmentForAccess(target) })
        keptBackup(await backups.find(restoredId, tx.session))
        const input = { restoredId, backupId: newId(tx.now), releaseId: newId(tx.now) }
        return operations.begin(tx, call, startedBy, { kind: 'restore', companyId, siteId, environmentId: to, input })
      })
      return operations.answer(call, operationId, useOf(target))
    },

    async verifyBackup({ backupId }, call) {
      const { environment } = await known(call, backupId)
      await hosts.need(environment.hostId, 'backup')
      const startedBy = await operations.starter(call, environment.companyId)
      const { operationId } = await deed(call, rightToUse(environment), async (tx) => {
        keptBackup(await backups.find(backupId, tx.session))
        const { id: environmentId, companyId, siteId } = environment
        // It changes nothing, so nothing has to wait for it.
        const beginning = { companyId, siteId, environmentId, locks: [], input: { backupId } }
        return operations.begin(tx, call, startedBy, { kind: 'verify-backup', ...beginning })
      })
      return operations.answer(call, operationId, useOf(environment))
    },

    async deleteBackup({ backupId }, call) {
      const { environment } = await known(call, backupId)
      return deed(call, rightToUse(environment), async (tx) => {
        await backups.save(removeBackup(keptBackup(await backups.find(backupId, tx.session))), tx)
        return {}
      })
    },

    async downloadBackup({ backupId }, call): Promise<Ticket> {
      const { environment } = await known(call, backupId, { reads: true })
      await hosts.need(environment.hostId, 'download')
      return hosts.download(environment.hostId, { environmentId: environment.id, backupId })
    },
  }

  /** A backup of an environment that the caller may use. Throws `not-found` for all others. */
  async function known(call: Call, backupId: string, about?: { reads: boolean }) {
    const backup = keptBackup(isId(backupId) ? await backups.find(backupId) : undefined)
    return { backup, ...(await use(call, backup.environmentId, about)) }
  }

  async function stillThere(environmentId: string, { session }: CommandTransaction): Promise<PresentEnvironment> {
    const environment = await environments.findPresent(environmentId, session)
    if (!environment) throw new DomainError('not-found')
    return environment
  }
}

/** Who made it is for those who may know who works on the site, and for themselves. */
function shown(backup: Backup, actor: Actor) {
  const { createdBy, ...rest } = backupToWire(backup)
  const isOwn = createdBy?.kind === 'KIND_USER' && createdBy.id === actor.userId
  return { ...rest, ...(createdBy && (isOwn || actor.may('site-members.see')) && { createdBy }) }
}

function readNote(note: string): string | undefined {
  const tidy = tidyText(note)
  if (tidy === '') return undefined
  const detail = textFault(note, NOTE)
  if (detail) throw new DomainError('bad-request', { errors: [{ pointer: '/note', detail }] })
  return tidy
}
