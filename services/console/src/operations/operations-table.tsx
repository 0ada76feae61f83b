import { Group, Progress, Stack, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { CopyText } from '../ui/copy-text.tsx'
import { ListTable } from '../ui/list-table.tsx'
import { Moment } from '../ui/moment.tsx'
import { useWords } from '../words/words.tsx'
import { ByWhom } from './by-whom.tsx'
import { isOver, type Operation, percentOf, type WorkKind } from './operation.ts'
import { Failure } from './operation-progress.tsx'
import { OperationBadge, useStep } from './operation-state.tsx'

/** Work on sites, the newest first. */
export function OperationsTable({
  operations,
  where,
  whereTitle,
  cancel,
}: {
  operations: Operation[]
  where: (operation: Operation) => ReactNode
  whereTitle: string
  /** The way to stop it, for whoever may. */
  cancel: (operation: Operation) => ReactNode
}) {
  const { words } = useWords()
  const titles = words.sites.operations
  return (
    <ListTable minWidth={820}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{titles.work}</Table.Th>
          <Table.Th>{whereTitle}</Table.Th>
          <Table.Th>{words.shell.state}</Table.Th>
          <Table.Th>{titles.started}</Table.Th>
          <Table.Th>{titles.reference}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {operations.map((operation) => (
          <Row
            key={operation.operationId}
            operation={operation}
            where={where(operation)}
            whereTitle={whereTitle}
            cancel={cancel(operation)}
          />
        ))}
      </Table.Tbody>
    </ListTable>
  )
}

function Row({
  operation,
  where,
  whereTitle,
  cancel,
}: {
  operation: Operation
  where: ReactNode
  whereTitle: string
  cancel: ReactNode
}) {
  const { words } = useWords()
  const work = words.sites.operations.kinds[operation.kind as WorkKind]
  return (
    <Table.Tr>
      <Table.Td maw={{ xs: 280 }}>
        <Text fw={600}>{work}</Text>
        {operation.reason && (
          <Text size="sm" c="dimmed">
            <bdi>{operation.reason}</bdi>
          </Text>
        )}
        <Failure of={operation} />
      </Table.Td>
      <Table.Td maw={{ xs: 220 }} data-of={whereTitle}>
        {where}
      </Table.Td>
      <Table.Td miw={{ xs: 170 }} data-of={words.shell.state}>
        <Progressing operation={operation} label={work} cancel={cancel} />
      </Table.Td>
      <Table.Td data-of={words.sites.operations.started}>
        {operation.startedAt && <Moment at={operation.startedAt} />}
        <Text size="sm" c="dimmed">
          <ByWhom by={operation.startedBy} />
        </Text>
      </Table.Td>
      <Table.Td data-of={words.sites.operations.reference}>
        {operation.reference && <CopyText text={operation.reference} label={words.sites.operations.reference} />}
      </Table.Td>
    </Table.Tr>
  )
}

function Progressing({ operation, label, cancel }: { operation: Operation; label: string; cancel: ReactNode }) {
  const { words, say } = useWords()
  const step = useStep()(operation.step)
  const percent = percentOf(operation)
  return (
    <Stack gap={4} align="flex-start">
      <Group gap="xs">
        <OperationBadge state={operation.state} />
        {cancel}
      </Group>
      {!isOver(operation) && (
        <>
          {percent !== undefined && <Progress value={percent} w="100%" aria-label={label} />}
          <Text size="sm" c="dimmed">
            {step} {percent !== undefined && say(words.sites.operations.percent, { n: percent })}
          </Text>
        </>
      )}
    </Stack>
  )
}
