import { Group, Progress, Stack, Text } from '@mantine/core'
import { ApiProblem } from '../api/problem.ts'
import { Moment } from '../ui/moment.tsx'
import { useProblemSentence } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'
import { isOver, type Operation, percentOf, type WorkKind } from './operation.ts'
import { OperationBadge, useStep } from './operation-state.tsx'

/** One piece of work in a few lines: what it is, on which site, how far it has come. */
export function OperationRow({ operation }: { operation: Operation }) {
  const { words, say } = useWords()
  const sentence = useProblemSentence()
  const { kind, state, siteName, startedAt, problem } = operation
  const step = useStep()(operation.step)
  const percent = percentOf(operation)
  const work = words.sites.operations.kinds[kind as WorkKind]
  return (
    <Stack gap={4} role="group" aria-label={work}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600}>
          {work}
          {siteName !== undefined && (
            <Text span inherit fw={400} c="dimmed">
              {' · '}
              <bdi>{siteName}</bdi>
            </Text>
          )}
        </Text>
        <OperationBadge state={state} />
      </Group>
      {isOver(operation) ? (
        <Text size="xs" c="dimmed">
          {startedAt && <Moment at={startedAt} />}
        </Text>
      ) : (
        <>
          <Progress value={percent ?? 0} animated={state === 'running'} aria-label={work} />
          <Text size="xs" c="dimmed">
            {state === 'queued' ? words.sites.operations.waits : step}
            {percent !== undefined && ` ${say(words.sites.operations.percent, { n: percent })}`}
          </Text>
        </>
      )}
      {state === 'failed' && problem && <Text size="xs">{sentence(new ApiProblem(409, problem))}</Text>}
    </Stack>
  )
}
