import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { NOT_READ_AGAIN, read } from '../api/client.ts'
import { CopyText } from '../ui/copy-text.tsx'
import { OutsideLink } from '../ui/outside-link.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'
import { RenewDialog } from './gate-dialog.tsx'
import type { Environment } from './site-context.ts'

/** How visitors get through the closed gate. The password is asked for only when somebody wants to see it. */
export function Gate({ environment }: { environment: Environment }) {
  const { words } = useWords()
  const { environmentId } = environment
  const [isShown, { toggle }] = useDisclosure()
  const gate = read.useQuery(
    'get',
    '/v1/environments/{environmentId}/gate',
    { params: { path: { environmentId } } },
    // Once it is open, there is no password to be read.
    { enabled: isShown, gcTime: 0, meta: NOT_READ_AGAIN },
  )
  const [isRenewing, renew] = useDisclosure()
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button size="compact-sm" variant="default" aria-expanded={isShown} onClick={toggle}>
          {isShown ? words.sites.gate.hide : words.sites.gate.show}
        </Button>
        {isShown && (
          <Button size="compact-sm" variant="default" onClick={renew.open}>
            {words.sites.gate.renew}
          </Button>
        )}
      </Group>
      {isShown && gate.data && (
        <Paper withBorder p="sm">
          <Text size="sm">
            {words.sites.gate.password} <CopyText text={gate.data.password} label={words.sites.gate.password} />
          </Text>
          <Text size="sm" mt={4}>
            <OutsideLink href={gate.data.link}>{words.sites.gate.link}</OutsideLink>
          </Text>
          <Text size="sm" c="dimmed" mt={4}>
            {words.sites.gate.ends}
          </Text>
        </Paper>
      )}
      <ProblemAlert of={gate.error} />
      <RenewDialog environment={environment} isOpen={isRenewing} onClose={renew.close} onRenewed={gate.refetch} />
    </Stack>
  )
}
