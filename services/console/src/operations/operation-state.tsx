import { Badge } from '@mantine/core'
import { useWords } from '../words/words.tsx'
import type { OperationState } from './operation.ts'

const colors: Record<OperationState, string> = {
  queued: 'gray',
  running: 'blue',
  done: 'accent',
  failed: 'red',
  cancelled: 'gray',
}

export function OperationBadge({ state }: { state: OperationState }) {
  const { words } = useWords()
  return (
    <Badge variant="light" color={colors[state]}>
      {words.sites.operations.states[state]}
    </Badge>
  )
}

/** What an operation does now, in words; nothing for a step that has none. */
export function useStep(): (step: string | undefined) => string | undefined {
  const { words } = useWords()
  const steps: Record<string, string> = words.sites.operations.steps
  return (step) => (step === undefined ? undefined : steps[step])
}
