import { Badge, Button, Group, Modal, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, useAct } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { type Language, languageNames, Say, useWords } from '../words/words.tsx'
import { etagOf } from './etag.ts'
import { Section } from './section.tsx'

interface Contact {
  email: string
  name: string
  language: Language
}

/** As many as the API takes. */
const MOST = 20

/** The contacts, which are set all at once. Whoever changes them meanwhile is not overwritten. */
function useContacts() {
  const { companyId } = useCompany()
  const params = { path: { companyId } }
  const contacts = useQuery({
    queryKey: ['billing-contacts', companyId],
    queryFn: async ({ signal }) => {
      const { data, response } = await api.GET('/v1/companies/{companyId}/billing-contacts', { params, signal })
      return { contacts: data?.contacts ?? [], etag: etagOf(response) }
    },
  })
  const put = useAct(({ next, etag }: { next: Contact[]; etag: string | undefined }) =>
    api.PUT('/v1/companies/{companyId}/billing-contacts', {
      params: { ...params, header: { 'if-match': etag } },
      body: { contacts: next.map(({ email, name, language }) => ({ email, name, language })) },
    }),
  )
  return { contacts, put }
}

export function ContactList() {
  const { words } = useWords()
  const { contacts, put } = useContacts()
  const [isAdding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Contact>()
  const present = contacts.data?.contacts ?? []
  const etag = contacts.data?.etag
  const said = words.billing.contacts
  return (
    <Section
      title={said.contacts}
      text={said.contactsText}
      action={
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={!contacts.data || present.length >= MOST}
          onClick={() => setAdding(true)}
        >
          {said.add}
        </Button>
      }
    >
      <ProblemAlert of={contacts.error} />
      {contacts.isPending && <Waiting />}
      {contacts.data && present.length === 0 && <Text>{said.none}</Text>}
      {present.length > 0 && <ContactTable contacts={present} onRemove={setLeaving} />}
      <AddContact
        isOpen={isAdding}
        isBusy={put.isPending}
        error={put.error}
        onClose={() => {
          setAdding(false)
          put.reset()
        }}
        onAdd={(contact) => put.mutate({ next: [...present, contact], etag }, { onSuccess: () => setAdding(false) })}
      />
      <RemoveContact
        contact={leaving}
        isBusy={put.isPending}
        error={put.error}
        onClose={() => {
          setLeaving(undefined)
          put.reset()
        }}
        onRemove={({ email }) =>
          put.mutate(
            { next: present.filter((contact) => contact.email !== email), etag },
            { onSuccess: () => setLeaving(undefined) },
          )
        }
      />
    </Section>
  )
}

function ContactTable({ contacts, onRemove }: { contacts: Contact[]; onRemove: (contact: Contact) => void }) {
  const { words, say } = useWords()
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.billing.contacts.contact}</Table.Th>
            <Table.Th>{words.billing.contacts.language}</Table.Th>
            <Table.Th ta="end">{words.billing.contacts.acts}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {contacts.map((contact) => (
            <Table.Tr key={contact.email}>
              <Table.Td>
                <Text fw={600}>
                  <bdi>{contact.name}</bdi>
                </Text>
                <Text size="sm" c="dimmed">
                  <bdi>{contact.email}</bdi>
                </Text>
              </Table.Td>
              <Table.Td>
                <Badge variant="light" color="gray" tt="none">
                  {languageNames[contact.language]}
                </Badge>
              </Table.Td>
              <Table.Td ta="end">
                <Button
                  size="xs"
                  variant="default"
                  aria-label={say(words.billing.contacts.removeButton, { name: contact.name })}
                  onClick={() => onRemove(contact)}
                >
                  {words.billing.contacts.remove}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function AddContact({
  isOpen,
  isBusy,
  error,
  onClose,
  onAdd,
}: {
  isOpen: boolean
  isBusy: boolean
  error: unknown
  onClose: () => void
  onAdd: (contact: Contact) => void
}) {
  const { words, language: own } = useWords()
  const [language, setLanguage] = useState(own)
  const said = words.billing.contacts
  return (
    <Modal opened={isOpen} onClose={onClose} title={said.add}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          onAdd({ email: String(form.get('email')).trim(), name: String(form.get('name')).trim(), language })
        }}
      >
        <Stack>
          <TextInput name="name" label={said.name} required maxLength={200} data-autofocus />
          <TextInput name="email" type="email" label={words.account.email} required maxLength={254} />
          <Select
            label={said.language}
            data={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
            value={language}
            allowDeselect={false}
            onChange={(value) => setLanguage(value as Language)}
          />
          <ProblemAlert of={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" loading={isBusy}>
              {said.add}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function RemoveContact({
  contact,
  isBusy,
  error,
  onClose,
  onRemove,
}: {
  contact: Contact | undefined
  isBusy: boolean
  error: unknown
  onClose: () => void
  onRemove: (contact: Contact) => void
}) {
  const { words, say } = useWords()
  const said = words.billing.contacts
  const name = contact?.name ?? ''
  return (
    <Modal opened={contact !== undefined} onClose={onClose} title={say(said.removeTitle, { name })}>
      <Stack>
        <Text>
          <Say of={said.removeText} with={{ email: contact?.email ?? '' }} />
        </Text>
        <ProblemAlert of={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.shell.cancel}
          </Button>
          <Button color="red" loading={isBusy} onClick={() => contact && onRemove(contact)}>
            {say(said.removeButton, { name })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
