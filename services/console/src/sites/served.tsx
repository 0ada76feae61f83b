import { Stack, Text } from '@mantine/core'
import { read } from '../api/client.ts'
import { ByWhom } from '../operations/by-whom.tsx'
import { Moment } from '../ui/moment.tsx'
import { Say, useWords } from '../words/words.tsx'
import type { Environment } from './site-context.ts'

/** Of what is served: the release, who made it, and when. */
export function Served({ environment: { environmentId, activeReleaseId } }: { environment: Environment }) {
  const { words } = useWords()
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
