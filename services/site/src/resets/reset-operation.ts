import type { BackupSteps } from '../backups/backup-steps.ts'
import type { Flow } from '../operations/flow.ts'
import type { Activate } from '../releases/activation.ts'

/** An environment has no release from now on. What was active is saved first. `input`: backupId. */
export function resetFlow({ steps, activate }: { steps: BackupSteps; activate: Activate }): Flow {
  return {
    kind: 'reset',
    first: 'look',
    steps: {
      async look({ environmentId }, tools) {
        return steps.look(await tools.environment(environmentId!), { some: 'backup', none: 'confirm' })
      },

      backup: (operation, tools) =>
        steps.save(
          operation,
          tools,
          { environmentId: operation.environmentId!, cause: 'before-reset', share: [0, 70] },
          { next: 'activate', percent: 70, result: { backupId: operation.input.backupId! } },
        ),

      activate: (operation, tools) =>
        tools.commit(operation, [{ permission: 'site.reset' }], async (tx) => {
          const { id: operationId, environmentId } = operation
          const wanted = { environmentId: environmentId!, releaseId: undefined, cause: 'reset' as const, operationId }
          await activate(tx, wanted)
          return { next: 'confirm', percent: 90 }
        }),

      async confirm({ environmentId }, tools) {
        await tools.confirm(environmentId!)
        return { done: true }
      },
    },
    clean: (operation, tools) => steps.clean(operation, tools, operation.environmentId!),
  }
}
