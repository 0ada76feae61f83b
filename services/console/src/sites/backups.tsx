import { Badge, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { type Answer, api, read, useAct } from '../api/client.ts'
import { ByWhom } from '../operations/by-whom.tsx'
import { ActDialog } from '../ui/act-dialog.tsx'
import { ListTable } from '../ui/list-table.tsx'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useListParams } from '../ui/search-params.ts'
import { Section } from '../ui/section.tsx'
import { sizeText } from '../ui/size.ts'
import { Say, useWords } from '../words/words.tsx'
import { BackupActs } from './backup-acts.tsx'
import { type Environment, offers, useSite } from './site-context.ts'

/** Of a backup of every day, nobody is told as its maker. */
const BY_ITSELF = { kind: 'system', id: '' } as const

export type Backup = Answer<'/v1/environments/{environmentId}/backups', 'get'>['items'][number]

export function Backups({ environment }: { environment: Environment }) {
  const { words } = useWords()
  const { after, place } = useListParams([])
  const { environmentId } = environment
  const backups = read.useQuery(
    'get',
    '/v1/environments/{environmentId}/backups',
    { params: { path: { environmentId }, query: { limit: 20, after } } },
    { placeholderData: keepPreviousData },
  )
  return (
    <Section
      title={words.sites.backups.title}
      text={offers(environment, 'backup') ? words.sites.backups.text : words.sites.notOffered}
      action={<MakeBackup environment={environment} />}
    >
      <PagedList list={backups} place={place} none={words.sites.backups.none}>
        {(items) => (
          <ListTable minWidth={760}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.sites.backups.backup}</Table.Th>
                <Table.Th>{words.sites.when}</Table.Th>
                <Table.Th>{words.sites.backups.proof}</Table.Th>
                <Table.Th>{words.sites.content}</Table.Th>
                <Table.Th>{words.shell.acts}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((backup) => (
                <Row key={backup.backupId} environment={environment} backup={backup} />
              ))}
            </Table.Tbody>
          </ListTable>
        )}
      </PagedList>
    </Section>
  )
}

function Row({ environment, backup }: { environment: Environment; backup: Backup }) {
  const { words, language, say } = useWords()
  const { note, cause, createdAt, createdBy, expiresAt, files, bytes } = backup
  return (
    <Table.Tr>
      <Table.Td maw={{ xs: 300 }}>
        <Text fw={600}>
          <bdi>{note ?? words.sites.backups.causes[cause]}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          {note && `${words.sites.backups.causes[cause]} · `}
          <Say of={words.sites.backups.until} with={{ when: <Moment at={expiresAt} style="day" /> }} />
        </Text>
      </Table.Td>
      <Table.Td data-of={words.sites.when}>
        <Moment at={createdAt} />
        <Text size="sm" c="dimmed">
          <ByWhom by={createdBy ?? (cause === 'daily' ? BY_ITSELF : undefined)} />
        </Text>
      </Table.Td>
      <Table.Td data-of={words.sites.backups.proof}>
        <Proof backup={backup} />
      </Table.Td>
      <Table.Td data-of={words.sites.content}>
        {say(words.sites.files, { n: files })}
        <Text size="sm" c="dimmed">
          {sizeText(bytes, language)}
        </Text>
      </Table.Td>
      <Table.Td>
        <BackupActs environment={environment} backup={backup} />
      </Table.Td>
    </Table.Tr>
  )
}

/** Whether it was restored for a try, and was the same. What was not is told loudly. */
function Proof({ backup: { verifiedAt, notProved } }: { backup: Backup }) {
  const { words } = useWords()
  const sentences: Record<string, string> = words.problems
  if (notProved !== undefined)
    return (
      <Stack gap={2}>
        <Badge color="red" variant="light">
          {words.sites.backups.notProved}
        </Badge>
        <Text size="sm">{sentences[notProved] ?? sentences['backup-not-proved']}</Text>
      </Stack>
    )
  if (verifiedAt === undefined) return <Text c="dimmed">{words.sites.backups.untried}</Text>
  return (
    <Stack gap={2}>
      <Badge variant="light">{words.sites.backups.proved}</Badge>
      <Text size="sm" c="dimmed">
        <Moment at={verifiedAt} />
      </Text>
    </Stack>
  )
}

function MakeBackup({ environment }: { environment: Environment }) {
  const { words } = useWords()
  const { mayUse, follow } = useSite()
  const [isOpen, { open, close }] = useDisclosure()
  const [note, setNote] = useState('')
  const { environmentId, activeReleaseId } = environment
  const act = useAct(
    () =>
      api.POST('/v1/environments/{environmentId}/backups', {
        params: { path: { environmentId } },
        body: note.trim() === '' ? {} : { note: note.trim() },
      }),
    ({ data }) => {
      follow(data)
      setNote('')
      close()
    },
  )
  if (!mayUse(environment) || activeReleaseId === undefined || !offers(environment, 'backup')) return null
  return (
    <Group>
      <Button variant="default" onClick={open}>
        {words.sites.backups.make}
      </Button>
      <ActDialog
        isOpen={isOpen}
        onClose={close}
        title={words.sites.backups.make}
        button={words.sites.backups.make}
        act={act}
      >
        <TextInput
          label={words.sites.upload.note}
          description={words.sites.backups.noteHint}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={200}
          data-autofocus
        />
      </ActDialog>
    </Group>
  )
}
