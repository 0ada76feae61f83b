import { type Cell, type Column, columns } from '@holdfast/access/permissions'
import { Card, Group, NativeSelect, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useState } from 'react'
import { type Answer, read } from '../../api/client.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { useWords } from '../../words/words.tsx'

type Row = Answer<'/v1/permissions', 'get'>['permissions'][number]

/** The table of what each role may do: as a table where there is room, by one role where there is little. */
export default function Permissions() {
  const { words } = useWords()
  const { data, error } = read.useQuery('get', '/v1/permissions')
  return (
    <Page title={words.company.permissions.title} text={words.company.permissions.text}>
      <ProblemAlert of={error} />
      {!data && !error && <Waiting />}
      {data && (
        <>
          <Stack hiddenFrom="md">
            <ByRole rows={data.permissions} />
          </Stack>
          <Stack visibleFrom="md">
            <Whole rows={data.permissions} />
          </Stack>
        </>
      )}
    </Page>
  )
}

function useColumnTitles(): Record<Column, string> {
  const { words } = useWords()
  return { ...words.shell.roles, ...words.company.permissions.columns }
}

function Whole({ rows }: { rows: Row[] }) {
  const { words } = useWords()
  const titles = useColumnTitles()
  return (
    <Table verticalSpacing="xs" stickyHeader stickyHeaderOffset={56} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.company.whoCan.permission}</Table.Th>
          {columns.map((column) => (
            <Table.Th key={column} fz="xs">
              {titles[column]}
            </Table.Th>
          ))}
          <Table.Th fz="xs">{words.shell.sections.apiKeys}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Th scope="row" fw={400}>
              <Title of={row} />
            </Table.Th>
            {columns.map((column) => (
              <Table.Td key={column}>
                <CellText cell={row.roles[column]} />
              </Table.Td>
            ))}
            <Table.Td>
              <CellText cell={row.apiKeys ? 'yes' : 'no'} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function ByRole({ rows }: { rows: Row[] }) {
  const { words } = useWords()
  const titles = useColumnTitles()
  const [column, setColumn] = useState<Column>('owner')
  return (
    <>
      <NativeSelect
        label={words.company.members.role}
        value={column}
        data={columns.map((value) => ({ value, label: titles[value] }))}
        onChange={(event) => setColumn(event.currentTarget.value as Column)}
      />
      {rows.map((row) => (
        <Card key={row.id} withBorder padding="sm">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Title of={row} />
            </div>
            <CellText cell={row.roles[column]} />
          </Group>
        </Card>
      ))}
    </>
  )
}

function Title({ of: { id, title } }: { of: Row }) {
  const { words } = useWords()
  const titles: Record<string, string> = words.company.permissionTitles
  return (
    <>
      <Text size="sm">{titles[id] ?? title}</Text>
      <Text size="xs" c="dimmed" ff="monospace">
        {id}
      </Text>
    </>
  )
}

function CellText({ cell }: { cell: Cell }) {
  const { words } = useWords()
  const text = words.company.permissions.cells[cell]
  if (cell === 'yes' || cell === 'no') {
    const Icon = cell === 'yes' ? IconCheck : IconMinus
    return (
      <>
        <Icon
          size={18}
          aria-hidden
          color={cell === 'yes' ? 'var(--mantine-color-anchor)' : 'var(--mantine-color-dimmed)'}
        />
        <VisuallyHidden>{text}</VisuallyHidden>
      </>
    )
  }
  return (
    <Text span size="xs" fw={600}>
      {text}
    </Text>
  )
}
