import { Select, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { ListPages } from '../ui/list-pages.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useListParams } from '../ui/search-params.ts'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'
import { isOver, type Operation, operationStates } from './operation.ts'
import { OperationsTable } from './operations-table.tsx'

interface Listed {
  items: Operation[]
  total: number
  nextCursor: string | null
}

/** What a list of operations is narrowed to. */
export function useOperationFilter() {
  const { values, after, set } = useListParams(['state'])
  const state = operationStates.find((one) => one === values.state)
  return { query: { limit: 50, after, ...(state && { state }) }, state, after, set }
}

/** Asked again while something of it runs, and not otherwise. */
export function whileRunning({ state: { data } }: { state: { data?: Listed } }): number | false {
  return data?.items.some((operation) => !isOver(operation)) ? 1_000 : false
}

/** The list with its filter and its pages, of a site or of a company. */
export function OperationList({
  filter: { state, after, set },
  list,
  ...shown
}: {
  filter: ReturnType<typeof useOperationFilter>
  list: { data?: Listed; error: unknown; isPending: boolean }
  where: (operation: Operation) => ReactNode
  whereTitle: string
  mayCancel: (operation: Operation) => boolean
}) {
  const { words } = useWords()
  return (
    <>
      <Select
        maw={260}
        aria-label={words.shell.state}
        placeholder={words.sites.operations.everyState}
        clearable
        data={operationStates.map((value) => ({ value, label: words.sites.operations.states[value] }))}
        value={state ?? null}
        onChange={(value) => set('state', value ?? undefined)}
      />
      <ProblemAlert of={list.error} />
      {list.isPending && <Waiting />}
      {list.data && (
        <>
          {list.data.items.length === 0 ? (
            <Text>{state ? words.sites.operations.noneLike : words.sites.operations.none}</Text>
          ) : (
            <OperationsTable operations={list.data.items} {...shown} />
          )}
          <ListPages
            total={list.data.total}
            after={after}
            nextCursor={list.data.nextCursor}
            onPage={(next) => set('after', next)}
          />
        </>
      )}
    </>
  )
}
