import { Badge, Group, Progress, Stack, Text } from '@mantine/core'
import type { components } from '../api/generated/openapi.ts'
import { useSiteName } from '../company/site-name.tsx'
import { Moment } from '../ui/moment.tsx'
import { useWords } from '../words/words.tsx'

type Operation = components['schemas']['Operation']

const colors = { queued: 'gray', running: 'accent', done: 'accent', failed: 'red', cancelled: 'gray' }

/** One piece of work: what it is, on which site, how far it has come. */
export function OperationRow({ operation }: { operation: Operation }) {
  const { words } = useWords()
  const { kind, state, step, percent, siteId, startedAt, problem } = operation
  const site = useSiteName(siteId)
  const isOver = state !== 'queued' && state !== 'running'
  const problems: Record<string, string> = words.problems
  return (
    <Stack gap={4} role="group" aria-label={words.shell.tray.kinds[kind]}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600}>
          {words.shell.tray.kinds[kind]}
          {site !== '' && (
            <Text span inherit fw={400} c="dimmed">
              {' · '}
              <bdi>{site}</bdi>
            </Text>
          )}
        </Text>
        <Badge variant="light" color={colors[state]} flex="none">
          {words.shell.tray.states[state]}
        </Badge>
      </Group>
      {!isOver && (
        <Progress
          value={percent ?? 0}
          animated={state === 'running'}
          aria-label={words.shell.tray.kinds[kind]}
          aria-valuetext={step}
        />
      )}
      <Text size="xs" c="dimmed">
        {!isOver && step ? `${step} · ${percent ?? 0} %` : startedAt && <Moment at={startedAt} />}
      </Text>
      {state === 'failed' && problem && <Text size="xs">{problems[problem.code] ?? problem.detail}</Text>}
    </Stack>
  )
}
