import { Badge, Group, Table, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { type Answer, read } from '../api/client.ts'
import { ByWhom } from '../operations/by-whom.tsx'
import { ListTable } from '../ui/list-table.tsx'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useListParams } from '../ui/search-params.ts'
import { Section } from '../ui/section.tsx'
import { sizeText } from '../ui/size.ts'
import { Say, useWords } from '../words/words.tsx'
import { ReleaseActs } from './release-acts.tsx'
import type { Environment } from './site-context.ts'

export type Release = Answer<'/v1/environments/{environmentId}/releases', 'get'>['items'][number]

export function Releases({ environment }: { environment: Environment }) {
  const { words } = useWords()
  const { after, place } = useListParams([])
  const { environmentId } = environment
  const releases = read.useQuery(
    'get',
    '/v1/environments/{environmentId}/releases',
    { params: { path: { environmentId }, query: { limit: 20, after } } },
    { placeholderData: keepPreviousData },
  )
  return (
    <Section title={words.sites.releases.title} text={words.sites.releases.text}>
      <PagedList list={releases} place={place} none={words.sites.releases.none}>
        {(items) => (
          <ListTable minWidth={680}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.sites.releases.release}</Table.Th>
                <Table.Th>{words.sites.when}</Table.Th>
                <Table.Th>{words.sites.content}</Table.Th>
                <Table.Th>{words.shell.acts}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((release) => (
                <Row key={release.releaseId} environment={environment} release={release} />
              ))}
            </Table.Tbody>
          </ListTable>
        )}
      </PagedList>
    </Section>
  )
}

function Row({ environment, release }: { environment: Environment; release: Release }) {
  const { words, language, say } = useWords()
  const { note, cause, active, createdAt, createdBy, files, bytes, wentBack } = release
  return (
    <Table.Tr>
      <Table.Td maw={{ xs: 360 }}>
        <Group gap="xs">
          <Text fw={600}>
            <bdi>{note ?? words.sites.releases.causes[cause]}</bdi>
          </Text>
          {active && <Badge variant="light">{words.sites.releases.served}</Badge>}
        </Group>
        {note && (
          <Text size="sm" c="dimmed">
            {words.sites.releases.causes[cause]}
          </Text>
        )}
        {wentBack && (
          <Text size="sm" c="dimmed">
            {wentBack.reason ? (
              <Say
                of={words.sites.releases.wentBackBecause}
                with={{ when: <Moment at={wentBack.at} />, reason: wentBack.reason }}
              />
            ) : (
              <Say of={words.sites.releases.wentBack} with={{ when: <Moment at={wentBack.at} /> }} />
            )}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-of={words.sites.when}>
        <Moment at={createdAt} />
        <Text size="sm" c="dimmed">
          <ByWhom by={createdBy} />
        </Text>
      </Table.Td>
      <Table.Td data-of={words.sites.content}>
        {say(words.sites.files, { n: files })}
        <Text size="sm" c="dimmed">
          {sizeText(bytes, language)}
        </Text>
      </Table.Td>
      <Table.Td>
        <ReleaseActs environment={environment} release={release} />
      </Table.Td>
    </Table.Tr>
  )
}
