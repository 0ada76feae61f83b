import { Badge, Button, Table, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { type Answer, api, read, useAct } from '../../api/client.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Page } from '../../ui/page.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { useListParams } from '../../ui/search-params.ts'
import { Together } from '../../ui/together.tsx'
import { Say, useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { MemberName } from '../members/member-name.tsx'
import { MakeKey } from './make-key.tsx'

type Key = Answer<'/v1/companies/{companyId}/api-keys', 'get'>['items'][number]

export default function ApiKeys() {
  const { words } = useWords()
  const { companyId, may } = useCompany()
  const { after, place } = useListParams([])
  const [isMaking, setMaking] = useState(false)
  const keys = read.useQuery(
    'get',
    '/v1/companies/{companyId}/api-keys',
    { params: { path: { companyId }, query: { limit: 50, after } } },
    { placeholderData: keepPreviousData },
  )
  return (
    <Page
      title={words.shell.sections.apiKeys}
      text={words.company.keys.text}
      action={
        may('api-keys.manage') && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
            {words.company.keys.make}
          </Button>
        )
      }
    >
      <Together>
        <PagedList list={keys} place={place} none={words.company.keys.empty}>
          {(items) => (
            <ListTable minWidth={640}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{words.shell.name}</Table.Th>
                  <Table.Th>{words.company.keys.maker}</Table.Th>
                  <Table.Th>{words.company.keys.used}</Table.Th>
                  <Table.Th>{words.company.keys.ends}</Table.Th>
                  <Table.Th>{words.shell.acts}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((key) => (
                  <KeyRow key={key.keyId} of={key} />
                ))}
              </Table.Tbody>
            </ListTable>
          )}
        </PagedList>
      </Together>
      {isMaking && <MakeKey onClose={() => setMaking(false)} />}
    </Page>
  )
}

function KeyRow({ of: key }: { of: Key }) {
  const { words, say } = useWords()
  const { userId, may } = useCompany()
  const isMine = userId === key.userId
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600}>
          <bdi>{key.name}</bdi>
        </Text>
        <Text size="sm" c="dimmed" title={key.permissions.join(', ')}>
          {say(words.company.keys.permissions, { n: key.permissions.length })}
        </Text>
      </Table.Td>
      <Table.Td data-of={words.company.keys.maker}>
        {isMine ? words.shell.you : <MemberName userId={key.userId} />}
      </Table.Td>
      <Table.Td className="one-line" data-of={words.company.keys.used}>
        {key.lastUsedAt ? <Moment at={key.lastUsedAt} /> : words.company.keys.never}
      </Table.Td>
      <Table.Td className="one-line" data-of={words.company.keys.ends}>
        {key.state === 'active' ? (
          key.expiresAt ? (
            <Moment at={key.expiresAt} style="day" />
          ) : (
            words.company.keys.never
          )
        ) : (
          <Badge variant="light" color="gray">
            {words.company.keys.states[key.state]}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>{key.state === 'active' && (isMine || may('api-keys.revoke')) && <RevokeKey of={key} />}</Table.Td>
    </Table.Tr>
  )
}

function RevokeKey({ of: { keyId, name } }: { of: Key }) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const [isAsking, setAsking] = useState(false)
  const revoke = useAct(
    () => api.DELETE('/v1/companies/{companyId}/api-keys/{keyId}', { params: { path: { companyId, keyId } } }),
    () => setAsking(false),
  )
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        {words.company.invitations.revoke}
      </Button>
      <ActDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={words.company.keys.revokeTitle}
        button={<Say of={words.company.keys.revokeButton} with={{ name }} />}
        color="red"
        act={revoke}
      >
        <Text>
          <Say of={words.company.keys.revokeText} with={{ name }} />
        </Text>
      </ActDialog>
    </>
  )
}
