import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { PagedList } from '../ui/paged-list.tsx'
import { useListParams } from '../ui/search-params.ts'
import { Together } from '../ui/together.tsx'
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
  const { values, after, set, place } = useListParams(['state'])
  const state = operationStates.find((one) => one === values.state)
  return { query: { limit: 50, after, ...(state && { state }) }, state, set, place }
}

/** Asked again while something of it runs, and not otherwise. */
export function whileRunning({ state: { data } }: { state: { data?: Listed } }): number | false {
  return data?.items.some((operation) => !isOver(operation)) ? 1_000 : false
}

/** The list with its filter and its pages, of a site or of a company. */
export function OperationList({
  filter: { state, set, place },
  list,
  ...shown
}: {
  filter: ReturnType<typeof useOperationFilter>
  list: { data?: Listed; error: unknown; isPending: boolean }
  where: (operation: Operation) => ReactNode
  whereTitle: string
  cancel: (operation: Operation) => ReactNode
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
      <Together>
        <PagedList
          list={list}
          place={place}
          none={state ? words.sites.operations.noneLike : words.sites.operations.none}
        >
          {(items) => <OperationsTable operations={items} {...shown} />}
        </PagedList>
      </Together>
    </>
  )
}
