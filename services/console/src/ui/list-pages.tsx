import { Group, Text } from '@mantine/core'
import { useWords } from '../words/words.tsx'
import { CursorPages } from './cursor-pages.tsx'

/** How many there are, and the way through their pages. Cursors lead forward only; the way back is the browser's, too. */
export function ListPages({
  total,
  after,
  nextCursor,
  onPage,
}: {
  /** Where the list tells it. */
  total?: number
  after: string
  nextCursor: string | null
  onPage: (after: string | undefined) => void
}) {
  const { words, say } = useWords()
  return (
    <Group justify="space-between">
      <Text size="sm" c="dimmed" role="status">
        {total !== undefined && say(words.shell.total, { n: total })}
      </Text>
      <CursorPages after={after} nextCursor={nextCursor} onPage={onPage} />
    </Group>
  )
}
