import { Button } from '@mantine/core'
import { api, useAct } from '../api/client.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'
import type { Operation, WorkKind } from './operation.ts'

/** The way to stop work before it has taken effect. The service says until when that can be. */
export function CancelOperation({ operation: { operationId, kind, canBeCancelled } }: { operation: Operation }) {
  const { words, say } = useWords()
  const cancel = useAct(() => api.POST('/v1/operations/{operationId}/cancel', { params: { path: { operationId } } }))
  if (!canBeCancelled && !cancel.isError) return null
  const work = words.sites.operations.kinds[kind as WorkKind]
  return (
    <>
      {canBeCancelled && (
        <Button
          size="compact-sm"
          variant="default"
          loading={cancel.isPending}
          aria-label={say(words.sites.operations.cancelWork, { work })}
          onClick={() => cancel.mutate()}
        >
          {words.shell.cancel}
        </Button>
      )}
      <ProblemAlert of={cancel.error} />
    </>
  )
}
