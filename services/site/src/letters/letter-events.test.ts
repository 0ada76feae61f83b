import { newId } from '@holdfast/contracts'
import { BackupNotProved, OperationFailed } from '@holdfast/contracts/site'
import { expect, test } from '@jest/globals'
import type { ClientSession } from 'mongoose'
import type { Backup } from '../backups/backup.ts'
import type { Operation } from '../operations/operation.ts'
import type { Release } from '../releases/release.ts'
import type { PresentSite } from '../sites/site.ts'
import { LONG_MS, type Occasion, siteLetters } from './letter-events.ts'

const [companyId, siteId, operationId, environmentId, backupId] = [newId(), newId(), newId(), newId(), newId()]
const [owner, administrator, maker, uploader] = ['owner', 'administrator', 'maker', 'uploader']
const user = (id: string) => ({ kind: 'KIND_USER' as const, id })

function occasion(changes: Partial<Record<'operation' | 'backup', object>> = {}, gone: string[] = []): Occasion {
  const operation = {
    kind: 'upload',
    state: 'failed',
    startedAt: 1_000,
    endedAt: 1_000 + LONG_MS,
    environmentId,
    reference: 'r',
    ...changes.operation,
  }
  const backup = {
    environmentId,
    state: 'kept',
    proof: { state: 'failed' },
    createdBy: user(maker),
    createdAt: 5,
    releaseId: 'release',
    ...changes.backup,
  }
  return {
    site: { id: siteId, companyId, name: 'Quay' } as PresentSite,
    session: {} as ClientSession,
    environments: { find: async () => ({ name: 'live' }) as never },
    operations: { find: async () => operation as unknown as Operation },
    backups: { find: async () => backup as unknown as Backup },
    releases: { find: async () => ({ createdBy: user(uploader) }) as unknown as Release },
    administratorsOf: async () => [owner, administrator],
    maySee: async (userId) => !gone.includes(userId),
  }
}

const failed = (startedBy: { kind: 'KIND_USER' | 'KIND_API_KEY' | 'KIND_SYSTEM'; id: string }) => {
  const about = { companyId, siteId, operationId, kind: 'OPERATION_KIND_UPLOAD', code: 'host-failed' } as const
  return { type: OperationFailed.type, data: OperationFailed.encode({ ...about, startedBy }) }
}
const notProved = {
  type: BackupNotProved.type,
  data: BackupNotProved.encode({ companyId, siteId, environmentId, backupId, code: 'digest-differs' }),
}

test('when an operation failed after a while, then whoever started it is told, if a person, who still sees the site', async () => {
  const entry = failed(user(maker))
  expect(siteLetters.asks(entry.type, entry.data)).toBe(true)
  expect(await siteLetters.write(entry, occasion())).toEqual([
    {
      userId: maker,
      template: 'operation-failed',
      token: '',
      values: { siteName: 'Quay', environmentName: 'live', kind: 'upload', startedAt: '1000', reference: 'r' },
    },
  ])
  expect(await siteLetters.write(entry, occasion({ operation: { endedAt: 1_000 + LONG_MS - 1 } }))).toEqual([])
  expect(await siteLetters.write(entry, occasion({}, [maker]))).toEqual([])
  for (const other of [failed({ kind: 'KIND_API_KEY', id: 'k' }), failed({ kind: 'KIND_SYSTEM', id: 'site' })]) {
    expect(siteLetters.asks(other.type, other.data)).toBe(false)
  }
})

test('when a backup could not be proved, then the administrators and those who made it and its release are told, once each', async () => {
  const told = async (about: Occasion) => (await siteLetters.write(notProved, about)).map(({ userId }) => userId)
  expect(await told(occasion())).toEqual([owner, administrator, maker, uploader])
  expect(await told(occasion({ backup: { createdBy: user(owner) } }, [uploader]))).toEqual([owner, administrator])
  expect(await told(occasion({ backup: { createdBy: undefined } }))).toEqual([owner, administrator, uploader])
  expect(await told(occasion({ backup: { proof: { state: 'proved' } } }))).toEqual([])
})
