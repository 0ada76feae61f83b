import { Stack, Text } from '@mantine/core'
import { read } from '../api/client.ts'
import { ByWhom } from '../operations/by-whom.tsx'
import { Moment } from '../ui/moment.tsx'
import { sizeText } from '../ui/size.ts'
import { Say, useWords } from '../words/words.tsx'
import type { Environment } from './site-context.ts'

/** Of what is served: the release, who made it, and when; and how much it is, where one chooses between two. */
export function Served({
  environment: { environmentId, activeReleaseId },
  withContent = false,
}: {
  environment: Environment
  withContent?: boolean
}) {
  const { words, say, language } = useWords()
  const releases = read.useQuery(
    'get',
    '/v1/environments/{environmentId}/releases',
    { params: { path: { environmentId }, query: { limit: 20 } } },
    { enabled: activeReleaseId !== undefined },
  )
  if (activeReleaseId === undefined) return <Text size="sm">{words.sites.empty}</Text>
  const served = releases.data?.items.find(({ releaseId }) => releaseId === activeReleaseId)
  // It may be older than the newest twenty; that it serves something is known anyway.
  if (!served) return <Text size="sm">{releases.isPending ? '\u00a0' : words.sites.servesOlder}</Text>
  return (
    <Stack gap={0}>
      <Text size="sm" fw={500}>
        <bdi>{served.note ?? words.sites.releases.causes[served.cause]}</bdi>
      </Text>
      {withContent && (
        <Text size="sm">
          {say(words.sites.files, { n: served.files })} · {sizeText(served.bytes, language)}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        <Say
          of={words.sites.serves}
          with={{
            cause: words.sites.releases.causes[served.cause],
            when: <Moment at={served.createdAt} />,
            who: <ByWhom by={served.createdBy} />,
          }}
        />
      </Text>
    </Stack>
  )
}
