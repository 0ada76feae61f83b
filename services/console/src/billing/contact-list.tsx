import { Badge, Button, Group, Select, Table, Text, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct } from '../api/client.ts'
import { useVersioned } from '../api/versioned.ts'
import { useCompany } from '../company/company-context.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { EmailInput } from '../ui/email-input.tsx'
import { Empty } from '../ui/empty.tsx'
import { ListTable } from '../ui/list-table.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { type Language, languageNames, Say, useWords } from '../words/words.tsx'

interface Contact {
  email: string
  name: string
  language: Language
}

/** Who is added, or who is changed into what is typed. */
interface Editing {
  contact: Contact
  former?: Contact | undefined
}

/** As many as the API takes. */
const MOST = 20

/** The contacts, which are set all at once. Whoever changes them meanwhile is not overwritten. */
function useContacts() {
  const { companyId } = useCompany()
  const params = { path: { companyId } }
  const contacts = useVersioned(['billing-contacts', companyId], (signal) =>
    api.GET('/v1/companies/{companyId}/billing-contacts', { params, signal }),
  )
  const put = useAct(({ next, etag }: { next: Contact[]; etag: string | undefined }) =>
    api.PUT('/v1/companies/{companyId}/billing-contacts', {
      params: { ...params, header: { 'if-match': etag } },
      body: { contacts: next.map(({ email, name, language }) => ({ email, name, language })) },
    }),
  )
  return { contacts, put }
}

export function ContactList() {
  const { words, language } = useWords()
  const { contacts, put } = useContacts()
  const [editing, setEditing] = useState<Editing>()
  const [leaving, setLeaving] = useState<Contact>()
  const present = contacts.data?.found.contacts ?? []
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
          onClick={() => setEditing({ contact: { email: '', name: '', language } })}
        >
          {said.add}
        </Button>
      }
    >
      <ProblemAlert of={contacts.error} />
      {contacts.isPending && <Waiting />}
      {contacts.data && present.length === 0 && <Empty>{said.none}</Empty>}
      {present.length > 0 && (
        <ContactTable
          contacts={present}
          onChange={(contact) => setEditing({ contact, former: contact })}
          onRemove={setLeaving}
        />
      )}
      <EditContact
        editing={editing}
        onChange={setEditing}
        put={put}
        onSave={({ contact, former }) => {
          const next = former
            ? present.map((one) => (one.email === former.email ? contact : one))
            : [...present, contact]
          put.mutate({ next, etag }, { onSuccess: () => setEditing(undefined) })
        }}
      />
      <RemoveContact
        contact={leaving}
        onClose={() => setLeaving(undefined)}
        put={put}
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

function ContactTable({
  contacts,
  onChange,
  onRemove,
}: {
  contacts: Contact[]
  onChange: (contact: Contact) => void
  onRemove: (contact: Contact) => void
}) {
  const { words, say } = useWords()
  return (
    <ListTable minWidth={420}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.billing.contacts.contact}</Table.Th>
          <Table.Th>{words.billing.contacts.language}</Table.Th>
          <Table.Th ta="end">{words.shell.acts}</Table.Th>
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
            <Table.Td data-of={words.billing.contacts.language}>
              <Badge variant="light" color="gray" tt="none">
                {languageNames[contact.language]}
              </Badge>
            </Table.Td>
            <Table.Td ta={{ xs: 'end' }}>
              <Group gap="xs" justify="flex-end" wrap="nowrap">
                <Button
                  size="xs"
                  variant="default"
                  aria-label={say(words.billing.contacts.changeButton, { name: contact.name })}
                  onClick={() => onChange(contact)}
                >
                  {words.billing.contacts.change}
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={say(words.billing.contacts.removeButton, { name: contact.name })}
                  onClick={() => onRemove(contact)}
                >
                  {words.shell.remove}
                </Button>
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </ListTable>
  )
}

type Put = ReturnType<typeof useContacts>['put']

function EditContact({
  editing,
  onChange,
  put,
  onSave,
}: {
  editing: Editing | undefined
  onChange: (editing: Editing | undefined) => void
  put: Put
  onSave: (editing: Editing) => void
}) {
  const { words } = useWords()
  const said = words.billing.contacts
  const { contact, former } = editing ?? {}
  const change = (part: Partial<Contact>) =>
    editing && onChange({ ...editing, contact: { ...editing.contact, ...part } })
  const save = () => {
    if (!contact) return
    onSave({ contact: { ...contact, email: contact.email.trim(), name: contact.name.trim() }, former })
  }
  return (
    <ActDialog
      isOpen={editing !== undefined}
      onClose={() => onChange(undefined)}
      title={former ? <Say of={said.changeButton} with={{ name: former.name }} /> : said.add}
      button={former ? words.shell.save : said.add}
      act={{ ...put, mutate: save }}
    >
      <TextInput
        label={words.shell.name}
        required
        maxLength={200}
        data-autofocus
        value={contact?.name ?? ''}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <EmailInput
        isNew
        label={words.account.email}
        autoComplete="off"
        value={contact?.email ?? ''}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <Select
        label={said.language}
        data={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
        value={contact?.language ?? null}
        allowDeselect={false}
        onChange={(value) => change({ language: value as Language })}
      />
    </ActDialog>
  )
}

function RemoveContact({
  contact,
  onClose,
  put,
  onRemove,
}: {
  contact: Contact | undefined
  onClose: () => void
  put: Put
  onRemove: (contact: Contact) => void
}) {
  const { words } = useWords()
  const said = words.billing.contacts
  const name = contact?.name ?? ''
  return (
    <ActDialog
      isOpen={contact !== undefined}
      onClose={onClose}
      title={<Say of={said.removeTitle} with={{ name }} />}
      button={<Say of={said.removeButton} with={{ name }} />}
      color="red"
      act={{ ...put, mutate: () => contact && onRemove(contact) }}
    >
      <Text>
        <Say of={said.removeText} with={{ email: contact?.email ?? '' }} />
      </Text>
    </ActDialog>
  )
}
