import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { type Answer, api, read, useAct } from '../api/client.ts'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useListParams } from '../ui/search-params.ts'
import { Say, useWords } from '../words/words.tsx'
import { deviceOf } from './device.ts'

type SignedIn = Answer<'/v1/me/sessions', 'get'>['items'][number]

export default function Sessions() {
  const { words } = useWords()
  const { after, place } = useListParams([])
  const sessions = read.useQuery(
    'get',
    '/v1/me/sessions',
    { params: { query: { limit: 20, after } } },
    { placeholderData: keepPreviousData },
  )
  const endOthers = useAct(() => api.DELETE('/v1/me/sessions'))
  const items = sessions.data?.items ?? []
  return (
    <Page
      title={words.settings.sessions.title}
      text={words.settings.sessions.text}
      action={
        (items.length > 1 || after !== '') && (
          <Button color="red" variant="light" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {words.settings.sessions.endOthers}
          </Button>
        )
      }
    >
      <ProblemAlert of={endOthers.error} />
      <Stack maw={780}>
        <PagedList list={sessions} place={place} none="">
          {(listed) => (
            <Stack component="ul" gap="sm" p={0} m={0} aria-label={words.settings.sessions.title}>
              {listed.map((one) => (
                <SessionLine key={one.sessionId} session={one} />
              ))}
            </Stack>
          )}
        </PagedList>
      </Stack>
    </Page>
  )
}

function SessionLine({ session: { sessionId, ip, userAgent, current, createdAt, lastUsedAt } }: { session: SignedIn }) {
  const { words, say } = useWords()
  const device = deviceOf(userAgent)
  const name = device?.system
    ? say(words.settings.sessions.device, { browser: device.browser, system: device.system })
    : (device?.browser ?? (userAgent.slice(0, 60) || words.settings.sessions.unknown))
  const end = useAct(() => api.DELETE('/v1/me/sessions/{sessionId}', { params: { path: { sessionId } } }))
  return (
    <Paper component="li" withBorder p="md" style={{ listStyle: 'none' }}>
      <Group justify="space-between">
        <Stack gap={2} style={{ flex: '1 1 14rem' }}>
          <Group gap="xs">
            <Text fw={600}>
              <bdi>{name}</bdi>
            </Text>
            {current && <Badge>{words.settings.sessions.current}</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            <Say
              of={words.settings.sessions.used}
              with={{ ip, since: <Moment at={createdAt} />, last: <Moment at={lastUsedAt} /> }}
            />
          </Text>
          <ProblemAlert of={end.error} />
        </Stack>
        {!current && (
          <Button
            variant="default"
            loading={end.isPending}
            onClick={() => end.mutate()}
            aria-label={say(words.settings.sessions.endOne, { device: name })}
          >
            {words.settings.sessions.end}
          </Button>
        )}
      </Group>
    </Paper>
  )
}
