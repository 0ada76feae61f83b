import { Button, Group } from '@mantine/core'
import { useWords } from '../words/words.tsx'

export interface Pages {
  after: string
  nextCursor: string | null
  onPage: (after: string | undefined) => void
}

/** The way through the pages of a list; nothing where there is one only. */
export function MorePages({ after, nextCursor, onPage }: Pages) {
  const { words } = useWords()
  if (after === '' && nextCursor === null) return null
  return (
    <Group gap="xs">
      <Button variant="default" size="xs" disabled={after === ''} onClick={() => onPage(undefined)}>
        {words.shell.firstPage}
      </Button>
      <Button
        variant="default"
        size="xs"
        disabled={nextCursor === null}
        onClick={() => onPage(nextCursor ?? undefined)}
      >
        {words.shell.nextPage}
      </Button>
    </Group>
  )
}
