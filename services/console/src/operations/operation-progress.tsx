import { Alert, CloseButton, Group, Paper, Progress, Stack, Text } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { ApiProblem, isGone } from '../api/problem.ts'
import { CopyText } from '../ui/copy-text.tsx'
import { ProblemAlert, useProblemSentence } from '../ui/problem-alert.tsx'
import { Say, useWords } from '../words/words.tsx'
import { CancelOperation } from './cancel-operation.tsx'
import { isOver, type Operation, percentOf, type WorkKind } from './operation.ts'
import { OperationBadge, useStep } from './operation-state.tsx'
import { useOperation } from './use-operation.ts'

/**
 * How far a piece of work has come: its steps, a way to stop it, and why it failed. Pages show it under its id alone, so
 * it is found again after the tab was closed.
 * @param where on what the work is done, if that is known
 * @param mayCancel the person may; the service says whether the work can be
 */
export function OperationProgress({
  operationId,
  where,
  mayCancel = false,
  onEnd,
  onDismiss,
}: {
  operationId: string
  where?: (operation: Operation) => ReactNode
  mayCancel?: boolean | ((operation: Operation) => boolean)
  onEnd?: (operation: Operation) => void
  onDismiss?: () => void
}) {
  const { words, say } = useWords()
  const asked = useOperation(operationId)
  const operation = asked.data
  const told = useRef(false)
  useEffect(() => {
    if (!operation || !isOver(operation) || told.current) return
    told.current = true
    onEnd?.(operation)
  }, [operation, onEnd])

  // It is asked again and again: an answer that does not come takes nothing off the page.
  if (!operation || isGone(asked.error)) return <ProblemAlert of={asked.error} />
  const work = words.sites.operations.kinds[operation.kind as WorkKind]
  const place = where?.(operation)
  const may = typeof mayCancel === 'function' ? mayCancel(operation) : mayCancel
  return (
    <Paper withBorder p="sm" shadow="sm" role="group" aria-label={work}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Group gap="xs" role="status">
            <Text fw={600}>
              {place ? <Say of={words.sites.operations.workOn} with={{ work, where: place }} /> : work}
            </Text>
            <OperationBadge state={operation.state} />
          </Group>
          {may && <CancelOperation operation={operation} />}
          {onDismiss && isOver(operation) && (
            <CloseButton aria-label={say(words.sites.operations.dismiss, { work })} onClick={onDismiss} />
          )}
        </Group>
        {isOver(operation) ? <Failure of={operation} /> : <Steps of={operation} label={work} />}
      </Stack>
    </Paper>
  )
}

function Steps({ of: operation, label }: { of: Operation; label: string }) {
  const { words, say } = useWords()
  const step = useStep()(operation.step)
  const percent = percentOf(operation)
  return (
    <>
      <Progress
        value={percent ?? 100}
        animated={percent === undefined}
        striped={percent === undefined}
        aria-label={label}
      />
      <Text size="sm" c="dimmed">
        {operation.state === 'queued' ? words.sites.operations.waits : step}
        {percent !== undefined && ` ${say(words.sites.operations.percent, { n: percent })}`}
      </Text>
    </>
  )
}

/** Why work did not come to its end, and what support asks for. */
export function Failure({ of: { state, problem, reference } }: { of: Operation }) {
  const { words } = useWords()
  const sentence = useProblemSentence()
  if (state !== 'failed' || !problem) return null
  return (
    <Alert color="red" variant="light" title={sentence(new ApiProblem(409, problem))}>
      {reference && (
        <>
          {words.shell.reference} <CopyText text={reference} />
        </>
      )}
    </Alert>
  )
}
