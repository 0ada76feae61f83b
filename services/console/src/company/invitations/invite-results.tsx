import { Alert, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Say, useWords } from '../../words/words.tsx'
import type { InviteResult } from '../answers.ts'
import { useResultSentence } from '../result-sentence.ts'
import { CopyLink } from './copy-link.tsx'

/** What came of each address. A mail is on its way to those who were invited; a link can be handed over instead. */
export function InviteResults({ results }: { results: InviteResult[] }) {
  const { words } = useWords()
  const sentence = useResultSentence()
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus goes to each new answer
  useEffect(() => box.current?.focus(), [results])
  return (
    <Alert ref={box} tabIndex={-1} role="status" title={words.company.invite.done} maw={640}>
      <Stack gap="xs">
        {results.map(({ email, result, invitationId }) => (
          <Group key={`${email} ${result}`} justify="space-between" gap="xs">
            <Text flex="1 1 14rem">
              <Say of={words.company.bulk.result} with={{ name: email, result: sentence(result) }} />
            </Text>
            {invitationId && <CopyLink invitationId={invitationId} />}
          </Group>
        ))}
      </Stack>
    </Alert>
  )
}
