import { Button, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../words/words.tsx'
import { ProblemAlert } from './problem-alert.tsx'
import { Waiting } from './waiting.tsx'

/** Where one is in a list. Cursors lead forward only; the way back is the browser's. */
export interface ListPlace {
  /** The cursor of the page; empty for the first one. */
  after: string
  onPage: (after: string | undefined) => void
}

/**
 * A list that the server cuts into pages: why it cannot be read, that it is being read, that there is nothing, or its
 * rows, how many there are in all, and the way on.
 */
export function PagedList<Item>({
  list: { data, error, isPending },
  place: { after, onPage },
  none,
  children,
}: {
  /** `total`: where the list tells it. */
  list: { data?: { items: Item[]; nextCursor: string | null; total?: number }; error: unknown; isPending: boolean }
  place: ListPlace
  /** Shown in place of rows where there are none. */
  none: ReactNode
  children: (items: Item[]) => ReactNode
}) {
  const { words, say } = useWords()
  const next = data?.nextCursor ?? null
  return (
    <>
      <ProblemAlert of={error} />
      {isPending && <Waiting />}
      {data && (
        <Stack>
          {data.items.length === 0 ? <Text>{none}</Text> : children(data.items)}
          <Group justify="space-between">
            <Text size="sm" c="dimmed" role="status">
              {data.total !== undefined && say(words.shell.total, { n: data.total })}
            </Text>
            {(after !== '' || next !== null) && (
              <Group gap="xs">
                <Button variant="default" size="xs" disabled={after === ''} onClick={() => onPage(undefined)}>
                  {words.shell.firstPage}
                </Button>
                <Button variant="default" size="xs" disabled={next === null} onClick={() => onPage(next ?? undefined)}>
                  {words.shell.nextPage}
                </Button>
              </Group>
            )}
          </Group>
        </Stack>
      )}
    </>
  )
}
