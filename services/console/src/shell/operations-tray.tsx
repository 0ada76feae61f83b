import { ActionIcon, Anchor, Indicator, Popover, ScrollArea, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconListDetails } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { read } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import type { Operation } from '../operations/operation.ts'
import { OperationRow } from '../operations/operation-row.tsx'
import { readAfter } from '../operations/read-after.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.tsx'

const EVERY_MS = 1_500
const LATEST = 10

/**
 * Every long piece of work of the company that runs or waits, and those that ended last. The server is asked, so it is
 * the same in every tab and after a reload; again and again only while something runs.
 */
export function OperationsTray({ companyId }: { companyId: string }) {
  const { words, say } = useWords()
  const [isOpen, { toggle, close }] = useDisclosure()
  const path = { companyId }
  const active = read.useQuery(
    'get',
    '/v1/companies/{companyId}/operations',
    { params: { path, query: { limit: 50, state: ['queued', 'running'] } } },
    { refetchInterval: ({ state }) => (state.data && state.data.total > 0 ? EVERY_MS : false) },
  )
  const latest = read.useQuery(
    'get',
    '/v1/companies/{companyId}/operations',
    { params: { path, query: { limit: LATEST, state: ['done', 'failed', 'cancelled'] } } },
    { enabled: isOpen },
  )
  useEnds(active.data?.items)
  useOtherTabs()

  const n = active.data?.total ?? 0
  const rows = [...(active.data?.items ?? []), ...(latest.data?.items ?? [])]
  return (
    <Popover
      opened={isOpen}
      onChange={(next) => !next && close()}
      position="bottom-end"
      width={360}
      trapFocus
      withinPortal
    >
      <Indicator label={n} size={18} disabled={n === 0}>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={n === 0 ? words.shell.sections.operations : say(words.shell.tray.open, { n })}
            onClick={toggle}
          >
            <IconListDetails size={20} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label={words.shell.sections.operations} maw="calc(100vw - 2rem)">
        <ScrollArea.Autosize mah={420}>
          <Stack>
            {rows.length === 0 && latest.isSuccess && <Text c="dimmed">{words.shell.tray.empty}</Text>}
            {rows.map((operation) => (
              <OperationRow key={operation.operationId} operation={operation} />
            ))}
            <Anchor component={Link} to={linkTo(paths.operations, { companyId })} onClick={close} data-autofocus>
              {words.shell.tray.all}
            </Anchor>
          </Stack>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  )
}

/** What a piece of work changed is read again when it has ended. */
function useEnds(active: Operation[] | undefined) {
  const queries = useQueryClient()
  const before = useRef<Operation[]>([])
  useEffect(() => {
    if (!active) return
    const ids = new Set(active.map(({ operationId }) => operationId))
    const ended = before.current.filter(({ operationId }) => !ids.has(operationId))
    before.current = active
    if (ended.length > 0) void readAfter(queries, ended)
  }, [active, queries])
}

/** An act in another tab may have begun some work. */
function useOtherTabs() {
  const queries = useQueryClient()
  useEffect(() => {
    const others = new BroadcastChannel('acts')
    others.onmessage = () =>
      void queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).endsWith('/operations') })
    const stop = queries.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success') others.postMessage('done')
    })
    return () => {
      stop()
      others.close()
    }
  }, [queries])
}
