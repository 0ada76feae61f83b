import { newId } from '@holdfast/contracts'
import type { Backup, Operation, RestoreBackupRequest } from '@holdfast/contracts/site'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const [siteId, environmentId, backupId, releaseId, to] = [newId(), newId(), newId(), newId(), newId()]
const at = Date.UTC(2027, 0, 2)
const AT = '2027-01-02T00:00:00.000Z'
const backup: Backup = {
  backupId,
  environmentId,
  siteId,
  cause: 'BACKUP_CAUSE_BEFORE_PUSH',
  releaseId,
  digest: `sha256:${'0'.repeat(64)}`,
  files: 2,
  bytes: 300,
  createdAt: at,
  createdBy: { kind: 'KIND_SYSTEM', id: 'site' },
  expiresAt: at,
}
const view = {
  backupId,
  environmentId,
  siteId,
  cause: 'before-push',
  releaseId,
  digest: backup.digest,
  files: 2,
  bytes: 300,
  createdAt: AT,
  createdBy: { kind: 'system', id: 'site' },
  expiresAt: AT,
}

test('when backups are looked at then each says whether it was proved', async () => {
  const proved = { ...backup, verifiedAt: at, note: 'before the redesign' }
  const app = await gatewayOver({
    backups: {
      listBackups: async () => ({ backups: [backup, proved], nextCursor: '', total: 2 }),
      getBackup: async () => ({ ...backup, notProved: 'digest-differs' }),
    },
  })
  const get = async (url: string) => (await app.inject({ url, headers: bearer })).json()
  expect(await get(`/v1/environments/${environmentId}/backups`)).toEqual({
    items: [view, { ...view, verifiedAt: AT, note: 'before the redesign' }],
    nextCursor: null,
    total: 2,
  })
  expect(await get(`/v1/backups/${backupId}`)).toEqual({ ...view, notProved: 'digest-differs' })
})

test('when a backup is restored then the answer is the operation that does it', async () => {
  const operationId = newId()
  const restore = recorded<RestoreBackupRequest, Operation>({
    operationId,
    kind: 'OPERATION_KIND_RESTORE',
    companyId: newId(),
    siteId,
    environmentId: to,
    state: 'OPERATION_STATE_QUEUED',
    step: '',
    percent: 0,
    startedAt: at,
    reference: newId(),
    canBeCancelled: true,
  })
  const app = await gatewayOver({ backups: { restoreBackup: restore.handler } })
  const url = `/v1/backups/${backupId}/restore`
  const answer = await app.inject({ method: 'POST', url, headers: bearer, payload: { to } })
  expect([answer.statusCode, answer.json().kind]).toEqual([202, 'restore'])
  expect(answer.headers.location).toBe(`/v1/operations/${operationId}`)
  expect(restore.calls[0]!.request).toMatchObject({ backupId, to })
})
