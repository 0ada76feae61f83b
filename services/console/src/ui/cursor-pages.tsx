import { Button, Group } from '@mantine/core'
import { useWords } from '../words/words.tsx'

/** The way through a list whose total is not told. */
export function CursorPages({
  after,
  nextCursor,
  onPage,
}: {
  after: string
  nextCursor: string | null
  onPage: (after: string | undefined) => void
}) {
  const { words } = useWords()
  if (after === '' && nextCursor === null) return null
  return (
    <Group gap="xs" justify="flex-end">
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
