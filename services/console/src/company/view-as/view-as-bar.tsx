import { Alert, Button, Group, Text } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { stopViewing } from '../../api/viewed.ts'
import { Say, useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'

/** Over every page while one looks as somebody else: as whom, what is not theirs in it, and the way back. */
export function ViewAsBar() {
  const { words } = useWords()
  const { viewedAs: name } = useCompany()
  if (name === undefined) return null
  const { title, text, stop } = words.company.viewAs
  return (
    <Alert
      role="status"
      color="blue"
      icon={<IconEye aria-hidden />}
      title={<Say of={title} with={{ name }} />}
      mb="lg"
      className="page"
    >
      <Group justify="space-between">
        <Text size="sm" flex="1 1 18rem">
          <Say of={text} with={{ name }} />
        </Text>
        <Button size="xs" onClick={stopViewing}>
          {stop}
        </Button>
      </Group>
    </Alert>
  )
}
