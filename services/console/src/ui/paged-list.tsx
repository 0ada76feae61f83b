import { Button, Group, Stack, Text } from '@mantine/core'
import { Fragment, type ReactNode, useState } from 'react'
import { useLocation } from 'react-router'
import { useWords } from '../words/words.tsx'
import { Empty } from './empty.tsx'
import { ProblemAlert } from './problem-alert.tsx'
import { useShown } from './shown.ts'
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
  list: { data, error, isPending, isPlaceholderData = false },
  place: { after, onPage },
  none,
  children,
}: {
  list: {
    /** `total`: where the list tells it. */
    data?: { items: Item[]; nextCursor: string | null; total?: number }
    error: unknown
    isPending: boolean
    /** The rows are those of the answer before, until the next one is there. */
    isPlaceholderData?: boolean
  }
  place: ListPlace
  /** Shown in place of rows where there are none. */
  none: ReactNode
  children: (items: Item[]) => ReactNode
}) {
  const { words, say } = useWords()
  const next = data?.nextCursor ?? null
  const answer = useAnswer(after, isPlaceholderData)
  const isShown = useShown(data !== undefined)
  return (
    <>
      <ProblemAlert of={error} />
      {(isPending || (data && !isShown)) && <Waiting />}
      {data && isShown && (
        <Stack>
          <Fragment key={answer}>{data.items.length === 0 ? <Empty>{none}</Empty> : children(data.items)}</Fragment>
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

/** Names the answer that is shown. Its rows are new ones, even those that were in the answer before: none moves. */
function useAnswer(after: string, isOld: boolean): string {
  const { search } = useLocation()
  const asked = `${search} ${after}`
  const [shown, setShown] = useState(asked)
  if (!isOld && shown !== asked) setShown(asked)
  return isOld ? shown : asked
}
